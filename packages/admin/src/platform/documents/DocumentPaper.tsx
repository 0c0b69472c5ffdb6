import './document-words.ts';
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface DocumentPaperProps {
  title: string;
  /** Made and cleaned by the API, which lets no script, style, frame, picture or event attribute through. */
  html: string;
  /** Above the text, such as a stamp. */
  children?: ReactNode;
  /** On top of the paper; without it the page's own heading is the title. */
  heading?: ReactNode;
  busy?: boolean;
}

/** A document as it reads on paper; printed, it is the page. Wide tables scroll within it. */
export function DocumentPaper({ title, html, heading, children, busy = false }: DocumentPaperProps) {
  const t = useTranslate();
  return (
    <Box
      role="region"
      aria-label={t('resources.documents.paper', { title })}
      aria-busy={busy ? 'true' : undefined}
      // wide tables scroll sideways, by keyboard too
      tabIndex={0}
      className="document-paper"
      sx={paper}
    >
      {heading}
      {children}
      {html.trim() === '' ? (
        <p>{t('resources.documents.empty')}</p>
      ) : (
        <div
          // biome-ignore lint/security/noDangerouslySetInnerHtml: the API's sanitiser made it; the page's policy refuses scripts besides
          dangerouslySetInnerHTML={{ __html: html }}
        />
      )}
    </Box>
  );
}

const paper = {
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  px: { xs: 2, sm: 5 },
  py: { xs: 2, sm: 4 },
  overflowX: 'auto',
  fontFamily: 'Georgia, "Times New Roman", serif',
  fontSize: '1.0625rem',
  lineHeight: 1.6,
  overflowWrap: 'break-word',
  '& > div > p, & > div > ul, & > div > ol, & > div > blockquote': { maxWidth: '70ch' },
  '& h2, & h3, & h4, & h5': {
    fontFamily: 'system-ui, "Segoe UI", Roboto, sans-serif',
    lineHeight: 1.3,
    scrollMarginTop: 80,
  },
  '& h2': { fontSize: '1.25rem', mt: 4, mb: 1 },
  '& h3': { fontSize: '1.0625rem', mt: 3, mb: 1 },
  '& h4, & h5': { fontSize: '1rem', mt: 2, mb: 1 },
  '& p': { mt: 0, mb: 1.5 },
  '& li': { mb: 0.5 },
  '& a': { color: 'primary.main' },
  '& table': { borderCollapse: 'collapse', width: '100%', my: 2, fontSize: '1rem' },
  '& th, & td': {
    border: 1,
    borderColor: 'text.secondary',
    p: 1,
    minWidth: 72,
    height: 36,
    textAlign: 'left',
    verticalAlign: 'top',
  },
  '& th': { bgcolor: 'background.default' },
  '@media print': {
    border: 0,
    p: 0,
    overflow: 'visible',
    color: '#000',
    fontSize: '11pt',
    '& a': { color: '#000' },
    '& h2, & h3, & h4': { breakAfter: 'avoid' },
    '& tr': { breakInside: 'avoid' },
    '& thead': { display: 'table-header-group' },
  },
} as const;

/** What is round the paper and has no place on it: `<Box sx={notPrinted}>`. */
export const notPrinted = { '@media print': { display: 'none' } } as const;
