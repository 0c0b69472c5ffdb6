import {
  AutocompleteInput,
  BooleanInput,
  email,
  ReferenceInput,
  required,
  SelectInput,
  TextInput,
  useTranslate,
} from 'react-admin';
import { CreateRecord } from '../../platform/inputs/CreateRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { useMe } from '../../platform/me.ts';
import { organisationRoles } from './roles.ts';

/** A new person with a first role: of the acting organisation, or of any for who acts for the consortium. */
export function PersonCreate() {
  const t = useTranslate();
  const me = useMe();
  return (
    <CreateRecord
      resource="people"
      title={t('resources.people.create.title')}
      intro={t('resources.people.create.intro')}
    >
      <RecordForm resource="people" cancel="/people" defaultValues={{ role: 'STAFF', mayBook: false }}>
        <TextInput source="name" validate={required()} autoComplete="off" />
        <TextInput source="email" type="email" validate={[required(), email()]} autoComplete="off" />
        <TextInput source="phone" type="tel" autoComplete="off" />
        {me?.actsForConsortium && (
          <ReferenceInput
            source="organisationId"
            reference="organisations"
            sort={{ field: 'name', order: 'ASC' }}
          >
            <AutocompleteInput
              optionText="name"
              filterToQuery={(q: string) => ({ q })}
              validate={required()}
            />
          </ReferenceInput>
        )}
        <SelectInput
          source="role"
          validate={required()}
          choices={organisationRoles.map((id) => ({ id, name: t(`resources.people.role.${id}`) }))}
        />
        <BooleanInput source="mayBook" helperText={t('resources.people.form.mayBookHelp')} />
      </RecordForm>
    </CreateRecord>
  );
}
