import type { ApiContext } from '../../platform/graphql/context.js';
import { endOfDay } from '../../platform/local-time.js';
import type { Deadline } from '../deadlines/deadline.type.js';
import { findToRead } from './find-to-read.js';

/** What the viewer is asked to read and has not confirmed. */
export async function acknowledgementDeadlines(context: ApiContext): Promise<Deadline[]> {
  if (!context.permissions.may('read', 'PolicyToRead')) return [];
  const toRead = await findToRead(context);
  return toRead.flatMap(({ id, title, dueOn, acknowledgedAt }) =>
    acknowledgedAt !== null || dueOn === null
      ? []
      : [
          {
            id: `to-read-${id}`,
            subject: 'PolicyToRead',
            recordId: id,
            sentence: `Read “${title}” and confirm that you did`,
            who: null,
            dueAt: endOfDay(dueOn),
            action: 'read',
            actionLabel: 'Read',
            path: `/to-read/${id}`,
          },
        ],
  );
}
