import './document-words.ts';
import { Box, Link } from '@mui/material';
import { type MouseEvent, useId } from 'react';
import { useTranslate } from 'react-admin';

export interface ContentsEntry {
  level: number;
  text: string;
  id: string;
}

/** The headings of a document as links: at the side on a desk, folded on top on a phone. */
export function Contents({ entries }: { entries: readonly ContentsEntry[] }) {
  const t = useTranslate();
  const id = useId();
  if (entries.length < 2) return null;
  const list = (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {entries.map((entry) => (
        <Box component="li" key={entry.id} sx={{ pl: Math.max(0, entry.level - 2) * 2 }}>
          <Link
            href={`#${entry.id}`}
            onClick={(event) => goTo(event, entry.id)}
            sx={{ display: 'inline-block', py: 0.5, minHeight: 24, overflowWrap: 'anywhere' }}
          >
            {entry.text}
          </Link>
        </Box>
      ))}
    </Box>
  );
  return (
    <>
      <Box
        component="nav"
        aria-labelledby={id}
        sx={{
          display: { xs: 'none', md: 'block' },
          position: 'sticky',
          top: 80,
          maxHeight: 'calc(100vh - 100px)',
          overflowY: 'auto',
          '@media print': { display: 'none' },
        }}
      >
        <Box id={id} component="h2" sx={{ m: 0, mb: 1, fontSize: '1.0625rem' }}>
          {t('resources.documents.contents')}
        </Box>
        {list}
      </Box>
      <Box component="details" sx={{ display: { md: 'none' }, mb: 2, '@media print': { display: 'none' } }}>
        <Box component="summary" sx={{ py: 1, fontWeight: 600, cursor: 'pointer' }}>
          {t('resources.documents.contents')}
        </Box>
        <nav aria-label={t('resources.documents.contents')}>{list}</nav>
      </Box>
    </>
  );
}

// The address stays as it is: back leads to the page before, not to the heading before.
function goTo(event: MouseEvent, id: string): void {
  const heading = document.getElementById(id);
  if (!heading) return;
  event.preventDefault();
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: 'start' });
}
