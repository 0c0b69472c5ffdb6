import { Button } from '@mui/material';
import type { ReactNode } from 'react';
import { ListBase, type RaRecord, useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { pathTo, recordPath } from '../paths.ts';
import { ListBody, saidInPlace } from './ListBody.tsx';
import { type Facet, ListFilters } from './ListFilters.tsx';
import { Page } from './Page.tsx';
import { type Column, RecordTable } from './RecordTable.tsx';
import { Nothing } from './States.tsx';

interface ListPageProps<Row extends RaRecord> {
  /** Its words are `resources.<resource>.name` and `resources.<resource>.list.*`. */
  resource: string;
  columns: readonly Column<Row>[];
  facets: readonly Facet[];
  /** The page that leads to this list, where it is not in the menu. */
  back?: { to: string; label: string };
  /** Beside "add", such as another way of adding. */
  actions?: ReactNode;
  /** Above the list, such as what waits. */
  children?: ReactNode;
  /** Whoever may add them one by one may import them too. */
  canBeImported?: boolean;
}

/** A whole list of things by name: search, choices, rows with links, and "add" for who may. */
export function ListPage<Row extends RaRecord>({
  resource,
  columns,
  facets,
  back,
  actions,
  children,
  canBeImported = false,
}: ListPageProps<Row>) {
  const t = useTranslate();
  const { canAccess: mayAdd } = useCanAccess({ resource, action: 'create' });
  const words = (key: string) => t(`resources.${resource}.list.${key}`);
  const name = t(`resources.${resource}.name`, { smart_count: 2 });
  const create = `/${resource}/create`;
  return (
    <Page
      title={name}
      intro={words('intro')}
      back={back}
      actions={
        mayAdd && (
          <>
            {actions}
            {canBeImported && (
              <Button
                variant="outlined"
                component={RouterLink}
                to={pathTo(`/imports/create?kind=${resource}`)}
              >
                {t('app.list.import')}
              </Button>
            )}
            <Button variant="contained" component={RouterLink} to={pathTo(create)}>
              {words('add')}
            </Button>
          </>
        )
      }
    >
      {children}
      <ListBase
        queryOptions={saidInPlace}
        resource={resource}
        sort={{ field: 'name', order: 'ASC' }}
        perPage={25}
      >
        <ListFilters searchLabel={words('search')} facets={facets} />
        <ListBody
          empty={
            <Nothing title={words('empty')} action={mayAdd ? { to: create, label: words('add') } : undefined}>
              {words('emptyHelp')}
            </Nothing>
          }
        >
          <RecordTable
            caption={name}
            columns={columns}
            hrefOf={(row) => recordPath(resource, String(row.id))}
          />
        </ListBody>
      </ListBase>
    </Page>
  );
}
