import './add-words.ts';
import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { OverviewPanel } from '../../platform/layout/OverviewPanel.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { Term } from '../../platform/layout/Term.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { abilityOf, useMe } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { EndResponsibilityDocument, GiveResponsibilityDocument } from '../people/person.graphql.ts';
import { SafetyOverviewDocument } from './health-and-safety.graphql.ts';
import { useColleagues } from './use-colleagues.ts';
import { useWords, verbText } from './use-words.ts';

/** Everything about health and safety in one place: what there is, what is late, and who is lead. */
export function HealthAndSafety() {
  const words = useWords('health-and-safety');
  const { data, error, isPending, refetch } = useRead(SafetyOverviewDocument, {});
  const parts = data && [
    {
      name: 'assessments',
      to: '/risk-assessments',
      number: data.assessments.total,
      late: data.lateAssessments.total,
    },
    { name: 'accidents', to: '/accidents', number: data.openAccidents.total, late: 0 },
    { name: 'checks', to: '/safety-checks', number: data.checks.total, late: data.lateChecks.total },
  ];
  return (
    <Page
      title={words('title')}
      intro={words('intro')}
      actions={
        <Button variant="contained" component={RouterLink} to={pathTo('/accidents/create')}>
          {words('report')}
        </Button>
      }
    >
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
          <Leads leads={data.leads.items} />
        </Box>
      )}
    </Page>
  );
}

interface Lead {
  id: string;
  name: string | null;
  responsibilities: { id: string; kind: string | null; can: string[]; version: number | null }[] | null;
}

function Leads({ leads }: { leads: readonly Lead[] }) {
  const t = useTranslate();
  const words = useWords('health-and-safety');
  const me = useMe();
  const mayGive = Boolean(me && abilityOf(me).can('give', 'Responsibility'));
  const colleagues = useColleagues(mayGive);
  const others = colleagues.filter(({ value }) => !leads.some(({ id }) => id === value));
  return (
    <Panel title={words('lead.title')}>
      <Term>{words('lead.help')}</Term>
      {leads.length === 0 && <Typography sx={{ fontWeight: 600, mb: 2 }}>{words('lead.nobody')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mb: 2 }}>
        {leads.map(({ id, name, responsibilities }) => {
          const held = responsibilities?.find(({ kind }) => kind === 'HS_LEAD');
          return (
            <Box
              component="li"
              key={id}
              sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', py: 0.5 }}
            >
              <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
              {held?.can.includes('end') && (
                <VerbButton
                  {...verbText(words, 'end')}
                  size="small"
                  named={words('end.named', { name })}
                  document={EndResponsibilityDocument}
                  variables={() => ({ id: held.id, version: held.version })}
                />
              )}
            </Box>
          );
        })}
      </Box>
      {mayGive && (
        <VerbButton
          {...verbText(words, 'give')}
          strong={leads.length === 0}
          document={GiveResponsibilityDocument}
          asks={[
            {
              name: 'personId',
              label: words('give.person'),
              needed: t('resources.health-and-safety.give.needPerson'),
              options: others,
            },
          ]}
          variables={({ personId = '' }) => ({ input: { personId, kind: 'HS_LEAD' as const } })}
        />
      )}
    </Panel>
  );
}
