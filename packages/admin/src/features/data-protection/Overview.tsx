import './add-words.ts';
import { Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { OverviewPanel } from '../../platform/layout/OverviewPanel.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { useMe } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { OverviewDocument } from './data-protection.graphql.ts';

/** A list that begins with what is not closed. */
const OPEN = `filter=${encodeURIComponent(JSON.stringify({ state: 'open' }))}`;

/** Everything about people's data in one place: what there is of it, what is late, and where to go on. */
export function DataProtection() {
  const t = useTranslate();
  const me = useMe();
  const { data, error, isPending, refetch } = useRead(OverviewDocument, {});
  const words = (key: string, more?: object) => t(`resources.data-protection.${key}`, more);
  const parts = data && [
    {
      name: 'requests',
      to: `/access-requests?${OPEN}`,
      number: data.openRequests.total,
      late: data.lateRequests.total,
    },
    {
      name: 'complaints',
      to: `/complaints?${OPEN}`,
      number: data.openComplaints.total,
      late: data.lateComplaints.total,
    },
    { name: 'activities', to: '/processing-activities', number: data.activities.total, late: 0 },
    { name: 'retention', to: '/data-protection/retention', number: data.holds.total, late: 0 },
    { name: 'incidents', to: `/incidents?${OPEN}`, number: data.incidents.total, late: 0 },
  ];
  const form = `/complain/${me?.actingFor?.id ?? 'consortium'}`;
  return (
    <Page title={words('title')} intro={words(me?.actsForConsortium ? 'introConsortium' : 'intro')}>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={6} />}
      {parts && (
        <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
          {parts.map(({ name, to, number, late }) => (
            <OverviewPanel
              key={name}
              title={words(`${name}.title`)}
              help={words(`${name}.help`)}
              count={words(`${name}.count`, { smart_count: number })}
              late={late > 0 && words('late', { smart_count: late })}
              open={words(`${name}.open`)}
              to={to}
            />
          ))}
          {me && (
            <Panel title={words('form.title')}>
              <Typography sx={{ mb: 2 }}>{words('form.help')}</Typography>
              <Link component={RouterLink} to={pathTo(form)} sx={{ overflowWrap: 'anywhere' }}>
                {`${window.location.origin}${pathTo(form)}`}
              </Link>
            </Panel>
          )}
        </Box>
      )}
    </Page>
  );
}
