import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { useVerb } from '../operations.ts';
import { CancelTaskDocument } from './notifications.graphql.ts';

/** Long work, as far as a progress bar needs it. */
export interface ShownTask {
  id: string;
  title: string | null;
  status: string | null;
  done: number | null;
  total: number | null;
  message: string | null;
  can: readonly string[];
}

/** Is it still to come, or under way? */
export const isOpen = (status: string | null): boolean => status === 'WAITING' || status === 'RUNNING';

/** How far long work is, in words and as a bar, and a way to stop it where that is possible. */
export function TaskProgress({ task }: { task: ShownTask }) {
  const t = useTranslate();
  const notify = useNotify();
  const cancel = useVerb(CancelTaskDocument);
  const { done, total } = task;
  const isCounted = task.status === 'RUNNING' && total !== null && total > 0;
  const far = isCounted
    ? t('app.tasks.far', { done: done ?? 0, total })
    : t(`app.tasks.status.${task.status ?? 'WAITING'}`);
  return (
    <Box>
      <LinearProgress
        variant={isCounted ? 'determinate' : 'indeterminate'}
        value={isCounted ? Math.min(100, (100 * (done ?? 0)) / total) : 0}
        aria-label={task.title ?? ''}
        sx={{ my: 1 }}
      />
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          justifyContent: 'space-between',
          alignItems: 'center',
        }}
      >
        <Typography variant="body2" color="text.secondary">
          {[task.message, far].filter(Boolean).join(' · ')}
        </Typography>
        {task.can.includes('cancel') && (
          <Button
            size="small"
            disabled={cancel.isPending}
            aria-label={t('app.tasks.stopOf', { title: task.title })}
            onClick={() =>
              cancel.mutate(
                { id: task.id },
                { onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }) },
              )
            }
          >
            {t('app.tasks.stop')}
          </Button>
        )}
      </Box>
    </Box>
  );
}
