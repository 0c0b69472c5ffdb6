import './add-words.ts';
import { Box } from '@mui/material';
import { DateInput, email, required, ShowBase, TextInput, useShowContext, useTranslate } from 'react-admin';
import { CreateRecord } from '../../platform/inputs/CreateRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { Facts } from '../../platform/layout/Facts.tsx';
import { saidInPlace } from '../../platform/layout/ListBody.tsx';
import { ListPage } from '../../platform/layout/ListPage.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import type { Column } from '../../platform/layout/RecordTable.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { Term } from '../../platform/layout/Term.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { dateText, today } from '../../platform/london-time.ts';
import {
  AcknowledgeComplaintDocument,
  CloseComplaintDocument,
  type Complaint,
} from './data-protection.graphql.ts';
import { useOverviewLink } from './use-overview-link.ts';

type State = 'closed' | 'late' | 'new' | 'open';

function stateOf({ closedOn, acknowledgedOn, acknowledgeBy }: Complaint): State {
  if (closedOn) return 'closed';
  if (acknowledgedOn) return 'open';
  return acknowledgeBy !== null && acknowledgeBy < today() ? 'late' : 'new';
}

/** Complaints about the use of data, the newest first. Of members the coordinator sees that there are some. */
export function ComplaintList() {
  const back = useOverviewLink();
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.complaints.${key}`, more);
  const columns: Column<Complaint>[] = [
    {
      key: 'name',
      label: words('fields.name'),
      render: (row) => row.name ?? words('list.of', { organisation: row.organisation?.name }),
    },
    {
      key: 'receivedOn',
      label: words('fields.receivedOn'),
      sort: 'receivedOn',
      render: (row) => row.receivedOn && dateText(row.receivedOn),
    },
    {
      key: 'acknowledgeBy',
      label: words('fields.acknowledgeBy'),
      sort: 'acknowledgeBy',
      render: (row) => row.acknowledgeBy && dateText(row.acknowledgeBy),
    },
    {
      key: 'state',
      label: words('fields.state'),
      render: (row) => (
        <Box
          component="span"
          sx={{ fontWeight: 600, color: stateOf(row) === 'late' ? 'error.main' : 'text.primary' }}
        >
          {words(`state.${stateOf(row)}`)}
        </Box>
      ),
      text: (row) => words(`state.${stateOf(row)}`),
    },
  ];
  const facets = [
    {
      source: 'state',
      label: words('fields.state'),
      options: (['open', 'closed'] as const).map((value) => ({ value, label: words(`list.${value}`) })),
    },
  ];
  return <ListPage resource="complaints" back={back} columns={columns} facets={facets} />;
}

/** A complaint that came by letter, telephone or word of mouth. */
export function ComplaintCreate() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.complaints.create.${key}`);
  return (
    <CreateRecord resource="complaints" title={words('title')} intro={words('intro')}>
      <RecordForm resource="complaints" cancel="/complaints" defaultValues={{ receivedOn: today() }}>
        <TextInput source="name" validate={required()} autoComplete="off" />
        <TextInput
          source="email"
          type="email"
          validate={email()}
          autoComplete="off"
          helperText={words('emailHelp')}
        />
        <DateInput source="receivedOn" validate={required()} />
        <TextInput source="what" validate={required()} multiline minRows={4} />
      </RecordForm>
    </CreateRecord>
  );
}

/** One complaint; of a member's the coordinator sees dates only. */
export function ComplaintShow() {
  return (
    <ShowBase resource="complaints" redirectOnError={false} queryOptions={saidInPlace}>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const t = useTranslate();
  const { record, error, isPending, refetch } = useShowContext<Complaint>();
  const words = (key: string, more?: object) => t(`resources.complaints.${key}`, more);
  const back = { to: '/complaints', label: words('name', { smart_count: 2 }) };
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
      title={record.name ? words('show.title', { name: record.name }) : words('name', { smart_count: 1 })}
      back={back}
      actions={<Actions complaint={record} />}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: '3fr 2fr' },
          alignItems: 'start',
        }}
      >
        <Panel title={words('show.matter')}>
          {record.what === null && <Term>{words('show.hidden')}</Term>}
          <Facts
            facts={[
              [field('what'), record.what],
              [field('email'), record.email],
              [field('person'), record.person?.name],
              [field('outcome'), record.outcome],
            ]}
          />
        </Panel>
        <Panel title={words('show.dates')}>
          <Facts
            facts={[
              [field('state'), words(`state.${stateOf(record)}`)],
              [field('organisation'), record.organisation?.name],
              [field('receivedOn'), day(record.receivedOn)],
              [field('acknowledgeBy'), day(record.acknowledgeBy)],
              [field('acknowledgedOn'), day(record.acknowledgedOn)],
              [field('closedOn'), day(record.closedOn)],
            ]}
          />
          <Box sx={{ mt: 2 }}>
            <Term>{words('show.law')}</Term>
          </Box>
        </Panel>
      </Box>
    </Page>
  );
}

function Actions({ complaint }: { complaint: Complaint }) {
  const t = useTranslate();
  const { id, version } = complaint;
  const text = (verb: string) => {
    const words = (key: string) => t(`resources.complaints.${verb}.${key}`);
    return {
      label: words('label'),
      title: words('title'),
      consequence: words('consequence'),
      confirm: words('confirm'),
      done: words('done'),
    };
  };
  const words = (key: string) => t(`resources.complaints.${key}`);
  return (
    <>
      {complaint.can.includes('acknowledge') && (
        <VerbButton
          {...text('acknowledge')}
          strong
          document={AcknowledgeComplaintDocument}
          asks={[
            {
              name: 'on',
              label: words('acknowledge.on'),
              needed: words('acknowledge.needOn'),
              kind: 'date',
              initial: today(),
            },
          ]}
          variables={({ on = '' }) => ({ id, version, on })}
        />
      )}
      {complaint.can.includes('close') && (
        <VerbButton
          {...text('close')}
          strong={!complaint.can.includes('acknowledge')}
          document={CloseComplaintDocument}
          asks={[
            {
              name: 'outcome',
              label: words('close.outcome'),
              help: words(complaint.email ? 'close.isTold' : 'close.tellThem'),
              needed: words('close.needOutcome'),
              kind: 'long',
            },
          ]}
          variables={({ outcome = '' }) => ({ id, version, outcome })}
        />
      )}
    </>
  );
}
