import { Alert, Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Problem } from './Problem.tsx';
import { isOpen, type ShownTask, TaskProgress } from './TaskProgress.tsx';

interface FileBeingMadeProps {
  /** Not there before it is first read. */
  task: ShownTask | undefined;
  /** What is said while it is made, and how it can end. */
  words: Readonly<Record<'leave' | 'stopped' | 'failed' | 'ready', string>>;
  /** The way to the file. */
  children: ReactNode;
}

/** How far a file is that is made beside everything else; who leaves finds it under the bell. */
export function FileBeingMade({ task, words, children }: FileBeingMadeProps) {
  if (!task || isOpen(task.status)) {
    return (
      <Box role="status">
        {task && <TaskProgress task={task} />}
        <Typography>{words.leave}</Typography>
      </Box>
    );
  }
  if (task.status === 'CANCELLED') return <Alert severity="info">{words.stopped}</Alert>;
  if (task.status !== 'DONE') return <Problem message={task.message ?? words.failed} />;
  return (
    <Alert severity="success" role="status" sx={{ fontSize: '1rem' }}>
      {words.ready}
      {children}
    </Alert>
  );
}
