import { Box, Button, Link, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { useRead } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { ToReadPanel } from '../acknowledgements/ToRead.tsx';
import { PolicyHitDownload, TemplateHitDownload } from './HitDownloads.tsx';
import { fillPath, readPath } from './library-paths.ts';
import { Passage } from './Passage.tsx';
import { Results } from './Results.tsx';
import { SearchField } from './SearchField.tsx';
import { type LibraryHit, type LibrarySearch, SearchLibraryDocument } from './template.graphql.ts';
import { useLibraryFilter } from './use-library-filter.ts';
import { useWords } from './use-words.ts';

/** For those who only want to read: one search, what to confirm, our own policies before the pool's templates. */
export function PlainLibrary() {
  const search = useLibraryFilter();
  return (
    <>
      <SearchField plain typed={search.typed} onChange={search.setTyped} />
      {/* whoever looks for something finds it right below, whatever else there is to read */}
      {search.q ? (
        <Found q={search.q} clear={search.clear} />
      ) : (
        <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <ToReadPanel />
          <Box>
            <Results search={search} />
          </Box>
        </Box>
      )}
    </>
  );
}

const countOf = ({ policies, forms, whomToRing, templates }: LibrarySearch) =>
  policies.length + forms.length + whomToRing.length + templates.length;

function Found({ q, clear }: { q: string; clear: () => void }) {
  const words = useWords();
  const { data, error, isPending, isPlaceholderData, refetch } = useRead(
    SearchLibraryDocument,
    { q },
    { keepPrevious: true },
  );
  if (error) return <Failed error={error} retry={() => refetch()} />;
  const found = data?.data;
  const total = found ? countOf(found) : 0;
  return (
    <>
      <Typography role="status" aria-live="polite" color="text.secondary" sx={{ mb: 1, minHeight: 24 }}>
        {isPending ? '' : words('results.found', { smart_count: total })}
      </Typography>
      {isPending && <Waiting lines={6} />}
      {found && total === 0 && (
        <Nothing title={words('results.none')}>
          {words('results.noneHelp')}
          <Box sx={{ mt: 2 }}>
            <Button variant="outlined" onClick={clear}>
              {words('results.showAll')}
            </Button>
          </Box>
        </Nothing>
      )}
      {found && total > 0 && (
        <Box
          sx={{
            display: 'grid',
            gap: 3,
            gridTemplateColumns: 'minmax(0, 1fr)',
            opacity: isPlaceholderData ? 0.6 : 1,
          }}
        >
          <Hits
            title={words('found.policies')}
            hits={found.policies}
            pathOf={({ id }) => recordPath('policies', id)}
            actionsOf={(hit, among) => <PolicyHitDownload hit={hit} among={among} />}
          />
          <Hits title={words('found.forms')} hits={found.forms} />
          <WhomToRing services={found.whomToRing} />
          <Hits title={words('found.templates')} hits={found.templates} />
        </Box>
      )}
    </>
  );
}

function Hits({
  title,
  hits,
  pathOf = ({ id }) => readPath(id),
  actionsOf = (hit, among) => <TemplateActions hit={hit} among={among} />,
}: {
  title: string;
  hits: readonly LibraryHit[];
  pathOf?: (hit: LibraryHit) => string;
  actionsOf?: (hit: LibraryHit, among: readonly LibraryHit[]) => ReactNode;
}) {
  if (hits.length === 0) return null;
  return (
    <Panel title={title}>
      <List>
        {hits.map((hit) => (
          <Row key={hit.id} action={actionsOf(hit, hits)}>
            <Link component={RouterLink} to={pathTo(pathOf(hit))} sx={{ fontWeight: 600 }}>
              {hit.title}
            </Link>
            {hit.line && <Typography color="text.secondary">{hit.line}</Typography>}
            <Passage text={hit.highlight} />
          </Row>
        ))}
      </List>
    </Panel>
  );
}

function TemplateActions({ hit, among }: { hit: LibraryHit; among: readonly LibraryHit[] }) {
  const words = useWords();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <Button
        size="small"
        variant="outlined"
        component={RouterLink}
        to={pathTo(fillPath(hit.id))}
        aria-label={words('card.fillNamed', { title: hit.title })}
      >
        {words('card.fill')}
      </Button>
      <TemplateHitDownload hit={hit} among={among} />
    </Box>
  );
}

function WhomToRing({ services }: { services: LibrarySearch['whomToRing'] }) {
  const words = useWords();
  if (services.length === 0) return null;
  return (
    <Panel title={words('found.whomToRing')}>
      <List>
        {services.map(({ id, name, providerName }) => (
          <Row key={id}>
            <Link component={RouterLink} to={pathTo(recordPath('services', id))} sx={{ fontWeight: 600 }}>
              {name}
            </Link>
            {providerName && <Typography color="text.secondary">{providerName}</Typography>}
          </Row>
        ))}
      </List>
    </Panel>
  );
}

const List = ({ children }: { children: ReactNode }) => (
  <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
    {children}
  </Box>
);

const Row = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <Box
    component="li"
    sx={{
      display: 'flex',
      flexWrap: 'wrap',
      gap: 1,
      alignItems: 'center',
      justifyContent: 'space-between',
      py: 1.5,
      borderTop: 1,
      borderColor: 'divider',
      '&:first-of-type': { borderTop: 0, pt: 0 },
    }}
  >
    <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>{children}</Box>
    {action}
  </Box>
);
