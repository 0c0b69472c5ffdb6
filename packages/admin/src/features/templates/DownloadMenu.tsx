import Download from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button, Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import { visuallyHidden } from '../../platform/layout/States.tsx';
import type { DocumentFormat } from './template.graphql.ts';
import { useDownload } from './use-download.ts';
import { useWords } from './use-words.ts';

interface Choice {
  key: string;
  format: DocumentFormat;
  blank?: boolean;
}

const OF_TEXT: readonly Choice[] = [
  { key: 'word', format: 'DOCX' },
  { key: 'pdf', format: 'PDF' },
  { key: 'blankWord', format: 'DOCX', blank: true },
  { key: 'blankPdf', format: 'PDF', blank: true },
];
const OF_FILE: readonly Choice[] = [
  { key: 'filled', format: 'ORIGINAL' },
  { key: 'blank', format: 'ORIGINAL', blank: true },
];

interface DownloadMenuProps {
  title: string;
  versionId: string;
  isFile: boolean;
  /** Where the document is filled in. */
  fillPath: string;
  /** Blank only, for who acts for no organisation. */
  onlyBlank?: boolean;
  size?: 'small' | 'medium';
}

/** Word or PDF, filled in from our facts or blank. */
export function DownloadMenu({
  title,
  versionId,
  isFile,
  fillPath,
  onlyBlank = false,
  size = 'medium',
}: DownloadMenuProps) {
  const words = useWords();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { fetch, isPending, done } = useDownload(fillPath);
  const choices = (isFile ? OF_FILE : OF_TEXT).filter(({ blank }) => blank || !onlyBlank);
  return (
    <>
      <Button
        variant="outlined"
        size={size}
        startIcon={<Download aria-hidden />}
        disabled={isPending}
        aria-label={words('download.named', { title })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {words(isPending ? 'download.making' : 'download.label')}
      </Button>
      <Box role="status" component="span" sx={visuallyHidden}>
        {done ? words('download.done', { name: done }) : ''}
      </Box>
      <Menu id={id} open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {choices.map(({ key, format, blank = false }) => (
          <MenuItem
            key={key}
            onClick={() => {
              setAnchor(null);
              fetch({ templateVersionId: versionId, format, blank });
            }}
          >
            {words(`download.${key}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
