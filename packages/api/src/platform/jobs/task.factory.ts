import { now } from '../clock.js';
import { newId } from '../new-id.js';
import type { Task } from './task.entity.js';

type Data = Pick<
  Task,
  | 'id'
  | 'person'
  | 'organisation'
  | 'kind'
  | 'title'
  | 'path'
  | 'status'
  | 'canBeCancelled'
  | 'done'
  | 'total'
  | 'message'
  | 'result'
  | 'createdAt'
  | 'startedAt'
  | 'finishedAt'
>;

/** Long work that is half done and can be stopped. */
export function buildTask(overrides: Partial<Data> & Pick<Data, 'person' | 'organisation'>): Data {
  return {
    id: newId(),
    kind: 'run-import',
    title: 'Import of people.csv',
    path: '/app/imports',
    status: 'RUNNING',
    canBeCancelled: true,
    done: 5,
    total: 10,
    message: 'Taking in the rows',
    result: { made: 5 },
    createdAt: now(),
    startedAt: now(),
    finishedAt: now(),
    ...overrides,
  };
}
