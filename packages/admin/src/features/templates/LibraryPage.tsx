import './add-words.ts';
import { Box, Button } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { readsPlainly } from '../../navigation.ts';
import { Page } from '../../platform/layout/Page.tsx';
import { Waiting } from '../../platform/layout/States.tsx';
import { useMe } from '../../platform/me.ts';
import { pathTo } from '../../platform/paths.ts';
import { ActiveFilters, Facets } from './Facets.tsx';
import { LibraryZip } from './LibraryZip.tsx';
import { PlainLibrary } from './PlainLibrary.tsx';
import { Results } from './Results.tsx';
import { SearchField } from './SearchField.tsx';
import { useLibraryFilter } from './use-library-filter.ts';
import { useWords } from './use-words.ts';

/** The library: a search, what is found, and what can be done with it. */
export function LibraryPage() {
  const words = useWords();
  const me = useMe();
  const isPlain = me ? readsPlainly(me) : undefined;
  return (
    <Page
      title={words('list.title')}
      intro={words(isPlain ? 'list.introPlain' : 'list.intro')}
      actions={isPlain === false && <LibraryActions />}
    >
      {isPlain === undefined && <Waiting lines={6} />}
      {isPlain === true && <PlainLibrary />}
      {isPlain === false && <WholeLibrary />}
    </Page>
  );
}

function LibraryActions() {
  const t = useTranslate();
  const words = useWords();
  const actsForMember = Boolean(useMe()?.actingFor);
  const { canAccess: seesLaw } = useCanAccess({ resource: 'law-changes', action: 'list' });
  const { canAccess: mayWrite } = useCanAccess({ resource: 'templates', action: 'create' });
  return (
    <>
      {actsForMember && (
        <Button variant="outlined" component={RouterLink} to={pathTo('/facts')}>
          {words('list.facts')}
        </Button>
      )}
      {seesLaw && (
        <Button variant="outlined" component={RouterLink} to={pathTo('/law-changes')}>
          {t('app.menu.lawChanges')}
        </Button>
      )}
      {mayWrite && (
        <Button variant="outlined" component={RouterLink} to={pathTo('/templates/written')}>
          {words('list.written')}
        </Button>
      )}
    </>
  );
}

function WholeLibrary() {
  const search = useLibraryFilter();
  return (
    <>
      <SearchField typed={search.typed} onChange={search.setTyped} />
      <Box
        sx={{
          display: 'grid',
          gap: { md: 4 },
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '240px minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <Facets search={search} />
        <div>
          <ActiveFilters search={search} />
          <LibraryZip filter={search.filter} />
          <Results search={search} />
        </div>
      </Box>
    </>
  );
}
