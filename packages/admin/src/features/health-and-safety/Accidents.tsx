import './add-words.ts';
import { Box, Typography } from '@mui/material';
import {
  DateInput,
  FormDataConsumer,
  NumberInput,
  RadioButtonGroupInput,
  required,
  SelectInput,
  TextInput,
} from 'react-admin';
import { useParams } from 'react-router';
import { CreateRecord } from '../../platform/inputs/CreateRecord.tsx';
import { EditRecord } from '../../platform/inputs/EditRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { ListPage } from '../../platform/layout/ListPage.tsx';
import type { Column } from '../../platform/layout/RecordTable.tsx';
import { dateText, today } from '../../platform/london-time.ts';
import { recordPath } from '../../platform/paths.ts';
import { AccidentFigures } from './AccidentFigures.tsx';
import { DueLabel } from './DueLabel.tsx';
import { type Accident, accidentFormFields } from './health-and-safety.graphql.ts';
import { PersonInput } from './PersonInput.tsx';
import { useOverviewLink, useWords } from './use-words.ts';

const RESOURCE = 'accidents';
const KINDS = ['ACCIDENT', 'NEAR_MISS', 'VIOLENCE', 'ILL_HEALTH'] as const;
const SEVERITIES = [
  'NEAR_MISS',
  'MINOR',
  'OVER_3_DAYS',
  'OVER_7_DAYS',
  'SPECIFIED_INJURY',
  'PUBLIC_TO_HOSPITAL',
  'DANGEROUS_OCCURRENCE',
  'DISEASE',
  'DEATH',
] as const;
const HURT_AS = ['EMPLOYEE', 'VOLUNTEER', 'VISITOR'] as const;

/** What one may read of what happened; for managers and the lead the figures above. */
export function AccidentList() {
  const words = useWords(RESOURCE);
  const back = useOverviewLink();
  const columns: Column<Accident>[] = [
    {
      key: 'happenedOn',
      label: words('fields.happenedOn'),
      sort: 'happenedOn',
      render: (row) => row.happenedOn && dateText(row.happenedOn),
      value: (row) => (row.happenedOn ? { day: row.happenedOn } : null),
    },
    { key: 'kind', label: words('fields.kind'), render: (row) => row.kind && words(`kind.${row.kind}`) },
    { key: 'place', label: words('fields.place'), render: (row) => row.place },
    {
      key: 'severity',
      label: words('fields.severity'),
      render: (row) => row.severity && words(`severity.${row.severity}`),
    },
    {
      key: 'reportBy',
      label: words('fields.reportBy'),
      render: (row) =>
        row.reportedOn ? (
          words('reportedOn', { date: dateText(row.reportedOn) })
        ) : (
          <DueLabel date={row.clock?.reportBy ?? null} />
        ),
      text: (row) => row.clock?.reportBy ?? '',
    },
    {
      key: 'state',
      label: words('fields.state'),
      render: (row) => words(row.closedOn ? 'state.closed' : 'state.open'),
    },
  ];
  const facets = [
    {
      source: 'state',
      label: words('fields.state'),
      options: (['open', 'closed'] as const).map((value) => ({ value, label: words(`state.${value}`) })),
    },
    {
      source: 'kind',
      label: words('fields.kind'),
      options: KINDS.map((value) => ({ value, label: words(`kind.${value}`) })),
    },
  ];
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <ListPage resource={RESOURCE} back={back} columns={columns} facets={facets} />
      <AccidentFigures />
    </Box>
  );
}

function AccidentInputs() {
  const words = useWords(RESOURCE);
  return (
    <>
      <RadioButtonGroupInput
        source="kind"
        validate={required()}
        row={false}
        choices={KINDS.map((id) => ({ id, name: words(`kind.${id}`) }))}
      />
      <DateInput source="happenedOn" validate={required()} />
      <TextInput source="happenedAt" helperText={words('help.happenedAt')} />
      <TextInput source="place" validate={required()} />
      <TextInput source="what" validate={required()} multiline minRows={3} helperText={words('help.what')} />
      <SelectInput
        source="severity"
        validate={required()}
        choices={SEVERITIES.map((id) => ({ id, name: words(`severityLong.${id}`) }))}
        helperText={words('help.severity')}
      />
      <SelectInput
        source="hurtAs"
        choices={HURT_AS.map((id) => ({ id, name: words(`hurtAs.${id}`) }))}
        emptyText={words('hurtAs.nobody')}
        helperText={words('help.hurtAs')}
      />
      <FormDataConsumer>{({ formData }) => formData.hurtAs && <HurtInputs />}</FormDataConsumer>
      <TextInput source="witness" helperText={words('help.witness')} />
    </>
  );
}

function HurtInputs() {
  const words = useWords(RESOURCE);
  return (
    <>
      <PersonInput source="hurtId" helperText={words('help.hurtId')} />
      <TextInput source="hurtName" helperText={words('help.hurtName')} />
      <TextInput source="injury" multiline />
      <TextInput source="treatment" multiline helperText={words('help.treatment')} />
      <NumberInput source="daysOff" min={0} helperText={words('help.daysOff')} />
    </>
  );
}

/** Anybody reports what happened. */
export function AccidentCreate() {
  const words = useWords(RESOURCE);
  return (
    <CreateRecord resource={RESOURCE} title={words('create.title')} intro={words('create.intro')}>
      <Typography sx={{ mb: 3, maxWidth: '70ch' }}>{words('create.whoReads')}</Typography>
      <RecordForm
        resource={RESOURCE}
        cancel={`/${RESOURCE}`}
        submit={words('create.submit')}
        defaultValues={{ kind: 'ACCIDENT', happenedOn: today(), daysOff: 0 }}
      >
        <AccidentInputs />
      </RecordForm>
    </CreateRecord>
  );
}

/** The lead knows more than whoever reported it. */
export function AccidentEdit() {
  const words = useWords(RESOURCE);
  const { id = '' } = useParams();
  return (
    <EditRecord resource={RESOURCE} title={() => words('edit.title')} fields={accidentFormFields}>
      <RecordForm resource={RESOURCE} cancel={recordPath(RESOURCE, id)}>
        <AccidentInputs />
        <TextInput source="measures" multiline minRows={2} helperText={words('help.measures')} />
      </RecordForm>
    </EditRecord>
  );
}
