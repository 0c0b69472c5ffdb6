import type { ResourceOperations } from '../../platform/data-provider.ts';
import { graphql, type ResultOf } from '../../platform/graphql.ts';

const MailFields = graphql(`
  fragment MailFields on Mail @_unmask {
    id to subject text group path status error createdAt sentAt readAt can version
  }
`);

const MailsDocument = graphql(
  `query Mails($page: Int, $perPage: Int, $sort: MailSort, $filter: MailFilter) {
    data: mails(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...MailFields } }
  }`,
  [MailFields],
);

const MailDocument = graphql(`query Mail($id: ID!) { data: mail(id: $id) { ...MailFields } }`, [MailFields]);

export type Mail = ResultOf<typeof MailsDocument>['data']['items'][number];

export const mailOperations: ResourceOperations = {
  list: MailsDocument,
  one: MailDocument,
  sorts: ['createdAt'],
  // a choice in a list is a text
  toFilter: ({ unread, ...filter }) =>
    unread === undefined ? filter : { ...filter, unread: unread === 'true' },
};

export const ReadMailDocument = graphql(`
  mutation ReadMail($id: ID!) { data: readMail(id: $id) { id readAt } }
`);

export const ReadAllMailDocument = graphql(`
  mutation ReadAllMail { data: readAllMail }
`);

export const MailChoicesDocument = graphql(`
  query MailChoices { data: mailChoices { id delivery choosable } }
`);
export type MailChoice = ResultOf<typeof MailChoicesDocument>['data'][number];

export const ChooseMailDocument = graphql(`
  mutation ChooseMail($group: ID!, $delivery: Delivery!) {
    data: chooseMail(group: $group, delivery: $delivery) { id delivery choosable }
  }
`);

export const FailedJobsDocument = graphql(`
  query FailedJobs { data: failedJobs { id job askedAt failedAt error } }
`);
export type FailedJob = ResultOf<typeof FailedJobsDocument>['data'][number];

export const RetryFailedJobsDocument = graphql(`
  mutation RetryFailedJobs($job: String!) { data: retryFailedJobs(job: $job) }
`);
