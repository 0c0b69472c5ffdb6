import { Box, Button, Typography } from '@mui/material';
import {
  ArrayInput,
  AutocompleteArrayInput,
  CheckboxGroupInput,
  DateInput,
  maxLength,
  minValue,
  NumberInput,
  required,
  SelectInput,
  SimpleFormIterator,
  TextInput,
} from 'react-admin';
import { useRead } from '../../platform/operations.ts';
import { FactVocabularyDocument } from '../facts/fact.graphql.ts';
import { CategoriesDocument } from './template.graphql.ts';
import { useWords } from './use-words.ts';

const KINDS = ['HR_POLICY', 'HEALTH_AND_SAFETY', 'FORM', 'CHECKLIST', 'GUIDE'] as const;
const AUDIENCES = [
  'ALL_STAFF',
  'MANAGERS',
  'TRUSTEES',
  'VOLUNTEERS',
  'NEW_STARTERS',
  'ROLE_HOLDERS',
  'PUBLIC',
] as const;
const NECESSITIES = ['LAW', 'FUNDERS', 'OPTIONAL'] as const;
const REVIEW_MONTHS = [1, 3, 6, 12, 18, 24, 36];

/** Those who can be asked to confirm: nobody asks the public. */
const READERS = AUDIENCES.filter((audience) => audience !== 'PUBLIC');

const filled = required();
const short = maxLength(120);
const becauseLength = maxLength(90);
const summaryLength = maxLength(300);
const positive = minValue(0);

export const templateDefaults = {
  kind: 'HR_POLICY',
  source: 'TEXT',
  audience: ['ALL_STAFF'],
  acknowledgedBy: [],
  necessity: 'OPTIONAL',
  reviewMonths: 12,
  facts: [],
  anyOf: [],
  drivers: [],
};

/** What a template is, for whom, and why one has it. */
export function TemplateInputs() {
  const words = useWords();
  const { data } = useRead(CategoriesDocument, {});
  const choices = (values: readonly string[], of: string) =>
    values.map((id) => ({ id, name: words(`${of}.${id}`) }));
  return (
    <>
      <TextInput source="title" validate={[filled, short]} />
      <TextInput
        source="summary"
        validate={[filled, summaryLength]}
        multiline
        minRows={2}
        helperText={words('help.summary')}
      />
      <SelectInput source="kind" validate={filled} choices={choices(KINDS, 'kindOne')} />
      <SelectInput
        source="categoryId"
        validate={filled}
        choices={(data?.data ?? []).map(({ id, name }) => ({ id, name: name ?? '' }))}
      />
      <Typography variant="h2" sx={{ mt: 3, mb: 2 }}>
        {words('edit.forWhom')}
      </Typography>
      <CheckboxGroupInput source="audience" choices={choices(AUDIENCES, 'audience')} />
      <CheckboxGroupInput source="acknowledgedBy" choices={choices(READERS, 'audience')} />
      <Typography variant="h2" sx={{ mt: 3, mb: 2 }}>
        {words('edit.why')}
      </Typography>
      <SelectInput source="necessity" validate={filled} choices={choices(NECESSITIES, 'necessity')} />
      <TextInput source="because" validate={becauseLength} helperText={words('help.because')} />
      <AppliesInputs />
      <DriverInputs />
      <Typography variant="h2" sx={{ mt: 3, mb: 2 }}>
        {words('edit.upkeep')}
      </Typography>
      <SelectInput
        source="reviewMonths"
        validate={filled}
        choices={REVIEW_MONTHS.map((id) => ({ id, name: words('read.months', { smart_count: id }) }))}
      />
      <TextInput source="searchWords" helperText={words('help.searchWords')} />
    </>
  );
}

function AppliesInputs() {
  const words = useWords();
  const { data } = useRead(FactVocabularyDocument, {});
  const yesNo = (data?.data ?? [])
    .filter(({ kind }) => kind === 'YES_NO')
    .map(({ key, label }) => ({ id: key, name: label }));
  return (
    <>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {words('help.applies')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, '& > *': { flex: '1 1 200px' } }}>
        <NumberInput source="minHeadcount" validate={positive} />
        <NumberInput source="maxHeadcount" validate={positive} />
      </Box>
      <AutocompleteArrayInput source="facts" choices={yesNo} />
      <AutocompleteArrayInput source="anyOf" choices={yesNo} />
    </>
  );
}

function DriverInputs() {
  const words = useWords();
  return (
    <ArrayInput
      source="drivers"
      helperText={words('help.drivers')}
      sx={{ '& .RaArrayInput-label': { position: 'static', transform: 'none' } }}
    >
      <SimpleFormIterator
        inline={false}
        disableReordering
        disableClear
        fullWidth
        // there without a mouse over it too
        sx={{ '& .RaSimpleFormIterator-action': { visibility: 'visible' } }}
        addButton={
          <Button type="button" variant="outlined" size="small">
            {words('help.addDriver')}
          </Button>
        }
        removeButton={
          <Button type="button" size="small">
            {words('help.removeDriver')}
          </Button>
        }
      >
        <TextInput source="act" label={words('fields.act')} validate={filled} />
        <TextInput source="section" label={words('fields.section')} />
        <DateInput source="since" label={words('fields.since')} helperText={false} />
        <TextInput
          source="source"
          label={words('fields.driverSource')}
          helperText={words('help.driverSource')}
        />
      </SimpleFormIterator>
    </ArrayInput>
  );
}
