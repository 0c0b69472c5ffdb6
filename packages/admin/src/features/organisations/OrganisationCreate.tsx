import { useTranslate } from 'react-admin';
import { CreateRecord } from '../../platform/inputs/CreateRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { OrganisationInputs } from './OrganisationInputs.tsx';

export function OrganisationCreate() {
  const t = useTranslate();
  return (
    <CreateRecord resource="organisations" title={t('resources.organisations.create.title')}>
      <RecordForm resource="organisations" cancel="/organisations" defaultValues={{ kind: 'MEMBER' }}>
        <OrganisationInputs />
      </RecordForm>
    </CreateRecord>
  );
}
