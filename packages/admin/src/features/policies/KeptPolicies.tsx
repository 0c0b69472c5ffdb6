import { Box, Button, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { ListBase, useListContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ExportButton } from '../../platform/layout/ExportButton.tsx';
import { saidInPlace } from '../../platform/layout/ListBody.tsx';
import { ListFilters } from '../../platform/layout/ListFilters.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import type { Column } from '../../platform/layout/RecordTable.tsx';
import { Failed, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { abilityOf, useMe } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { ChosenBar } from './ChosenBar.tsx';
import { Packs } from './Packs.tsx';
import { PolicyGroupPanel } from './PolicyGroupPanel.tsx';
import { PublicRegister } from './PublicRegister.tsx';
import { type PolicyGroup, PolicyHealthDocument } from './policy.graphql.ts';
import { MISSING, type PolicyRow } from './policy-list.graphql.ts';

const NECESSITIES = ['LAW', 'FUNDERS', 'OPTIONAL'] as const;
const STANDINGS = ['CURRENT', 'DUE', 'OVERDUE', 'DRAFT', MISSING, 'WITHDRAWN'] as const;

/** Our policies, for whoever keeps them: what is current, due, overdue and missing, and one action on each. */
export function KeptPolicies() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.policies.list.${key}`);
  const facets = [
    {
      source: 'health',
      label: words('state'),
      options: STANDINGS.map((value) => ({ value, label: t(`resources.policies.health.${value}`) })),
    },
    {
      source: 'necessity',
      label: words('group'),
      options: NECESSITIES.map((value) => ({ value, label: t(`resources.policies.group.${value}`) })),
    },
  ];
  return (
    <Page
      title={t('resources.policies.name', { smart_count: 2 })}
      intro={words('intro')}
      actions={
        <>
          <Button variant="contained" component={RouterLink} to={pathTo('/policies/adopt')}>
            {words('adopt')}
          </Button>
          <Button variant="outlined" component={RouterLink} to={pathTo('/policies/bring')}>
            {words('bring')}
          </Button>
        </>
      }
    >
      <WaysOn />
      <ListBase
        queryOptions={saidInPlace}
        resource="policies"
        sort={{ field: 'title', order: 'ASC' }}
        perPage={100}
      >
        <ListFilters searchLabel={words('search')} facets={facets} />
        <Groups />
      </ListBase>
      <Box sx={{ display: 'grid', gap: 3, mt: 3 }}>
        <Packs />
        <PublicRegister />
      </Box>
    </Page>
  );
}

/** What belongs to policies and has no place of its own in the menu. */
const WAYS_ON = [
  { to: '/templates', label: 'library', needs: ['read', 'Template'] },
  { to: '/facts', label: 'facts', needs: ['remember', 'FactQuestion'] },
  { to: '/acknowledgements', label: 'readers', needs: ['see', 'AcknowledgementProgress'] },
  { to: '/policy-readers', label: 'withoutAccount', needs: ['read', 'PolicyReader'] },
  { to: '/law-changes', label: 'lawChanges', needs: ['read', 'LawChange'] },
] as const;

function WaysOn() {
  const t = useTranslate();
  const me = useMe();
  const words = (key: string) => t(`resources.policies.list.waysOn.${key}`);
  if (!me) return null;
  const ability = abilityOf(me);
  return (
    <Box component="nav" aria-label={words('label')} sx={{ mb: 3 }}>
      <Box
        component="ul"
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 1, listStyle: 'none', m: 0, p: 0 }}
      >
        {WAYS_ON.filter(({ needs }) => ability.can(needs[0], needs[1])).map(({ to, label }) => (
          <li key={to}>
            <Link component={RouterLink} to={pathTo(to)} sx={{ display: 'inline-block', minHeight: 24 }}>
              {words(label)}
            </Link>
          </li>
        ))}
      </Box>
    </Box>
  );
}

interface Filter {
  q?: string;
  health?: string;
  necessity?: string;
}

/** The rows that the filters leave, apart from what was withdrawn: that is shown to who asks for it. */
function rowsFor(policies: readonly PolicyRow[], { health }: Filter): PolicyRow[] {
  if (health === MISSING) return [];
  return policies.filter((policy) => health === 'WITHDRAWN' || policy.health !== 'WITHDRAWN');
}

/** What is missing has no state and no owner: only the search and the choice of a group narrow it down. */
function missingFor(group: PolicyGroup, { q = '', health }: Filter): PolicyGroup['missingTemplates'] {
  if (health && health !== MISSING) return [];
  const sought = q.trim().toLowerCase();
  return group.missingTemplates.filter(({ title }) => (title ?? '').toLowerCase().includes(sought));
}

function Groups() {
  const t = useTranslate();
  const { data, error, isPending, refetch, filterValues, setFilters } = useListContext<PolicyRow>();
  const health = useRead(PolicyHealthDocument, {});
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const columns = useColumns();
  const words = (key: string, more?: object) => t(`resources.policies.list.${key}`, more);
  const failure = error ?? health.error;
  if (failure)
    return (
      <Failed
        error={failure}
        retry={() => {
          refetch();
          void health.refetch();
        }}
      />
    );
  if (isPending || !data || !health.data) return <Waiting lines={8} />;
  const filter: Filter = filterValues;
  const rows = rowsFor(data, filter);
  const groups = NECESSITIES.filter((one) => !filter.necessity || filter.necessity === one).map(
    (necessity) => {
      const group = health.data.data.find((one) => one.necessity === necessity);
      return {
        necessity,
        group,
        // what no template covers is asked for by nobody
        policies: rows.filter(({ template }) => (template?.necessity ?? 'OPTIONAL') === necessity),
        missing: group ? missingFor(group, filter) : [],
      };
    },
  );
  const missing = groups.reduce((sum, one) => sum + one.missing.length, 0);
  const total = rows.length + missing;
  const isFiltered = Object.values(filter).some(Boolean);
  if (total === 0 && isFiltered) {
    return (
      <Nothing title={t('app.list.noMatch')}>
        {t('app.list.noMatchHelp')}
        <Box sx={{ mt: 2 }}>
          <Button variant="outlined" onClick={() => setFilters({})}>
            {t('app.list.clear')}
          </Button>
        </Box>
      </Nothing>
    );
  }
  if (total === 0) {
    return (
      <Nothing title={words('empty')} action={{ to: '/policies/adopt', label: words('adopt') }}>
        {words('emptyHelp')}
      </Nothing>
    );
  }
  const choose = (id: string, isChosen: boolean) =>
    setChosen((now) => (isChosen ? [...now, id] : now.filter((one) => one !== id)));
  return (
    <>
      <Typography role="status" color="text.secondary" sx={{ mb: 1 }}>
        {words('total', { ours: rows.length, missing })}
      </Typography>
      <Box sx={{ display: 'grid', gap: 3 }}>
        {groups
          .filter(({ policies, missing: lacking }) => policies.length + lacking.length > 0)
          .map(({ necessity, ...one }) => (
            <PolicyGroupPanel
              key={necessity}
              necessity={necessity}
              chosen={chosen}
              onChoose={choose}
              {...one}
            />
          ))}
      </Box>
      <Box sx={{ mt: 1, textAlign: { sm: 'right' } }}>
        <ExportButton columns={columns} />
      </Box>
      <ChosenBar policies={rows.filter(({ id }) => chosen.includes(id))} onClear={() => setChosen([])} />
    </>
  );
}

/** What the exported file holds. */
function useColumns(): Column<PolicyRow>[] {
  const t = useTranslate();
  const field = (key: string) => t(`resources.policies.fields.${key}`);
  return [
    { key: 'title', label: field('title'), render: ({ title }) => title },
    {
      key: 'health',
      label: field('health'),
      render: ({ health }) => (health ? t(`resources.policies.health.${health}`) : ''),
    },
    {
      key: 'group',
      label: t('resources.policies.list.group'),
      render: ({ template }) => t(`resources.policies.group.${template?.necessity ?? 'OPTIONAL'}`),
    },
    { key: 'owner', label: field('owner'), render: ({ owner }) => owner?.name },
    { key: 'adoptedOn', label: field('adoptedOn'), render: ({ adoptedOn }) => adoptedOn },
    { key: 'nextReviewOn', label: field('nextReviewOn'), render: ({ nextReviewOn }) => nextReviewOn },
  ];
}
