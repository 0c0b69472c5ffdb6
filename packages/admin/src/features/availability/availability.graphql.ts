import type { RaRecord } from 'react-admin';
import type { ResourceOperations } from '../../platform/data-provider.ts';
import { graphql, type ResultOf, type VariablesOf } from '../../platform/graphql.ts';
import { hoursText, parseHours, WEEKDAYS, type WeeklyHours } from './hours.ts';

const Hours = graphql(`
  fragment Hours on Availability @_unmask {
    id
    adviser { id name }
    provider { id name }
    hours { weekday from to }
    exceptions { id kind from to fromTime toTime version can }
    can
    version
  }
`);

const AvailabilitiesDocument = graphql(
  `query Availabilities($page: Int, $perPage: Int) {
    data: availabilities(page: $page, perPage: $perPage) { total items { ...Hours } }
  }`,
  [Hours],
);

const AvailabilityDocument = graphql(
  `query Availability($id: ID!) { data: availability(adviserId: $id) { ...Hours } }`,
  [Hours],
);

const SetWeeklyHoursDocument = graphql(
  `mutation SetWeeklyHours($id: ID!, $hours: [WeeklyHoursInput!]!, $version: Int!) {
    data: setWeeklyHours(adviserId: $id, hours: $hours, version: $version) { ...Hours }
  }`,
  [Hours],
);

export type Availability = ResultOf<typeof AvailabilitiesDocument>['data']['items'][number];
export type AvailabilityException = NonNullable<Availability['exceptions']>[number];

/** The form's field of a weekday: `day1` is Monday's hours as one types them. */
export const dayField = (day: number): string => `day${day}`;

/** The hours of a week as typed, or undefined while a day cannot be understood. */
export function hoursOf(values: Record<string, unknown>): WeeklyHours[] | undefined {
  const days = WEEKDAYS.map((day) => {
    const spans = parseHours(String(values[dayField(day)] ?? ''));
    return spans?.map((span) => ({ weekday: day, ...span }));
  });
  return days.every((day) => day !== undefined) ? days.flat() : undefined;
}

const toRecord = (row: RaRecord): RaRecord => ({
  ...row,
  ...Object.fromEntries(
    WEEKDAYS.map((day) => [
      dayField(day),
      hoursText((row.hours ?? []).filter(({ weekday }: WeeklyHours) => weekday === day)),
    ]),
  ),
});

export const availabilityOperations: ResourceOperations = {
  list: AvailabilitiesDocument,
  one: AvailabilityDocument,
  update: SetWeeklyHoursDocument,
  toRecord,
  toInput: (values) => ({ hours: hoursOf(values) }),
  toUpdateVariables: (id, { hours = [] }, version) => ({ id, hours, version }),
};

export const WorkingWeekDocument = graphql(`
  query WorkingWeek($adviserId: ID!, $from: Date!, $to: Date!, $hours: [WeeklyHoursInput!]) {
    data: workingDays(adviserId: $adviserId, from: $from, to: $to, hours: $hours) {
      date
      bankHoliday
      working { startsAt endsAt }
      booked { startsAt endsAt bookingId fits }
    }
  }
`);
export type WorkingDay = ResultOf<typeof WorkingWeekDocument>['data'][number];

export const AddExceptionDocument = graphql(`
  mutation AddException($input: AvailabilityExceptionInput!) {
    data: addAvailabilityException(input: $input) { id }
  }
`);
export type ExceptionInput = VariablesOf<typeof AddExceptionDocument>['input'];

export const RemoveExceptionDocument = graphql(`
  mutation RemoveException($id: ID!, $version: Int) {
    data: removeAvailabilityException(id: $id, version: $version) { id }
  }
`);
