import './add-words.ts';
import { useParams } from 'react-router';
import { EditRecord } from '../../platform/inputs/EditRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { recordPath } from '../../platform/paths.ts';
import { TemplateInputs } from './TemplateInputs.tsx';
import { templateFormFields } from './template-operations.ts';
import { useWords } from './use-words.ts';

/** The properties of a template; its text has a page of its own. */
export function TemplateEdit() {
  const words = useWords();
  const { id = '' } = useParams();
  return (
    <EditRecord
      resource="templates"
      title={({ title }) => words('edit.title', { title })}
      intro={words('edit.intro')}
      fields={templateFormFields}
    >
      <RecordForm resource="templates" cancel={recordPath('templates', id)}>
        <TemplateInputs />
      </RecordForm>
    </EditRecord>
  );
}
