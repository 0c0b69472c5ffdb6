import { Box, Button, Chip, MenuItem, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { SavedViews } from './SavedViews.tsx';

export interface Facet {
  source: string;
  label: string;
  options: readonly { value: string; label: string }[];
}

/** A search field and a few choices over a list; what is set stands below in plain words and can be removed. */
export function ListFilters({
  facets = [],
  searchLabel,
}: {
  facets?: readonly Facet[];
  searchLabel?: string;
}) {
  const t = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const set = (source: string, value: string) => {
    const { [source]: _, ...others } = filterValues;
    setFilters(value === '' ? others : { ...others, [source]: value });
  };
  const active = facets.flatMap(({ source, label, options }) => {
    const chosen = options.find(({ value }) => value === filterValues[source]);
    return chosen ? [{ source, name: `${label}: ${chosen.label}` }] : [];
  });
  if (filterValues.q) active.unshift({ source: 'q', name: `“${filterValues.q}”` });

  return (
    <Box role="search" sx={{ mb: 2 }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2,
          '& > *': { flex: '1 1 200px', maxWidth: { sm: 320 } },
        }}
      >
        {searchLabel && (
          <SearchField
            key={filterValues.q ?? ''}
            label={searchLabel}
            value={filterValues.q ?? ''}
            onChange={(value) => set('q', value)}
          />
        )}
        {facets.map(({ source, label, options }) => (
          <TextField
            key={source}
            id={`filter-${source}`}
            select
            label={label}
            value={filterValues[source] ?? ''}
            onChange={(event) => set(source, event.target.value)}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
            sx={{ mb: 1.5 }}
          >
            <MenuItem value="">{t('app.list.any')}</MenuItem>
            {options.map((option) => (
              <MenuItem key={option.value} value={option.value}>
                {option.label}
              </MenuItem>
            ))}
          </TextField>
        ))}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <SavedViews />
        {active.map(({ source, name }) => (
          <Chip
            key={source}
            label={`${name}  ✕`}
            onClick={() => set(source, '')}
            aria-label={t('app.list.remove', { name })}
            variant="outlined"
          />
        ))}
        {active.length > 0 && (
          <Button size="small" onClick={() => setFilters(filterValues.tab ? { tab: filterValues.tab } : {})}>
            {t('app.list.clear')}
          </Button>
        )}
      </Box>
    </Box>
  );
}

function SearchField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), 400);
    return () => clearTimeout(timer);
  });
  return (
    <TextField
      id="filter-q"
      type="search"
      label={label}
      value={typed}
      autoFocus={value !== ''}
      onChange={(event) => setTyped(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { 'aria-keyshortcuts': '/' } }}
      sx={{ mb: 1.5 }}
    />
  );
}
