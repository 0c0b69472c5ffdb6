import './add-words.ts';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { useRead } from '../../platform/operations.ts';
import { PoliciesToReadDocument } from './acknowledgement.graphql.ts';
import { ToReadRows } from './ToRead.tsx';

/** Everything that somebody is asked to read: what is left, and what they confirmed. */
export function ToReadList() {
  const t = useTranslate();
  const { data, error, isPending, refetch } = useRead(PoliciesToReadDocument, {});
  const words = (key: string) => t(`resources.acknowledgements.toRead.${key}`);
  const rows = data?.data ?? [];
  const left = rows.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  const done = rows.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  return (
    <Page title={words('title')} intro={words('intro')} narrow>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={4} />}
      {data && rows.length === 0 && (
        <Panel title={words('nobody')}>
          <Typography>{words('nobodyHelp')}</Typography>
        </Panel>
      )}
      {rows.length > 0 && (
        <Box sx={{ display: 'grid', gap: 3 }}>
          <Panel title={words('left')}>
            {left.length === 0 ? <Typography>{words('none')}</Typography> : <ToReadRows rows={left} />}
          </Panel>
          {done.length > 0 && (
            <Panel title={words('done')}>
              <ToReadRows rows={done} />
            </Panel>
          )}
        </Box>
      )}
    </Page>
  );
}
