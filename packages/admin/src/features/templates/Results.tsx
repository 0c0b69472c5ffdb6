import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Failed, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { useRead } from '../../platform/operations.ts';
import { TemplateCard } from './TemplateCard.tsx';
import { TemplatesDocument } from './template.graphql.ts';
import type { LibrarySearchState } from './use-library-filter.ts';
import { useWords } from './use-words.ts';

const PER_PAGE = 20;

/** What is found, as one types: what stood there stays until the next is there, and the number is said. */
export function Results({ search }: { search: LibrarySearchState }) {
  const t = useTranslate();
  const words = useWords();
  const { q, page, filter } = search;
  const { data, error, isPending, isPlaceholderData, refetch } = useRead(
    TemplatesDocument,
    { page, perPage: PER_PAGE, filter, ...(q ? {} : { sort: { field: 'title', order: 'ASC' } }) },
    { keepPrevious: true },
  );
  if (error) return <Failed error={error} retry={() => refetch()} />;
  const total = data?.data.total ?? 0;
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      {/* one element for all results, so that a screen reader hears the number change */}
      <Typography role="status" aria-live="polite" color="text.secondary" sx={{ mb: 1, minHeight: 24 }}>
        {isPending ? '' : words('results.count', { smart_count: total })}
      </Typography>
      {isPending && <Waiting lines={6} />}
      {data && total === 0 && !isFiltered && (
        <Nothing title={words('results.empty')}>{words('results.emptyHelp')}</Nothing>
      )}
      {data && total === 0 && isFiltered && (
        <Nothing title={words('results.none')}>
          {words('results.noneHelp')}
          <Box sx={{ mt: 2 }}>
            <Button variant="outlined" onClick={search.clear}>
              {words('results.showAll')}
            </Button>
          </Box>
        </Nothing>
      )}
      {data && total > 0 && (
        <Box
          component="ul"
          aria-label={words('results.label')}
          sx={{
            listStyle: 'none',
            p: 0,
            m: 0,
            display: 'grid',
            gap: 1.5,
            opacity: isPlaceholderData ? 0.6 : 1,
          }}
        >
          {data.data.items.map((template) => (
            <TemplateCard key={template.id} template={template} />
          ))}
        </Box>
      )}
      {total > PER_PAGE && (
        <Box
          component="nav"
          aria-label={t('app.list.pages')}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mt: 2 }}
        >
          <Button variant="outlined" disabled={page <= 1} onClick={() => search.setPage(page - 1)}>
            {t('app.list.previous')}
          </Button>
          <Typography>
            {t('app.list.range', {
              from: (page - 1) * PER_PAGE + 1,
              to: Math.min(page * PER_PAGE, total),
              total,
            })}
          </Typography>
          <Button
            variant="outlined"
            disabled={page * PER_PAGE >= total}
            onClick={() => search.setPage(page + 1)}
          >
            {t('app.list.next')}
          </Button>
        </Box>
      )}
    </>
  );
}
