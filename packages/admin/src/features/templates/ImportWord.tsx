import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FileInput } from '../../platform/inputs/FileInput.tsx';
import type { UploadedFile } from '../../platform/inputs/upload-file.ts';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { useVerb } from '../../platform/operations.ts';
import { ImportTextDocument } from './template.graphql.ts';
import { useWords } from './use-words.ts';

/** Takes the text of a Word document, and says what of it could not be taken. */
export function ImportWord({ isEmpty, onText }: { isEmpty: boolean; onText: (text: string) => void }) {
  const t = useTranslate();
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const [lost, setLost] = useState<readonly string[]>();
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {words('write.import.label')}
      </Button>
      {isOpen && (
        <ImportDialog
          isEmpty={isEmpty}
          onClose={() => setOpen(false)}
          onImported={(text, what) => {
            onText(text);
            setLost(what);
            setOpen(false);
          }}
        />
      )}
      {lost && (
        <Alert
          severity={lost.length > 0 ? 'warning' : 'success'}
          role="status"
          onClose={() => setLost(undefined)}
          closeText={t('app.form.close')}
          sx={{ mt: 1, width: '100%', fontSize: '1rem' }}
        >
          {words(lost.length > 0 ? 'write.import.lost' : 'write.import.whole')}
          {lost.length > 0 && (
            <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
              {lost.map((what) => (
                <li key={what}>{what}</li>
              ))}
            </Box>
          )}
        </Alert>
      )}
    </>
  );
}

function ImportDialog({
  isEmpty,
  onImported,
  onClose,
}: {
  isEmpty: boolean;
  onImported: (text: string, lost: readonly string[]) => void;
  onClose: () => void;
}) {
  const words = useWords();
  const take = useVerb(ImportTextDocument);
  const [file, setFile] = useState<UploadedFile>();
  const [tried, setTried] = useState(false);
  const confirm = () => {
    setTried(true);
    if (!file) return;
    take.mutate({ fileId: file.id }, { onSuccess: ({ data }) => onImported(data.text, data.lost) });
  };
  return (
    <ConfirmDialog
      title={words('write.import.title')}
      consequence={isEmpty ? words('write.import.help') : words('write.import.replaces')}
      confirm={words('write.import.confirm')}
      busy={take.isPending}
      error={take.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <FileInput
        label={words('write.import.file')}
        help={words('write.import.fileHelp')}
        purpose="TemplateVersion"
        accept=".docx"
        kinds={words('write.import.kinds')}
        files={file ? [file] : []}
        onAdd={setFile}
        onRemove={() => setFile(undefined)}
        most={1}
        error={tried && !file ? words('write.import.needFile') : undefined}
      />
    </ConfirmDialog>
  );
}
