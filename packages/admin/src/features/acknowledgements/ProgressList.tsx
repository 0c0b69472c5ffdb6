import './add-words.ts';
import { Box, Button, Link, Typography } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { ProgressBar } from './AcknowledgementProgress.tsx';
import { ProgressesDocument } from './acknowledgement.graphql.ts';

/** All policies that somebody looks after, and how many have read each. */
export function ProgressList() {
  const t = useTranslate();
  const { data, error, isPending, refetch } = useRead(ProgressesDocument, {});
  const { canAccess } = useCanAccess({ resource: 'policy-readers', action: 'create' });
  const words = (key: string) => t(`resources.acknowledgements.progress.all.${key}`);
  const rows = data?.data ?? [];
  const readers = canAccess && (
    <Button variant="outlined" component={RouterLink} to={pathTo('/policy-readers')}>
      {words('readers')}
    </Button>
  );
  return (
    <Page title={words('title')} intro={words('intro')} actions={readers} narrow>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={6} />}
      {data && rows.length === 0 && (
        <Panel title={words('none')}>
          <Typography>{words('noneHelp')}</Typography>
        </Panel>
      )}
      {rows.length > 0 && (
        <Panel>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {rows.map((row) => (
              <Box component="li" key={row.id}>
                <Link
                  component={RouterLink}
                  to={pathTo(`/acknowledgements/${row.id}`)}
                  sx={{ fontWeight: 600 }}
                >
                  {row.policyTitle}
                </Link>
                <ProgressBar progress={row} />
              </Box>
            ))}
          </Box>
        </Panel>
      )}
    </Page>
  );
}
