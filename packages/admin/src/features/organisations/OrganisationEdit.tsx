import { useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { EditRecord } from '../../platform/inputs/EditRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { recordPath } from '../../platform/paths.ts';
import { OrganisationInputs } from './OrganisationInputs.tsx';
import { organisationFormFields } from './organisation.graphql.ts';

export function OrganisationEdit() {
  const t = useTranslate();
  const { id = '' } = useParams();
  return (
    <EditRecord
      resource="organisations"
      title={({ name }) => t('resources.organisations.edit.title', { name })}
      fields={organisationFormFields}
    >
      <RecordForm resource="organisations" cancel={recordPath('organisations', id)}>
        <OrganisationInputs />
      </RecordForm>
    </EditRecord>
  );
}
