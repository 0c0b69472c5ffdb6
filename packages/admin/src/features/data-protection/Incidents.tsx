import './add-words.ts';
import { Box, Button, Typography } from '@mui/material';
import {
  AutocompleteArrayInput,
  DateTimeInput,
  NumberInput,
  ReferenceArrayInput,
  required,
  ShowBase,
  TextInput,
  useShowContext,
  useTranslate,
} from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router';
import { CreateRecord } from '../../platform/inputs/CreateRecord.tsx';
import { EditRecord } from '../../platform/inputs/EditRecord.tsx';
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
import { dateOf, dateText, timeText } from '../../platform/london-time.ts';
import { useMe } from '../../platform/me.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import {
  CloseIncidentDocument,
  DecideIncidentDocument,
  type Incident,
  incidentFormFields,
  NoteIcoToldDocument,
  TellControllersDocument,
} from './data-protection.graphql.ts';
import { useOverviewLink } from './use-overview-link.ts';

const RESOURCE = 'incidents';

const useWords = () => {
  const t = useTranslate();
  return (key: string, more?: object) => t(`resources.${RESOURCE}.${key}`, more);
};

const momentText = (instant: string | null) =>
  instant && `${dateText(dateOf(instant))}, ${timeText(instant)}`;

type State = 'closed' | 'decide' | 'tell' | 'done';

function stateOf({ closedAt, decision, icoToldAt }: Incident): State {
  if (closedAt) return 'closed';
  if (decision === 'UNDECIDED') return 'decide';
  return decision === 'TELL' && !icoToldAt ? 'tell' : 'done';
}

/** What went wrong with personal data, the newest first. */
export function IncidentList() {
  const back = useOverviewLink();
  const words = useWords();
  const columns: Column<Incident>[] = [
    { key: 'what', label: words('fields.what'), render: (row) => row.what },
    {
      key: 'discoveredAt',
      label: words('fields.discoveredAt'),
      sort: 'discoveredAt',
      render: (row) => momentText(row.discoveredAt),
    },
    { key: 'tellBy', label: words('fields.tellBy'), render: (row) => momentText(row.tellBy) },
    { key: 'state', label: words('fields.state'), render: (row) => words(`state.${stateOf(row)}`) },
  ];
  const facets = [
    {
      source: 'state',
      label: words('fields.state'),
      options: (['open', 'closed'] as const).map((value) => ({ value, label: words(`list.${value}`) })),
    },
  ];
  return <ListPage resource={RESOURCE} back={back} columns={columns} facets={facets} />;
}

function IncidentInputs() {
  const words = useWords();
  const me = useMe();
  return (
    <>
      <TextInput source="what" validate={required()} multiline minRows={3} />
      <TextInput
        source="affected"
        validate={required()}
        multiline
        minRows={2}
        helperText={words('help.affected')}
      />
      <NumberInput source="affectedCount" min={0} />
      <TextInput source="consequences" multiline minRows={2} />
      <TextInput source="measures" multiline minRows={2} />
      {me?.actsForConsortium && (
        <ReferenceArrayInput
          source="affectedOrganisationIds"
          reference="organisations"
          sort={{ field: 'name', order: 'ASC' }}
        >
          <AutocompleteArrayInput
            optionText="name"
            filterToQuery={(q: string) => ({ q })}
            helperText={words('help.affectedOrganisations')}
          />
        </ReferenceArrayInput>
      )}
    </>
  );
}

/** Notes an incident as soon as somebody finds out. */
export function IncidentCreate() {
  const words = useWords();
  return (
    <CreateRecord resource={RESOURCE} title={words('create.title')} intro={words('create.intro')}>
      <RecordForm
        resource={RESOURCE}
        cancel={`/${RESOURCE}`}
        defaultValues={{ discoveredAt: new Date().toISOString() }}
      >
        <DateTimeInput source="discoveredAt" validate={required()} helperText={words('help.discoveredAt')} />
        <IncidentInputs />
      </RecordForm>
    </CreateRecord>
  );
}

/** More is known than before. */
export function IncidentEdit() {
  const words = useWords();
  const { id = '' } = useParams();
  return (
    <EditRecord resource={RESOURCE} title={() => words('edit.title')} fields={incidentFormFields}>
      <RecordForm resource={RESOURCE} cancel={recordPath(RESOURCE, id)}>
        <IncidentInputs />
      </RecordForm>
    </EditRecord>
  );
}

/** One incident: what is known, what is decided, and the text for the regulator. */
export function IncidentShow() {
  return (
    <ShowBase resource={RESOURCE} redirectOnError={false} queryOptions={saidInPlace}>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const words = useWords();
  const { record, error, isPending, refetch } = useShowContext<Incident>();
  const back = { to: `/${RESOURCE}`, label: words('name', { smart_count: 2 }) };
  if (!record) {
    return (
      <Page title={words('name', { smart_count: 1 })} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  const field = (key: string) => words(`fields.${key}`);
  return (
    <Page
      title={words('show.title', { date: dateText(dateOf(record.discoveredAt ?? '')) })}
      back={back}
      actions={<Actions incident={record} />}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: '3fr 2fr' },
          alignItems: 'start',
        }}
      >
        <Panel title={words('show.known')}>
          <Facts
            facts={[
              [field('what'), record.what],
              [field('affected'), record.affected],
              [field('affectedCount'), record.affectedCount],
              [field('consequences'), record.consequences],
              [field('measures'), record.measures],
              [
                field('affectedOrganisationIds'),
                record.affectedOrganisations?.map(({ name }) => name).join('\n'),
              ],
            ]}
          />
        </Panel>
        <Panel title={words('show.decision')}>
          <Term>{words('show.law')}</Term>
          <Facts
            facts={[
              [field('state'), words(`state.${stateOf(record)}`)],
              [field('discoveredAt'), momentText(record.discoveredAt)],
              [field('tellBy'), momentText(record.tellBy)],
              [field('decision'), words(`decision.${record.decision}`)],
              [field('decisionReason'), record.decisionReason],
              [field('icoToldAt'), momentText(record.icoToldAt)],
              [field('icoReference'), record.icoReference],
              [field('controllersToldAt'), momentText(record.controllersToldAt)],
              [field('closedAt'), momentText(record.closedAt)],
            ]}
          />
        </Panel>
        {!record.closedAt && record.decision !== 'NO_NEED' && <Notice incident={record} />}
      </Box>
    </Page>
  );
}

/** The text for the regulator's form, made of what is known. */
function Notice({ incident }: { incident: Incident }) {
  const words = useWords();
  const unknown = words('notice.unknown');
  return (
    <Panel title={words('notice.title')}>
      <Term>{words('notice.help')}</Term>
      <Typography component="div" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {words('notice.text', {
          discovered: momentText(incident.discoveredAt),
          what: incident.what,
          affected: incident.affected,
          count: incident.affectedCount ?? unknown,
          consequences: incident.consequences ?? unknown,
          measures: incident.measures ?? unknown,
        })}
      </Typography>
    </Panel>
  );
}

function Actions({ incident }: { incident: Incident }) {
  const words = useWords();
  const { id, version } = incident;
  const can = (action: string) => incident.can.includes(action);
  const text = (verb: string) => ({
    label: words(`${verb}.label`),
    title: words(`${verb}.title`),
    consequence: words(`${verb}.consequence`),
    confirm: words(`${verb}.confirm`),
    done: words(`${verb}.done`),
  });
  return (
    <>
      {can('decide') && (
        <VerbButton
          {...text('decide')}
          strong={incident.decision === 'UNDECIDED'}
          document={DecideIncidentDocument}
          asks={[
            {
              name: 'decision',
              label: words('fields.decision'),
              needed: words('decide.needDecision'),
              initial: 'TELL',
              options: (['TELL', 'NO_NEED'] as const).map((value) => ({
                value,
                label: words(`decision.${value}`),
              })),
            },
            {
              name: 'reason',
              label: words('fields.decisionReason'),
              help: words('decide.reasonHelp'),
              needed: words('decide.needReason'),
              kind: 'long',
            },
          ]}
          variables={({ decision, reason = '' }) => ({
            id,
            version,
            decision: decision === 'NO_NEED' ? ('NO_NEED' as const) : ('TELL' as const),
            reason,
          })}
        />
      )}
      {can('noteIcoTold') && (
        <VerbButton
          {...text('noteIcoTold')}
          strong
          document={NoteIcoToldDocument}
          asks={[{ name: 'reference', label: words('fields.icoReference') }]}
          variables={({ reference }) => ({ id, version, reference: reference || null })}
        />
      )}
      {can('tellControllers') && (incident.affectedOrganisations?.length ?? 0) > 0 && (
        <VerbButton
          {...text('tellControllers')}
          strong={!can('decide')}
          document={TellControllersDocument}
          variables={() => ({ id, version })}
        />
      )}
      {can('update') && (
        <Button variant="outlined" component={RouterLink} to={pathTo(recordPath(RESOURCE, id, 'edit'))}>
          {words('show.edit')}
        </Button>
      )}
      {can('close') && stateOf(incident) === 'done' && (
        <VerbButton {...text('close')} document={CloseIncidentDocument} variables={() => ({ id, version })} />
      )}
    </>
  );
}
