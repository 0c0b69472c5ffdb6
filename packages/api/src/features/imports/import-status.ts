/**
 * CHECKING → CHECKED (or REFUSED: nothing in the file can be used) → RUNNING → DONE → UNDOING → UNDONE. A run that does
 * not come about leaves it CHECKED, an undo that is not possible leaves it DONE.
 */
export const IMPORT_STATUSES = [
  'CHECKING',
  'REFUSED',
  'CHECKED',
  'RUNNING',
  'DONE',
  'UNDOING',
  'UNDONE',
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** Cannot be used as it is; can, but something about it looks odd; has been made; cannot be taken back. */
export const IMPORT_ROW_STATES = ['BAD', 'ODD', 'MADE', 'IN_USE'] as const;
export type ImportRowState = (typeof IMPORT_ROW_STATES)[number];
