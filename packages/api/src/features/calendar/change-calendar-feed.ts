import { now } from '../../platform/clock.js';
import { checkMayStart, getForChange } from '../../platform/crud.js';
import { Conflict, Forbidden } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { newId } from '../../platform/new-id.js';
import { CalendarFeed } from './calendar-feed.entity.js';
import type { FeedScope } from './feed-scope.js';

/**
 * Makes the viewer's calendar feed of the acting organisation.
 * @throws Conflict ALREADY_EXISTS where there is one already
 */
export async function createCalendarFeed(context: WriteContext, scope: FeedScope): Promise<string> {
  const { personId, organisationId } = context.viewer;
  if (!organisationId) throw new Forbidden('Choose the organisation whose appointments you want.');
  checkMayStart(context, 'create', 'CalendarFeed', { scope });
  const whose = { person: personId, organisation: organisationId, scope };
  if ((await context.em.count(CalendarFeed, { ...whose, revokedAt: null })) > 0)
    throw new Conflict(
      'ALREADY_EXISTS',
      'You have this calendar feed already. Its address is on your profile.',
    );
  const id = newId();
  context.em.create(CalendarFeed, { id, ...whose, revokedAt: null, lastFetchedAt: null });
  return id;
}

/** Gives a feed a new address; who has the old one reads nothing any more. */
export async function rotateCalendarFeed(
  context: WriteContext,
  id: string,
  version?: number,
): Promise<string> {
  const feed = await getForChange(context, CalendarFeed, id, 'rotate', version);
  feed.rotate();
  return id;
}

/** Ends a feed for good. */
export async function revokeCalendarFeed(
  context: WriteContext,
  id: string,
  version?: number,
): Promise<string> {
  const feed = await getForChange(context, CalendarFeed, id, 'revoke', version);
  feed.revoke(now());
  return id;
}
