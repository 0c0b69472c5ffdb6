import './add-words.ts';
import { Button } from '@mui/material';
import { ListBase, useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ListBody, saidInPlace } from '../../platform/layout/ListBody.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { type Column, RecordTable } from '../../platform/layout/RecordTable.tsx';
import { Nothing } from '../../platform/layout/States.tsx';
import { dateOf, shortDateText, timeText } from '../../platform/london-time.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import type { Import } from './import.graphql.ts';

/** What was brought in from files, by whom, and what became of it. */
export function ImportList() {
  const t = useTranslate();
  const { canAccess: mayAdd } = useCanAccess({ resource: 'imports', action: 'create' });
  const words = (key: string) => t(`resources.imports.list.${key}`);
  const field = (key: string) => t(`resources.imports.fields.${key}`);
  const name = t('resources.imports.name', { smart_count: 2 });
  const columns: Column<Import>[] = [
    { key: 'fileName', label: field('fileName'), render: (row) => row.fileName },
    { key: 'kind', label: field('kind'), render: (row) => t(`resources.imports.kind.${row.kind}`) },
    { key: 'status', label: field('status'), render: (row) => t(`resources.imports.status.${row.status}`) },
    { key: 'made', label: field('made'), align: 'right', render: (row) => row.made },
    { key: 'bad', label: field('bad'), align: 'right', render: (row) => row.bad },
    { key: 'by', label: field('by'), render: (row) => row.by?.name },
    {
      key: 'createdAt',
      label: field('createdAt'),
      value: ({ createdAt }) => ({ instant: createdAt }),
      render: ({ createdAt }) =>
        createdAt ? `${shortDateText(dateOf(createdAt))}, ${timeText(createdAt)}` : '',
    },
  ];
  return (
    <Page
      title={name}
      intro={words('intro')}
      actions={
        mayAdd && (
          <Button variant="contained" component={RouterLink} to={pathTo('/imports/create')}>
            {words('add')}
          </Button>
        )
      }
    >
      <ListBase
        queryOptions={saidInPlace}
        resource="imports"
        sort={{ field: 'createdAt', order: 'DESC' }}
        perPage={25}
      >
        <ListBody
          empty={
            <Nothing
              title={words('empty')}
              action={mayAdd ? { to: '/imports/create', label: words('add') } : undefined}
            >
              {words('emptyHelp')}
            </Nothing>
          }
        >
          <RecordTable
            caption={name}
            columns={columns}
            hrefOf={(row) => recordPath('imports', String(row.id))}
          />
        </ListBody>
      </ListBase>
    </Page>
  );
}
