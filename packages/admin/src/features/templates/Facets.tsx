import { Box, Button, Chip, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { type TemplateFacets, TemplateFacetsDocument } from './template.graphql.ts';
import type { FilterName, LibrarySearchState } from './use-library-filter.ts';
import { useWords } from './use-words.ts';

interface Choice {
  value: string;
  label: string;
  count: number;
}

interface Group {
  name: FilterName;
  title: string;
  chosen: string | undefined;
  choices: readonly Choice[];
}

function useGroups(facets: TemplateFacets | undefined, { filter }: LibrarySearchState): Group[] {
  const words = useWords();
  const actsForMember = Boolean(useMe()?.actingFor);
  if (!facets) return [];
  const forUs: Group[] = actsForMember
    ? [
        {
          name: 'ours',
          title: words('facet.forUs'),
          chosen: filter.appliesToUs ? 'yes' : undefined,
          choices: [{ value: 'yes', label: words('facet.appliesToUs'), count: facets.appliesToUs }],
        },
        {
          name: 'missing',
          title: words('facet.missing'),
          chosen: filter.notAdopted ? 'yes' : undefined,
          choices: [{ value: 'yes', label: words('facet.notAdopted'), count: facets.notAdopted }],
        },
      ]
    : [];
  return [
    ...forUs,
    {
      name: 'category',
      title: words('facet.category'),
      chosen: filter.category ?? undefined,
      choices: facets.categories.map(({ id, name, count }) => ({ value: id, label: name, count })),
    },
    {
      name: 'kind',
      title: words('facet.kind'),
      chosen: filter.kind ?? undefined,
      choices: facets.kinds.map(({ name, count }) => ({ value: name, label: words(`kind.${name}`), count })),
    },
    {
      name: 'audience',
      title: words('facet.audience'),
      chosen: filter.audience ?? undefined,
      choices: facets.audiences.map(({ name, count }) => ({
        value: name,
        label: words(`audience.${name}`),
        count,
      })),
    },
  ];
}

/** Words by which results are narrowed, with how many there are of each; on a phone they fold away. */
export function Facets({ search }: { search: LibrarySearchState }) {
  const words = useWords();
  const { data } = useRead(TemplateFacetsDocument, { filter: search.filter }, { keepPrevious: true });
  const groups = useGroups(data?.data, search);
  if (groups.length === 0) return null;
  const all = groups.map((group) => <FacetGroup key={group.name} group={group} set={search.set} />);
  return (
    <>
      <Box
        component="section"
        aria-label={words('facet.label')}
        sx={{ display: { xs: 'none', md: 'block' } }}
      >
        {all}
      </Box>
      <Box component="details" sx={{ display: { md: 'none' }, mb: 2 }}>
        <Box component="summary" sx={{ py: 1, fontWeight: 600, cursor: 'pointer' }}>
          {words('facet.label')}
        </Box>
        <section aria-label={words('facet.label')}>{all}</section>
      </Box>
    </>
  );
}

function FacetGroup({ group, set }: { group: Group; set: LibrarySearchState['set'] }) {
  const id = useId();
  // what is chosen stays, however few there are of it
  const choices = group.choices.filter(({ value, count }) => count > 0 || value === group.chosen);
  if (choices.length === 0) return null;
  return (
    <Box role="group" aria-labelledby={id} sx={{ mb: 2 }}>
      <Typography id={id} variant="body2" color="text.secondary" sx={{ fontWeight: 600 }}>
        {group.title}
      </Typography>
      {choices.map(({ value, label, count }) => {
        const isChosen = value === group.chosen;
        return (
          <Button
            key={value}
            size="small"
            aria-pressed={isChosen}
            onClick={() => set(group.name, isChosen ? undefined : value)}
            sx={{
              display: 'flex',
              width: '100%',
              justifyContent: 'space-between',
              textAlign: 'left',
              px: 1,
              fontWeight: isChosen ? 650 : 400,
              color: 'text.primary',
              bgcolor: isChosen ? 'primary.light' : undefined,
            }}
          >
            <span>
              {isChosen ? '✓ ' : ''}
              {label}
            </span>
            <Count>{count}</Count>
          </Button>
        );
      })}
    </Box>
  );
}

const Count = ({ children }: { children: ReactNode }) => (
  <Box component="span" sx={{ color: 'text.secondary', pl: 1 }}>
    {children}
  </Box>
);

/** What the results are narrowed by, in plain words that can be removed. */
export function ActiveFilters({ search }: { search: LibrarySearchState }) {
  const t = useTranslate();
  const { data } = useRead(TemplateFacetsDocument, { filter: search.filter }, { keepPrevious: true });
  const active = useGroups(data?.data, search).flatMap(({ name, title, chosen, choices }) => {
    const choice = choices.find(({ value }) => value === chosen);
    if (!choice) return [];
    return [{ name, label: choices.length > 1 ? `${title}: ${choice.label}` : choice.label }];
  });
  if (active.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2 }}>
      {active.map(({ name, label }) => (
        <Chip
          key={name}
          variant="outlined"
          label={`${label}  ✕`}
          aria-label={t('app.list.remove', { name: label })}
          onClick={() => search.set(name, undefined)}
        />
      ))}
      <Button size="small" onClick={search.clear}>
        {t('app.list.clear')}
      </Button>
    </Box>
  );
}
