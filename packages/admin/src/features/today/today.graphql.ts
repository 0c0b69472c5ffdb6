import { graphql, type ResultOf } from '../../platform/graphql.ts';

export const DeadlinesDocument = graphql(`
  query Deadlines {
    data: deadlines { id subject recordId sentence who dueAt action actionLabel path }
  }
`);
export type Deadline = ResultOf<typeof DeadlinesDocument>['data'][number];

export const WorkingDayDocument = graphql(`
  query WorkingDay($adviserId: ID!, $date: Date!) {
    data: workingDays(adviserId: $adviserId, from: $date, to: $date) {
      date
      bankHoliday
      working { startsAt endsAt }
    }
  }
`);

export const FirstStepsDocument = graphql(`
  query FirstSteps($organisation: ID!) {
    bookings(perPage: 1) { total }
    people(perPage: 1, filter: { organisation: $organisation }) { total }
    organisation(id: $organisation) { id headcount annualIncome can }
  }
`);

export const ConsortiumFiguresDocument = graphql(`
  query ConsortiumFigures($from: DateTime!, $to: DateTime!) {
    members: organisations(perPage: 1, filter: { kind: MEMBER }) { total }
    providers: organisations(perPage: 1, filter: { kind: PROVIDER }) { total }
    services(perPage: 1, filter: { status: ACTIVE }) { total }
    bookings(perPage: 1, filter: { from: $from, to: $to, status: [REQUESTED, CONFIRMED, COMPLETED, NO_SHOW] }) { total }
  }
`);
