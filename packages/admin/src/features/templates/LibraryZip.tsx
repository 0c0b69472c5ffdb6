import Download from '@mui/icons-material/FileDownloadOutlined';
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useCanAccess, useNotify, useTranslate } from 'react-admin';
import { FileBeingMade } from '../../platform/layout/FileBeingMade.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { isOpen, TaskProgress } from '../../platform/layout/TaskProgress.tsx';
import { usePolled, useRead, useVerb } from '../../platform/operations.ts';
import {
  DownloadLibraryDocument,
  EditionsFoundDocument,
  type LibraryTask,
  LibraryTasksDocument,
  OpenLibraryDownloadDocument,
  type TemplateFilter,
} from './template.graphql.ts';
import { useWords } from './use-words.ts';

const OFTEN_MS = 1_000;
const KEPT_MS = 86_400_000;
/** As many documents as one zip holds. */
const MOST = 100;

/** The zips of the library that are being made or were made for whoever is signed in, newest first. */
function useZips(): LibraryTask[] {
  const zipsOf = (tasks: readonly LibraryTask[] = []) =>
    tasks.filter(({ kind }) => kind === 'download-library');
  const { data } = usePolled(LibraryTasksDocument, {}, (known) =>
    zipsOf(known?.data.items).some(({ status }) => isOpen(status)) ? OFTEN_MS : false,
  );
  return zipsOf(data?.data.items);
}

/** Everything that is found as one file, for who keeps the documents of a member; below it, what was made today. */
export function LibraryZip({ filter }: { filter: TemplateFilter }) {
  const words = useWords();
  const { canAccess } = useCanAccess({ resource: 'policies', action: 'create' });
  const [isAsking, setAsking] = useState(false);
  if (!canAccess) return null;
  return (
    <Box sx={{ mb: 2 }}>
      <Button
        variant="outlined"
        size="small"
        startIcon={<Download aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {words('zip.label')}
      </Button>
      {!isAsking && <MadeToday />}
      {isAsking && <Ask filter={filter} onClose={() => setAsking(false)} />}
    </Box>
  );
}

function MadeToday() {
  const words = useWords();
  const kept = useZips().filter(
    ({ status, finishedAt }) =>
      isOpen(status) ||
      (status === 'DONE' && finishedAt && Date.now() - new Date(finishedAt).getTime() < KEPT_MS),
  );
  if (kept.length === 0) return null;
  return (
    <Box sx={{ mt: 2 }}>
      <Panel title={words('zip.recent')}>
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {kept.map((task) => (
            <PanelRow key={task.id}>
              <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
                <Typography sx={{ fontWeight: 600 }}>{task.title}</Typography>
                {isOpen(task.status) ? (
                  <TaskProgress task={task} />
                ) : (
                  <Typography color="text.secondary">{`${task.message} ${words('zip.kept')}`}</Typography>
                )}
              </Box>
              {!isOpen(task.status) && <Fetch task={task} />}
            </PanelRow>
          ))}
        </Box>
      </Panel>
    </Box>
  );
}

/** Fetches a zip by a link that is made at that moment. */
function Fetch({ task, strong = false }: { task: LibraryTask; strong?: boolean }) {
  const t = useTranslate();
  const words = useWords();
  const notify = useNotify();
  const open = useVerb(OpenLibraryDownloadDocument);
  return (
    <Button
      variant={strong ? 'contained' : 'outlined'}
      size="small"
      disabled={open.isPending}
      aria-label={words('zip.fetchOf', { title: task.title })}
      onClick={() =>
        open.mutate(
          { taskId: task.id },
          {
            // an attachment: the browser keeps the page and saves the file
            onSuccess: ({ data }) => window.location.assign(data.url),
            onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
          },
        )
      }
    >
      {words('zip.fetch')}
    </Button>
  );
}

function Ask({ filter, onClose }: { filter: TemplateFilter; onClose: () => void }) {
  const t = useTranslate();
  const words = useWords();
  const id = useId();
  const [format, setFormat] = useState<'DOCX' | 'PDF'>('DOCX');
  const found = useRead(EditionsFoundDocument, { filter });
  const make = useVerb(DownloadLibraryDocument);
  const total = found.data?.data.total ?? 0;
  const editions = (found.data?.data.items ?? []).flatMap(({ currentVersion }) => currentVersion?.id ?? []);
  const isReady = editions.length > 0 && total <= MOST;
  return (
    <Dialog open onClose={make.isPending ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{words('zip.title')}</DialogTitle>
      <DialogContent>
        <Problem message={make.error?.message} />
        {found.error && <Failed error={found.error} retry={() => found.refetch()} />}
        {found.isPending && <Waiting lines={3} />}
        {found.data && total > MOST && <Problem message={words('zip.tooMany', { total, most: MOST })} />}
        {isReady && !make.data && (
          <>
            <Typography sx={{ mb: 1 }}>{words('zip.holds', { smart_count: editions.length })}</Typography>
            <Typography sx={{ mb: 2 }}>{words('zip.leftOut')}</Typography>
            <FormControl>
              <FormLabel id={`${id}-format`}>{words('zip.format')}</FormLabel>
              <RadioGroup
                aria-labelledby={`${id}-format`}
                value={format}
                onChange={(event) => setFormat(event.target.value === 'PDF' ? 'PDF' : 'DOCX')}
              >
                <FormControlLabel value="DOCX" control={<Radio />} label={words('zip.DOCX')} />
                <FormControlLabel value="PDF" control={<Radio />} label={words('zip.PDF')} />
              </RadioGroup>
            </FormControl>
          </>
        )}
        {make.data && <Making taskId={make.data.data.id} />}
      </DialogContent>
      <DialogActions sx={{ p: 2, gap: 1 }}>
        <Button onClick={onClose} disabled={make.isPending}>
          {t(make.data ? 'app.form.close' : 'app.form.notNow')}
        </Button>
        {!make.data && (
          <Button
            variant="contained"
            disabled={!isReady || make.isPending}
            onClick={() => make.mutate({ templateVersionIds: editions, format })}
          >
            {make.isPending ? t('app.form.saving') : words('zip.make')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** How far the file is; who leaves finds it under the bell and on the page. */
function Making({ taskId }: { taskId: string }) {
  const words = useWords();
  const task = useZips().find(({ id }) => id === taskId);
  const said = {
    leave: words('zip.leave'),
    stopped: words('zip.stopped'),
    failed: words('zip.failed'),
    ready: [words('zip.ready'), task?.message].filter(Boolean).join(' '),
  };
  return (
    <FileBeingMade task={task} words={said}>
      <Box sx={{ mt: 1 }}>{task && <Fetch task={task} strong />}</Box>
    </FileBeingMade>
  );
}
