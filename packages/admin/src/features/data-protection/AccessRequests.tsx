import './add-words.ts';
import { Box, Typography } from '@mui/material';
import {
  AutocompleteInput,
  DateInput,
  ReferenceInput,
  required,
  SelectInput,
  ShowBase,
  TextInput,
  useShowContext,
  useTranslate,
} from 'react-admin';
import { CreateRecord } from '../../platform/inputs/CreateRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { Facts } from '../../platform/layout/Facts.tsx';
import { saidInPlace } from '../../platform/layout/ListBody.tsx';
import { ListPage } from '../../platform/layout/ListPage.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import type { Column } from '../../platform/layout/RecordTable.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { dateText, today } from '../../platform/london-time.ts';
import { AccessRequestActions } from './AccessRequestActions.tsx';
import type { AccessRequest } from './data-protection.graphql.ts';
import { PersonExports } from './PersonExports.tsx';
import { isLate, RequestStatus } from './RequestStatus.tsx';
import { useOverviewLink } from './use-overview-link.ts';

export const REQUEST_KINDS = [
  'ACCESS',
  'RECTIFICATION',
  'ERASURE',
  'RESTRICTION',
  'PORTABILITY',
  'OBJECTION',
] as const;

/** Requests of people about their data, the most urgent first. */
export function AccessRequestList() {
  const back = useOverviewLink();
  const t = useTranslate();
  const words = (key: string) => t(`resources.access-requests.${key}`);
  const columns: Column<AccessRequest>[] = [
    { key: 'name', label: words('fields.name'), render: (row) => row.name },
    { key: 'kind', label: words('fields.kind'), render: (row) => words(`kind.${row.kind}`) },
    {
      key: 'receivedOn',
      label: words('fields.receivedOn'),
      sort: 'receivedOn',
      render: (row) => row.receivedOn && dateText(row.receivedOn),
    },
    {
      key: 'dueOn',
      label: words('fields.dueOn'),
      sort: 'dueOn',
      render: (row) => row.dueOn && dateText(row.dueOn),
    },
    {
      key: 'status',
      label: words('fields.status'),
      render: (row) => <RequestStatus request={row} />,
      text: (row) => words(`status.${isLate(row) ? 'LATE' : row.status}`),
    },
  ];
  const facets = [
    {
      source: 'state',
      label: words('list.state'),
      options: (['open', 'closed'] as const).map((value) => ({ value, label: words(`list.${value}`) })),
    },
  ];
  return <ListPage resource="access-requests" back={back} columns={columns} facets={facets} />;
}

/** A request that came by letter, mail or word of mouth. */
export function AccessRequestCreate() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.access-requests.${key}`);
  return (
    <CreateRecord resource="access-requests" title={words('create.title')} intro={words('create.intro')}>
      <RecordForm
        resource="access-requests"
        cancel="/access-requests"
        defaultValues={{ kind: 'ACCESS', receivedOn: today() }}
      >
        <ReferenceInput source="personId" reference="people" sort={{ field: 'name', order: 'ASC' }}>
          <AutocompleteInput
            optionText="name"
            filterToQuery={(q: string) => ({ q })}
            helperText={words('create.personHelp')}
          />
        </ReferenceInput>
        <TextInput source="name" autoComplete="off" helperText={words('create.nameHelp')} />
        <TextInput source="contact" autoComplete="off" />
        <SelectInput
          source="kind"
          validate={required()}
          choices={REQUEST_KINDS.map((id) => ({ id, name: words(`kindLong.${id}`) }))}
        />
        <DateInput source="receivedOn" validate={required()} helperText={words('create.receivedHelp')} />
        <TextInput source="details" multiline minRows={3} />
      </RecordForm>
    </CreateRecord>
  );
}

/** One request: what is asked, by when it is answered, what stopped the clock, and what one can do. */
export function AccessRequestShow() {
  return (
    <ShowBase resource="access-requests" redirectOnError={false} queryOptions={saidInPlace}>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const t = useTranslate();
  const { record, error, isPending, refetch } = useShowContext<AccessRequest>();
  const words = (key: string, more?: object) => t(`resources.access-requests.${key}`, more);
  const back = { to: '/access-requests', label: words('name', { smart_count: 2 }) };
  if (!record) {
    return (
      <Page title={words('name', { smart_count: 1 })} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  const day = (date: string | null) => date && dateText(date);
  const field = (key: string) => words(`fields.${key}`);
  return (
    <Page
      title={words('show.title', { kind: words(`kind.${record.kind}`), name: record.name })}
      intro={words(`kindHelp.${record.kind}`)}
      back={back}
      actions={<AccessRequestActions request={record} />}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: '3fr 2fr' },
          alignItems: 'start',
        }}
      >
        <Panel title={words('show.request')}>
          <Facts
            facts={[
              [field('status'), <RequestStatus key="status" request={record} />],
              [field('organisation'), record.organisation?.name],
              [field('contact'), record.contact],
              [field('details'), record.details],
              [field('extensionReason'), record.extensionReason],
              [field('answer'), record.answer],
              [field('refusalReason'), record.refusalReason],
            ]}
          />
        </Panel>
        <Panel title={words('show.clock')}>
          <Facts
            facts={[
              [field('receivedOn'), day(record.receivedOn)],
              [field(record.status === 'WAITING' ? 'dueOnStopped' : 'dueOn'), day(record.dueOn)],
              [field('extendedOn'), day(record.extendedOn)],
              [field('closedOn'), day(record.closedOn)],
            ]}
          />
          <Pauses request={record} />
          <Typography color="text.secondary" sx={{ mt: 2 }}>
            {words('show.clockHelp')}
          </Typography>
        </Panel>
        <PersonExports request={record} />
      </Box>
    </Page>
  );
}

function Pauses({ request }: { request: AccessRequest }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.access-requests.${key}`, more);
  if (!request.pauses?.length) return null;
  return (
    <>
      <Typography variant="h3" sx={{ mt: 2 }}>
        {words('show.pauses')}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {request.pauses.map(({ id, reason, pausedOn, resumedOn }) => (
          <li key={id}>
            {words(resumedOn ? 'show.pause' : 'show.pauseNow', {
              why: words(`pauseReason.${reason}`),
              from: pausedOn && dateText(pausedOn),
              to: resumedOn && dateText(resumedOn),
            })}
          </li>
        ))}
      </Box>
    </>
  );
}
