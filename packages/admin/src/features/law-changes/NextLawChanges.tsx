import './add-words.ts';
import { Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Panel } from '../../platform/layout/Panel.tsx';
import { dateText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { NextLawChangesDocument } from './law-change.graphql.ts';

/** The next changes that are certain, for a start page. */
export function NextLawChanges() {
  const t = useTranslate();
  const { data } = useRead(NextLawChangesDocument, {});
  const words = (key: string) => t(`resources.law-changes.next.${key}`);
  if (!data) return null;
  return (
    <Panel title={words('title')}>
      {data.data.items.length === 0 && <Typography>{words('none')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.data.items.map(({ id, title, inForceOn }) => (
          <Box component="li" key={id} sx={{ mb: 1.5 }}>
            <Link component={RouterLink} to={pathTo(recordPath('law-changes', id))}>
              {title}
            </Link>
            <Typography color="text.secondary">{inForceOn && dateText(inForceOn)}</Typography>
          </Box>
        ))}
      </Box>
      <Link component={RouterLink} to={pathTo('/law-changes')}>
        {words('all')}
      </Link>
    </Panel>
  );
}
