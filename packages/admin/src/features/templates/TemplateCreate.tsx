import './add-words.ts';
import './template-operations.ts';
import { useState } from 'react';
import { RadioButtonGroupInput } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { CreateRecord } from '../../platform/inputs/CreateRecord.tsx';
import { FileInput } from '../../platform/inputs/FileInput.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import type { UploadedFile } from '../../platform/inputs/upload-file.ts';
import { TemplateInputs, templateDefaults } from './TemplateInputs.tsx';
import { useWords } from './use-words.ts';

/** A new template: what it is first; its text is written on the page that follows. */
export function TemplateCreate() {
  const words = useWords();
  return (
    <CreateRecord resource="templates" title={words('create.title')} intro={words('create.intro')}>
      <RecordForm
        resource="templates"
        cancel="/templates/written"
        submit={words('create.submit')}
        defaultValues={{ ...templateDefaults, text: words('create.firstText') }}
      >
        <SourceInput />
        <TemplateInputs />
      </RecordForm>
    </CreateRecord>
  );
}

function SourceInput() {
  const words = useWords();
  const source: unknown = useWatch({ name: 'source' });
  return (
    <>
      <RadioButtonGroupInput
        source="source"
        row={false}
        choices={[
          { id: 'TEXT', name: words('source.TEXT') },
          { id: 'FILE', name: words('source.FILE') },
        ]}
      />
      {source === 'FILE' && <FormInput />}
    </>
  );
}

function FormInput() {
  const words = useWords();
  const { setValue, formState } = useFormContext();
  const [file, setFile] = useState<UploadedFile>();
  const error = formState.errors.fileId?.message;
  const take = (next: UploadedFile | undefined) => {
    setFile(next);
    setValue('fileId', next?.id, { shouldDirty: true });
  };
  return (
    <FileInput
      label={words('write.newForm')}
      help={words('write.newFormHelp')}
      purpose="TemplateVersion"
      accept=".docx,.xlsx"
      kinds={words('write.formKinds')}
      files={file ? [file] : []}
      onAdd={take}
      onRemove={() => take(undefined)}
      most={1}
      error={typeof error === 'string' ? error : undefined}
    />
  );
}
