import { useTranslate } from 'react-admin';

/** The way back from a list to the page from which all about data protection is reached. */
export function useOverviewLink(): { to: string; label: string } {
  const t = useTranslate();
  return { to: '/data-protection', label: t('resources.data-protection.title') };
}
