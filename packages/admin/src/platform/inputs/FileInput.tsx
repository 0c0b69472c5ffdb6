import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { KINDS_TO_CHOOSE, sizeText, type Upload, type UploadedFile, uploadFile } from './upload-file.ts';

interface FileInputProps {
  label: string;
  /** Who will be able to open the files, or what they are for. */
  help: string;
  /** The kind of thing that the files are for, such as `Booking`. */
  purpose: string;
  files: readonly UploadedFile[];
  onAdd: (file: UploadedFile) => void;
  /** Absent: what is added is shown elsewhere. */
  onRemove?: (file: UploadedFile) => void;
  most?: number;
  error?: string | undefined;
  /** Which files the dialog offers, such as `.docx`; all that the system takes unless told. */
  accept?: string;
  /** What it takes, in words, where that is less than everything. */
  kinds?: string;
}

interface Sending {
  name: string;
  share: number;
  upload: Upload;
}

/** Choose files or drop them here: each is sent at once, with a bar, a way to stop, and a word on what is wrong with it. */
export function FileInput({
  label,
  help,
  purpose,
  files,
  onAdd,
  onRemove,
  most = 10,
  error,
  accept = KINDS_TO_CHOOSE,
  kinds,
}: FileInputProps) {
  const t = useTranslate();
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending>();
  const [problems, setProblems] = useState<string[]>([]);
  const [isOver, setOver] = useState(false);

  const send = async (chosen: readonly File[]) => {
    setProblems([]);
    const room = Math.max(0, most - files.length);
    if (chosen.length > room) setProblems([t('app.files.tooMany', { smart_count: most })]);
    for (const file of chosen.slice(0, room)) {
      const upload = uploadFile(file, purpose, (share) => setSending({ name: file.name, share, upload }));
      setSending({ name: file.name, share: 0, upload });
      try {
        onAdd(await upload.done);
      } catch (failure) {
        const message = failure instanceof Error ? failure.message : 'app.failed.server';
        setProblems((before) => [...before, `${file.name}: ${t(message, { _: message })}`]);
      }
    }
    setSending(undefined);
    if (chooser.current) chooser.current.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!sending) void send([...event.dataTransfer.files]);
  };
  const problem = error ? [error, ...problems] : problems;
  return (
    <Box
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-help`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{
        mb: 2,
        p: 2,
        border: 1,
        borderStyle: 'dashed',
        borderColor: isOver ? 'primary.main' : 'text.secondary',
        borderRadius: 1,
      }}
    >
      <Typography id={`${id}-label`} sx={{ fontWeight: 600 }}>
        {label}
      </Typography>
      <Typography id={`${id}-help`} color="text.secondary" sx={{ mb: 1 }}>
        {help} {kinds ?? t('app.files.kinds')}
      </Typography>
      {onRemove && (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {files.map((file) => (
            <Box
              component="li"
              key={file.id}
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                alignItems: 'center',
                columnGap: 1,
                overflowWrap: 'anywhere',
              }}
            >
              <span>
                {file.name} ({sizeText(file.bytes)}){!file.scanned && `, ${t('app.files.notScanned')}`}
              </span>
              <Button
                size="small"
                aria-label={t('app.files.removeNamed', { name: file.name })}
                onClick={() => onRemove(file)}
              >
                {t('app.files.remove')}
              </Button>
            </Box>
          ))}
        </Box>
      )}
      <Box aria-live="polite">
        {sending && (
          <Box sx={{ my: 1 }}>
            <Typography id={`${id}-sending`} sx={{ overflowWrap: 'anywhere' }}>
              {t(sending.share < 1 ? 'app.files.sending' : 'app.files.checking', { name: sending.name })}
            </Typography>
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
              <LinearProgress
                variant={sending.share < 1 ? 'determinate' : 'indeterminate'}
                value={Math.round(sending.share * 100)}
                aria-labelledby={`${id}-sending`}
                sx={{ flex: 1 }}
              />
              <Button size="small" onClick={() => sending.upload.cancel()}>
                {t('app.files.cancel')}
              </Button>
            </Box>
          </Box>
        )}
      </Box>
      {problem.length > 0 && (
        <Alert severity="error" role="alert" sx={{ my: 1, fontSize: '1rem' }}>
          {problem.map((text) => (
            <div key={text}>{text}</div>
          ))}
        </Alert>
      )}
      <input
        ref={chooser}
        type="file"
        multiple={most > 1}
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => void send([...(event.target.files ?? [])])}
      />
      <Button
        variant="outlined"
        disabled={Boolean(sending) || files.length >= most}
        onClick={() => chooser.current?.click()}
      >
        {t('app.files.choose')}
      </Button>
    </Box>
  );
}
