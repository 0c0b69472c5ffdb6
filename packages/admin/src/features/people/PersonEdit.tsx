import { email, required, TextInput, useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { EditRecord } from '../../platform/inputs/EditRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { recordPath } from '../../platform/paths.ts';
import { personFormFields } from './person.graphql.ts';

export function PersonEdit() {
  const t = useTranslate();
  const { id = '' } = useParams();
  return (
    <EditRecord
      resource="people"
      title={({ name }) => t('resources.people.edit.title', { name })}
      fields={personFormFields}
    >
      <RecordForm resource="people" cancel={recordPath('people', id)}>
        <TextInput source="name" validate={required()} autoComplete="off" />
        <TextInput
          source="email"
          type="email"
          validate={[required(), email()]}
          autoComplete="off"
          helperText="resources.people.edit.emailHelp"
        />
        <TextInput source="phone" type="tel" autoComplete="off" />
      </RecordForm>
    </EditRecord>
  );
}
