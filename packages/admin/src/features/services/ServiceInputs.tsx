import { Typography } from '@mui/material';
import {
  AutocompleteArrayInput,
  BooleanInput,
  CheckboxGroupInput,
  maxLength,
  minValue,
  NumberInput,
  required,
  SelectArrayInput,
  SelectInput,
  TextInput,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { useMe } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { type Service, ServiceChoicesDocument } from './service.graphql.ts';

/** What a new service starts with. */
export const serviceDefaults = {
  durations: '60',
  channels: ['PHONE', 'VIDEO'],
  stepMinutes: 15,
  leadTimeHours: 24,
  horizonDays: 40,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  noticeHours: 24,
  lateCountsAsUsed: true,
  needsApproval: false,
  adviserIds: [],
};

const few = (minimum: string) => (chosen: unknown) =>
  Array.isArray(chosen) && chosen.length > 0 ? undefined : minimum;
const typedAsList = (value: unknown) => (Array.isArray(value) ? value.join(', ') : (value ?? ''));
const isLengths = (value: unknown) => /^\s*\d+(\s*[,;\s]\s*\d+)*\s*$/.test(String(typedAsList(value)));

/** The fields of a service, for adding and changing one. */
export function ServiceInputs() {
  const t = useTranslate();
  const me = useMe();
  const record = useRecordContext<Service>();
  const { data: choices } = useRead(ServiceChoicesDocument, {
    organisation: record?.provider?.id ?? me?.actingFor?.id ?? null,
  });
  const words = (key: string) => t(`resources.services.form.${key}`);
  const heading = (key: string) => (
    <Typography variant="h2" sx={{ mt: 3, mb: 2 }}>
      {words(key)}
    </Typography>
  );
  const positive = [minValue(0)];
  return (
    <>
      {heading('what')}
      <TextInput source="name" validate={[required(), maxLength(120)]} />
      <SelectInput source="categoryId" choices={choices?.serviceCategories ?? []} validate={required()} />
      <TextInput source="description" multiline minRows={3} helperText={words('descriptionHelp')} />
      <AutocompleteArrayInput
        source="adviserIds"
        choices={choices?.people.items ?? []}
        optionText="name"
        validate={few(words('noAdvisers'))}
      />
      <TextInput source="priceNote" helperText={words('priceNoteHelp')} />
      {heading('when')}
      <TextInput
        source="durations"
        format={typedAsList}
        helperText={words('durationsHelp')}
        validate={(value) => (isLengths(value) ? undefined : words('badDurations'))}
      />
      <CheckboxGroupInput
        source="channels"
        choices={(['PHONE', 'VIDEO', 'VISIT'] as const).map((id) => ({
          id,
          name: t(`resources.bookings.channel.${id}`),
        }))}
        validate={few(words('needChannel'))}
      />
      <NumberInput source="stepMinutes" validate={[minValue(5)]} />
      <NumberInput source="leadTimeHours" validate={positive} />
      <NumberInput source="horizonDays" validate={[minValue(1)]} />
      <NumberInput source="bufferBeforeMinutes" validate={positive} />
      <NumberInput source="bufferAfterMinutes" validate={positive} />
      {heading('terms')}
      <BooleanInput source="needsApproval" />
      <NumberInput source="noticeHours" validate={positive} />
      <BooleanInput source="lateCountsAsUsed" />
      {heading('who')}
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {words('eligibilityHelp')}
      </Typography>
      <NumberInput source="eligibility.maxIncome" validate={positive} />
      <NumberInput source="eligibility.minHeadcount" validate={positive} />
      <NumberInput source="eligibility.maxHeadcount" validate={positive} />
      <SelectArrayInput
        source="eligibility.districts"
        choices={(choices?.districts ?? []).map(({ code, name }) => ({ id: code, name }))}
      />
      <CheckboxGroupInput
        source="eligibility.kinds"
        choices={(['MEMBER', 'PROVIDER', 'BOTH'] as const).map((id) => ({
          id,
          name: t(`resources.services.kind.${id}`),
        }))}
      />
    </>
  );
}
