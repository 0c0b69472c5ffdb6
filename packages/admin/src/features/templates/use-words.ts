import './add-words.ts';
import { useTranslate } from 'react-admin';

/** The words of the library: `words('list.title')`. */
export function useWords(): (key: string, more?: object) => string {
  const t = useTranslate();
  return (key, more) => t(`resources.templates.${key}`, more);
}
