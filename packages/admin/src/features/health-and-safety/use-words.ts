import { useTranslate } from 'react-admin';

/** The words of one of these resources: `words('list.title')`. */
export function useWords(resource: string) {
  const t = useTranslate();
  return (key: string, more?: object): string => t(`resources.${resource}.${key}`, more);
}

/** The five texts of a button that asks before it does something. */
export const verbText = (words: ReturnType<typeof useWords>, verb: string) => ({
  label: words(`${verb}.label`),
  title: words(`${verb}.title`),
  consequence: words(`${verb}.consequence`),
  confirm: words(`${verb}.confirm`),
  done: words(`${verb}.done`),
});

/** The page from which all of health and safety is reached. */
export function useOverviewLink(): { to: string; label: string } {
  const t = useTranslate();
  return { to: '/health-and-safety', label: t('resources.health-and-safety.title') };
}
