import { useTranslate } from 'react-admin';
import { CreateRecord } from '../../platform/inputs/CreateRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { ServiceInputs, serviceDefaults } from './ServiceInputs.tsx';

/** A new service of the acting organisation. */
export function ServiceCreate() {
  const t = useTranslate();
  return (
    <CreateRecord resource="services" title={t('resources.services.create.title')}>
      <RecordForm resource="services" cancel="/services" defaultValues={serviceDefaults}>
        <ServiceInputs />
      </RecordForm>
    </CreateRecord>
  );
}
