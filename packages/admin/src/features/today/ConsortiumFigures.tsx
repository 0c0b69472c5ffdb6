import { Box, Button } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { addDays, instantOf, today } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { Figure } from './Figures.tsx';
import { ConsortiumFiguresDocument } from './today.graphql.ts';

const ofKind = (kind: string) => `/organisations?filter=${encodeURIComponent(JSON.stringify({ kind }))}`;

/** What the coordinator watches: how many members, providers, services and appointments. */
export function ConsortiumFigures() {
  const t = useTranslate();
  const first = `${today().slice(0, 7)}-01`;
  const { data, error, isPending } = useRead(ConsortiumFiguresDocument, {
    from: instantOf(first).toISOString(),
    to: instantOf(`${addDays(first, 31).slice(0, 7)}-01`).toISOString(),
  });
  const { canAccess: mayAdd } = useCanAccess({ resource: 'organisations', action: 'create' });
  return (
    <>
      <Panel title={t('resources.today.figures.title')}>
        {error && <Failed error={error} />}
        {isPending && <Waiting lines={3} />}
        {data && (
          <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 0.5 }}>
            <Figure
              value={data.members.total}
              words="resources.today.figures.members"
              to={ofKind('MEMBER')}
            />
            <Figure
              value={data.providers.total}
              words="resources.today.figures.providers"
              to={ofKind('PROVIDER')}
            />
            <Figure value={data.services.total} words="resources.today.figures.services" to="/services" />
            <Figure value={data.bookings.total} words="resources.today.figures.bookings" to="/bookings" />
          </Box>
        )}
      </Panel>
      <Panel title={t('resources.today.organisations.title')}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button variant="outlined" component={RouterLink} to={pathTo('/organisations')}>
            {t('resources.today.organisations.see')}
          </Button>
          {mayAdd && (
            <Button variant="outlined" component={RouterLink} to={pathTo('/organisations/create')}>
              {t('resources.today.organisations.add')}
            </Button>
          )}
        </Box>
      </Panel>
    </>
  );
}
