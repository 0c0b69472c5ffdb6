import { Box, Button } from '@mui/material';
import { ListBase, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ListBody, saidInPlace } from '../../platform/layout/ListBody.tsx';
import { ListFilters } from '../../platform/layout/ListFilters.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { type Column, RecordTable } from '../../platform/layout/RecordTable.tsx';
import { Nothing } from '../../platform/layout/States.tsx';
import { dateOf, shortDateText, timeText } from '../../platform/london-time.ts';
import { useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { type Mail, ReadAllMailDocument } from './mail.graphql.ts';

/** What one was told. Where no mail server is set up, this is where mails arrive. */
export function MailList() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.mails.list.${key}`);
  const field = (key: string) => t(`resources.mails.fields.${key}`);
  const name = t('resources.mails.name', { smart_count: 2 });
  const columns: Column<Mail>[] = [
    {
      key: 'subject',
      label: field('subject'),
      text: ({ subject }) => subject ?? '',
      render: (mail) => <Subject mail={mail} />,
    },
    {
      key: 'createdAt',
      label: field('createdAt'),
      sort: 'createdAt',
      value: ({ createdAt }) => ({ instant: createdAt }),
      render: ({ createdAt }) =>
        createdAt ? `${shortDateText(dateOf(createdAt))}, ${timeText(createdAt)}` : '',
    },
    {
      key: 'status',
      label: field('status'),
      render: ({ status }) => (status ? t(`resources.mails.status.${status}`) : ''),
    },
  ];
  const facets = [
    {
      source: 'unread',
      label: field('unread'),
      options: [true, false].map((value) => ({
        value: String(value),
        label: t(`resources.mails.unread.${value}`),
      })),
    },
  ];
  return (
    <Page title={name} intro={words('intro')} actions={<Actions />}>
      <ListBase
        queryOptions={saidInPlace}
        resource="mails"
        sort={{ field: 'createdAt', order: 'DESC' }}
        perPage={25}
      >
        <ListFilters searchLabel={words('search')} facets={facets} />
        <ListBody empty={<Nothing title={words('empty')}>{words('emptyHelp')}</Nothing>}>
          <RecordTable
            caption={name}
            columns={columns}
            hrefOf={(row) => recordPath('mails', String(row.id))}
          />
        </ListBody>
      </ListBase>
    </Page>
  );
}

function Subject({ mail }: { mail: Mail }) {
  const t = useTranslate();
  if (mail.readAt) return mail.subject;
  return (
    <>
      {mail.subject}{' '}
      <Box component="span" sx={{ ml: 0.5, px: 0.75, border: 1, borderRadius: 1, fontSize: '0.8125rem' }}>
        {t('resources.mails.isNew')}
      </Box>
    </>
  );
}

function Actions() {
  const t = useTranslate();
  const notify = useNotify();
  const readAll = useVerb(ReadAllMailDocument);
  return (
    <>
      <Button variant="outlined" component={RouterLink} to={pathTo('/profile#mail')}>
        {t('resources.mails.list.choices')}
      </Button>
      <Button
        variant="outlined"
        disabled={readAll.isPending}
        onClick={() =>
          readAll.mutate(
            {},
            {
              onSuccess: () => notify('resources.mails.list.allRead', { type: 'success' }),
              onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
            },
          )
        }
      >
        {t('resources.mails.list.readAll')}
      </Button>
    </>
  );
}
