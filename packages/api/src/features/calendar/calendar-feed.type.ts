import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Organisation } from '../organisations/organisation.type.js';
import type { CalendarFeed as CalendarFeedEntity } from './calendar-feed.entity.js';
import { FEED_SCOPES, type FeedScope } from './feed-scope.js';

export const CalendarScope = enumOf(
  'CalendarScope',
  FEED_SCOPES,
  'PERSON: what you booked, were named to or serve. ORGANISATION: all appointments of the organisation.',
);

@ObjectType('CalendarFeed', {
  simpleResolvers: true,
  description: 'A calendar of yours to subscribe to in Outlook, Google, Apple and others.',
})
export class CalendarFeed implements Pick<CalendarFeedEntity, 'id' | 'scope'> {
  @Field(() => ID) id!: string;
  @Field(() => CalendarScope, { nullable: true }) scope!: FeedScope;
  @Field(() => Organisation, { nullable: true }) organisation!: Organisation | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a calendar last asked for it, to the hour; null since it was made or renewed.',
  })
  lastFetchedAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: string;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}
