import './add-words.ts';
import {
  AutocompleteArrayInput,
  DateInput,
  maxLength,
  required,
  SelectInput,
  TextInput,
  useTranslate,
} from 'react-admin';
import { useParams } from 'react-router';
import { CreateRecord } from '../../platform/inputs/CreateRecord.tsx';
import { EditRecord } from '../../platform/inputs/EditRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { useRead } from '../../platform/operations.ts';
import { recordPath } from '../../platform/paths.ts';
import { lawChangeFormFields, TemplatesToTouchDocument } from './law-change.graphql.ts';

const STATUSES = ['PLANNED', 'CONFIRMED', 'IN_FORCE', 'DROPPED'] as const;

/** A new entry of the register. */
export function LawChangeCreate() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.law-changes.create.${key}`);
  return (
    <CreateRecord resource="law-changes" title={words('title')} intro={words('intro')}>
      <RecordForm
        resource="law-changes"
        cancel="/law-changes"
        defaultValues={{ status: 'PLANNED', templateIds: [] }}
      >
        <Inputs />
      </RecordForm>
    </CreateRecord>
  );
}

/** Puts an entry right. */
export function LawChangeEdit() {
  const t = useTranslate();
  const { id = '' } = useParams();
  return (
    <EditRecord
      resource="law-changes"
      title={({ title }) => t('resources.law-changes.edit.title', { name: title })}
      fields={lawChangeFormFields}
    >
      <RecordForm resource="law-changes" cancel={recordPath('law-changes', id)}>
        <Inputs />
      </RecordForm>
    </EditRecord>
  );
}

function Inputs() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.law-changes.${key}`);
  const { data } = useRead(TemplatesToTouchDocument, {});
  const isSecure = (value: unknown) =>
    !value || /^https:\/\/\S+$/.test(String(value)) ? undefined : words('form.badSource');
  const isDated = (value: unknown, { status }: Record<string, unknown>) =>
    value || (status !== 'CONFIRMED' && status !== 'IN_FORCE') ? undefined : words('form.needDate');
  return (
    <>
      <TextInput source="title" validate={[required(), maxLength(200)]} />
      <TextInput
        source="what"
        validate={required()}
        multiline
        minRows={3}
        helperText={words('form.whatHelp')}
      />
      <TextInput source="sourceUrl" type="url" validate={isSecure} helperText={words('form.sourceHelp')} />
      <SelectInput
        source="status"
        choices={STATUSES.map((id) => ({ id, name: words(`status.${id}`) }))}
        translateChoice={false}
        validate={required()}
        helperText={words('form.statusHelp')}
      />
      <DateInput source="inForceOn" validate={isDated} helperText={words('form.dateHelp')} />
      <TextInput source="dateNote" validate={maxLength(300)} helperText={words('form.noteHelp')} />
      <DateInput source="checkedOn" />
      <AutocompleteArrayInput
        source="templateIds"
        choices={data?.data ?? []}
        optionText="title"
        translateChoice={false}
      />
    </>
  );
}
