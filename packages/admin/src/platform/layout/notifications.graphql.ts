import { graphql, type ResultOf } from '../graphql.ts';

/** What the bell knows: how much is new, and the long work that is under way or has just ended. */
export const NotificationsDocument = graphql(`
  query Notifications {
    unread: mails(perPage: 5, filter: { unread: true }) { total items { id subject createdAt } }
    newest: mails(perPage: 5) { items { id subject createdAt readAt } }
    tasks(perPage: 5) { items { id title path status done total message createdAt can } }
  }
`);

export type Notifications = ResultOf<typeof NotificationsDocument>;
export type Task = Notifications['tasks']['items'][number];

export const CancelTaskDocument = graphql(`
  mutation CancelTask($id: ID!) { data: cancelTask(id: $id) { id status } }
`);

export const ReadAllDocument = graphql(`
  mutation ReadAllNotifications { data: readAllMail }
`);
