import { Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { Failed, Nothing, Waiting } from './States.tsx';

/** For a list or a record: its failure stands in its place, a notification beside would say it twice. */
export const saidInPlace = { onError: () => undefined };

const numberText = (number: number) => number.toLocaleString('en-GB');

interface ListBodyProps {
  children: ReactNode;
  /** What is said when there is nothing at all, as opposed to nothing that matches. */
  empty: ReactNode;
}

/** A list in each of its states: waiting, failed, empty, nothing that matches, rows with count and pages. */
export function ListBody({ children, empty }: ListBodyProps) {
  const t = useTranslate();
  const { isPending, error, refetch, total = 0, filterValues, setFilters } = useListContext();
  const { tab, ...filters } = filterValues ?? {};
  const isFiltered = Object.values(filters).some((value) => value !== undefined && value !== '');
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (isPending) return <Waiting lines={6} />;
  if (total === 0 && !isFiltered) return empty;
  if (total === 0) {
    return (
      <Nothing title={t('app.list.noMatch')}>
        {t('app.list.noMatchHelp')}
        <Box sx={{ mt: 2 }}>
          <Button variant="outlined" onClick={() => setFilters(tab ? { tab } : {})}>
            {t('app.list.clear')}
          </Button>
        </Box>
      </Nothing>
    );
  }
  return (
    <>
      <Typography role="status" color="text.secondary" sx={{ mb: 1 }}>
        {t('app.list.count', { total: numberText(total) })}
      </Typography>
      {children}
      <Pages />
    </>
  );
}

function Pages() {
  const t = useTranslate();
  const { page, perPage, total = 0, setPage, hasNextPage, hasPreviousPage } = useListContext();
  if (total <= perPage) return null;
  const from = (page - 1) * perPage + 1;
  return (
    <Box
      component="nav"
      aria-label={t('app.list.pages')}
      sx={{ display: 'flex', gap: 2, alignItems: 'center', mt: 2, flexWrap: 'wrap' }}
    >
      <Button variant="outlined" disabled={!hasPreviousPage} onClick={() => setPage(page - 1)}>
        {t('app.list.previous')}
      </Button>
      <Typography>
        {t('app.list.range', {
          from: numberText(from),
          to: numberText(Math.min(page * perPage, total)),
          total: numberText(total),
        })}
      </Typography>
      <Button variant="outlined" disabled={!hasNextPage} onClick={() => setPage(page + 1)}>
        {t('app.list.next')}
      </Button>
    </Box>
  );
}
