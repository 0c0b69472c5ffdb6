import { graphql, type ResultOf } from '../../platform/graphql.ts';

export const CalendarFeedsDocument = graphql(`
  query CalendarFeeds { me { calendarFeeds { id scope url lastFetchedAt version } } }
`);
type Feeds = NonNullable<ResultOf<typeof CalendarFeedsDocument>['me']>['calendarFeeds'];
export type CalendarFeed = Feeds[number];
export type CalendarScope = NonNullable<CalendarFeed['scope']>;

export const CreateCalendarFeedDocument = graphql(`
  mutation CreateCalendarFeed($scope: CalendarScope!) { data: createCalendarFeed(scope: $scope) { id } }
`);

export const RotateCalendarFeedDocument = graphql(`
  mutation RotateCalendarFeed($id: ID!, $version: Int) { data: rotateCalendarFeed(id: $id, version: $version) { id } }
`);

export const RevokeCalendarFeedDocument = graphql(`
  mutation RevokeCalendarFeed($id: ID!, $version: Int) { data: revokeCalendarFeed(id: $id, version: $version) { id } }
`);
