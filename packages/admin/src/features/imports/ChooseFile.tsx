import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { fieldsOf } from '../../platform/http-error.ts';
import { uploadFile } from '../../platform/inputs/upload-file.ts';
import { useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { CheckImportDocument, type ImportKind } from './import.graphql.ts';

const MOST_BYTES = 10_000_000;

/** The word for what is wrong with a file, as far as that can be told without reading it. */
function problemOf(file: File): string | null {
  if (!/\.(csv|txt|tsv)$/i.test(file.name)) return 'resources.imports.create.notCsv';
  if (file.size === 0) return 'resources.imports.create.emptyFile';
  return file.size > MOST_BYTES ? 'resources.imports.create.tooBig' : null;
}

interface Uploading {
  name: string;
  share: number;
  stop: () => void;
}

/** Takes a file by button or by dropping it, uploads it, and goes on to what was found in it. */
export function ChooseFile({ kind }: { kind: ImportKind }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.imports.create.${key}`, more);
  const navigate = useNavigate();
  const check = useVerb(CheckImportDocument);
  const input = useRef<HTMLInputElement>(null);
  const help = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [uploading, setUploading] = useState<Uploading | null>(null);
  const [isOver, setOver] = useState(false);

  const take = async (file: File | undefined) => {
    if (!file) return;
    const wrong = problemOf(file);
    setProblem(wrong);
    if (wrong) return;
    let stopped = false;
    const stop = () => {
      stopped = true;
      upload.cancel();
    };
    const report = (share: number) => setUploading({ name: file.name, share, stop });
    const upload = uploadFile(file, 'Import', report);
    report(0);
    try {
      const { id: fileId } = await upload.done;
      const { data } = await check.mutateAsync({ kind: kind.id, fileId });
      navigate(pathTo(recordPath('imports', data.id)));
    } catch (error) {
      if (!stopped) setProblem(sentenceOf(error));
    } finally {
      setUploading(null);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const percent = Math.round(100 * (uploading?.share ?? 0));
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{
        border: 2,
        borderStyle: 'dashed',
        borderColor: isOver ? 'primary.main' : 'divider',
        borderRadius: 1,
        p: { xs: 2, sm: 3 },
      }}
    >
      {problem && (
        <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
          {t(problem, { _: problem })}
        </Alert>
      )}
      {uploading ? (
        <Box role="status">
          <Typography>{words('uploading', { name: uploading.name, percent })}</Typography>
          <LinearProgress
            variant="determinate"
            value={percent}
            aria-label={words('uploading', { name: uploading.name, percent })}
            sx={{ my: 1 }}
          />
          <Button onClick={uploading.stop}>{words('stop')}</Button>
        </Box>
      ) : (
        <>
          <input
            ref={input}
            type="file"
            accept=".csv,.txt,.tsv,text/csv"
            hidden
            onChange={(event) => {
              void take(event.target.files?.[0]);
              // The same file again is a change too.
              event.target.value = '';
            }}
          />
          <Button variant="contained" onClick={() => input.current?.click()} aria-describedby={help}>
            {words('choose')}
          </Button>{' '}
          <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' }, ml: 1 }}>
            {words('drop')}
          </Box>
        </>
      )}
      <Typography id={help} color="text.secondary" sx={{ mt: 1 }}>
        {words('fileHelp', { rows: kind.mostRows.toLocaleString('en-GB') })}
      </Typography>
    </Box>
  );
}

const sentenceOf = (error: unknown): string =>
  Object.values(fieldsOf(error))[0] ?? (error instanceof Error ? error.message : 'app.failed.server');
