/** WAITING → RUNNING → DONE or FAILED; CANCELLED by the person while it waits or runs. */
export const TASK_STATUSES = ['WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];
