import './add-words.ts';
import { Box } from '@mui/material';
import { DateInput, NumberInput, required, SelectInput, TextInput } from 'react-admin';
import { useParams } from 'react-router';
import { CreateRecord } from '../../platform/inputs/CreateRecord.tsx';
import { EditRecord } from '../../platform/inputs/EditRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { ListPage } from '../../platform/layout/ListPage.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import type { Column } from '../../platform/layout/RecordTable.tsx';
import { Term } from '../../platform/layout/Term.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { dateText, today } from '../../platform/london-time.ts';
import { abilityOf, useMe } from '../../platform/me.ts';
import { recordPath } from '../../platform/paths.ts';
import { DueLabel } from './DueLabel.tsx';
import {
  AddUsualChecksDocument,
  type SafetyCheck,
  safetyCheckFormFields,
} from './health-and-safety.graphql.ts';
import { PersonInput } from './PersonInput.tsx';
import { useOverviewLink, useWords, verbText } from './use-words.ts';

const RESOURCE = 'safety-checks';
const KINDS = [
  'FIRE_ALARM',
  'EMERGENCY_LIGHTING',
  'FIRE_DRILL',
  'FIRE_EXTINGUISHERS',
  'FIRST_AID_KIT',
  'PORTABLE_APPLIANCES',
  'LADDERS',
  'LEGIONELLA',
  'OTHER',
] as const;
const UNITS = ['DAYS', 'WEEKS', 'MONTHS'] as const;

/** "every week", "every 6 months". */
export const everyText = (words: ReturnType<typeof useWords>, { every, unit }: SafetyCheck) =>
  unit ? words(`every.${unit}`, { smart_count: every ?? 1 }) : '';

/** What is checked again and again, the next one first. */
export function SafetyCheckList() {
  const words = useWords(RESOURCE);
  const back = useOverviewLink();
  const columns: Column<SafetyCheck>[] = [
    { key: 'title', label: words('fields.title'), sort: 'title', render: (row) => row.title },
    { key: 'site', label: words('fields.site'), render: (row) => row.site },
    { key: 'every', label: words('fields.rhythm'), render: (row) => everyText(words, row) },
    {
      key: 'nextOn',
      label: words('fields.nextOn'),
      sort: 'nextOn',
      render: (row) => <DueLabel date={row.nextOn} done={row.archivedAt !== null} />,
      text: (row) => (row.nextOn ? dateText(row.nextOn) : ''),
    },
    { key: 'ownerId', label: words('fields.ownerId'), render: (row) => row.owner?.name },
    {
      key: 'openProblemCount',
      label: words('fields.openProblemCount'),
      align: 'right',
      render: (row) => row.openProblemCount || null,
    },
  ];
  const facets = [
    {
      source: 'state',
      label: words('fields.state'),
      options: (['late', 'mine', 'archived'] as const).map((value) => ({
        value,
        label: words(`state.${value}`),
      })),
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
      <UsualChecks />
    </Box>
  );
}

function UsualChecks() {
  const words = useWords(RESOURCE);
  const me = useMe();
  if (!me || !abilityOf(me).can('create', 'SafetyCheck')) return null;
  return (
    <Box sx={{ maxWidth: 1120 }}>
      <Panel title={words('usual.panel')}>
        <Term>{words('usual.help')}</Term>
        <VerbButton
          {...verbText(words, 'usual')}
          document={AddUsualChecksDocument}
          asks={[{ name: 'site', label: words('fields.site'), help: words('help.site') }]}
          variables={({ site }) => ({ site: site || null })}
        />
      </Panel>
    </Box>
  );
}

function CheckInputs() {
  const words = useWords(RESOURCE);
  return (
    <>
      <SelectInput
        source="kind"
        validate={required()}
        choices={KINDS.map((id) => ({ id, name: words(`kind.${id}`) }))}
      />
      <TextInput source="title" validate={required()} />
      <TextInput source="site" helperText={words('help.site')} />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 2fr', gap: 2 }}>
        <NumberInput source="every" validate={required()} min={1} />
        <SelectInput
          source="unit"
          validate={required()}
          choices={UNITS.map((id) => ({ id, name: words(`unit.${id}`) }))}
        />
      </Box>
      <DateInput source="nextOn" helperText={words('help.nextOn')} />
      <PersonInput source="ownerId" helperText={words('help.owner')} />
      <PersonInput source="deputyId" helperText={words('help.deputy')} />
    </>
  );
}

/** Something new to look at again and again. */
export function SafetyCheckCreate() {
  const words = useWords(RESOURCE);
  return (
    <CreateRecord resource={RESOURCE} title={words('create.title')} intro={words('create.intro')}>
      <RecordForm
        resource={RESOURCE}
        cancel={`/${RESOURCE}`}
        defaultValues={{ kind: 'OTHER', every: 1, unit: 'MONTHS', nextOn: today() }}
      >
        <CheckInputs />
      </RecordForm>
    </CreateRecord>
  );
}

/** Another rhythm, another owner. */
export function SafetyCheckEdit() {
  const words = useWords(RESOURCE);
  const { id = '' } = useParams();
  return (
    <EditRecord
      resource={RESOURCE}
      title={({ title }) => words('edit.title', { name: title })}
      fields={safetyCheckFormFields}
    >
      <RecordForm resource={RESOURCE} cancel={recordPath(RESOURCE, id)}>
        <CheckInputs />
      </RecordForm>
    </EditRecord>
  );
}
