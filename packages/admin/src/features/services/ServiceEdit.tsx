import { useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { EditRecord } from '../../platform/inputs/EditRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { recordPath } from '../../platform/paths.ts';
import { ServiceInputs } from './ServiceInputs.tsx';
import { serviceFormFields } from './service.graphql.ts';

export function ServiceEdit() {
  const t = useTranslate();
  const { id = '' } = useParams();
  return (
    <EditRecord
      resource="services"
      title={({ name }) => t('resources.services.edit.title', { name })}
      fields={serviceFormFields}
    >
      <RecordForm resource="services" cancel={recordPath('services', id)}>
        <ServiceInputs />
      </RecordForm>
    </EditRecord>
  );
}
