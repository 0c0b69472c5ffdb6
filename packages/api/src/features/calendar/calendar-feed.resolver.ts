import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, FieldResolver, ID, Info, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { ApiContext, RequestContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { readAll } from '../../platform/graphql/read.js';
import { write } from '../../platform/graphql/write.js';
import { Me } from '../people/person.type.js';
import { CalendarFeed, CalendarScope } from './calendar-feed.type.js';
import { createCalendarFeed, revokeCalendarFeed, rotateCalendarFeed } from './change-calendar-feed.js';
import type { FeedScope } from './feed-scope.js';

@Resolver(() => CalendarFeed)
export class CalendarFeedResolver {
  @Extensions({ needs: ['id', 'revision'] })
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The address to subscribe to. Whoever has it reads the calendar: keep it to yourself.',
  })
  url(@Root() feed: { id: string; revision?: number }, @Ctx() { api }: RequestContext): string | null {
    return api && feed.revision ? api.feedLinks.urlOf({ id: feed.id, revision: feed.revision }) : null;
  }

  @Mutation(() => CalendarFeed, { description: 'Of the acting organisation; one of each scope.' })
  @Can('create', 'CalendarFeed')
  createCalendarFeed(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('scope', () => CalendarScope) scope: FeedScope,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'CalendarFeed', idempotencyKey, input: { scope } }, (inside) =>
      createCalendarFeed(inside, scope),
    );
  }

  @Mutation(() => CalendarFeed, { description: 'Gives it a new address; the old one ends at once.' })
  @Can('rotate', 'CalendarFeed')
  rotateCalendarFeed(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'CalendarFeed', idempotencyKey, input: { id, version } };
    return write(context, info, request, (inside) => rotateCalendarFeed(inside, id, version));
  }

  @Mutation(() => CalendarFeed, { description: 'Ends it for good.' })
  @Can('revoke', 'CalendarFeed')
  revokeCalendarFeed(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'CalendarFeed', idempotencyKey, input: { id, version } };
    return write(context, info, request, (inside) => revokeCalendarFeed(inside, id, version));
  }
}

@Resolver(() => Me)
export class MyCalendarFeedsResolver {
  @FieldResolver(() => [CalendarFeed], { description: 'Your calendar feeds of the acting organisation.' })
  async calendarFeeds(@Ctx() { api }: RequestContext, @Info() info: GraphQLResolveInfo) {
    if (!api?.permissions.may('read', 'CalendarFeed')) return [];
    return readAll(api, info, 'CalendarFeed', 'createdAt');
  }
}
