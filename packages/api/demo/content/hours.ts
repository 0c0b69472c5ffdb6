import { mailOf } from './people.js';
import type { AdviserHoursContent, ExceptionContent, WeeklyHoursContent } from './types.js';

const [MON, TUE, WED, THU, FRI, SAT] = [1, 2, 3, 4, 5, 6] as const;

/** When each adviser can be booked in an ordinary week. Most work part-time, and keep time for their own cases. */
export const ADVISER_HOURS: readonly AdviserHoursContent[] = [
  {
    adviser: 'adviser@demo.test',
    hours: [
      ...on([MON, TUE, THU], '09:30', '12:30'),
      ...on([MON, TUE, THU], '13:15', '16:30'),
      ...on([FRI], '09:30', '12:30'),
    ],
  },
  {
    adviser: mailOf('Tom Ellerby'),
    hours: [...on([MON, WED], '09:00', '17:00'), ...on([FRI], '09:00', '13:00')],
  },
  { adviser: mailOf('Grace Okonkwo'), hours: [...on([TUE, WED, THU], '09:45', '14:45')] },
  {
    adviser: mailOf('Huw Prosser'),
    hours: [...on([WED, FRI], '10:00', '13:00'), ...on([WED, FRI], '14:00', '18:00')],
  },

  {
    adviser: 'payroll@demo.test',
    hours: [...on([MON, TUE, WED, THU], '09:00', '12:30'), ...on([MON, WED], '13:30', '16:30')],
  },
  { adviser: mailOf('Sunita Bhatt'), hours: [...on([TUE, THU, FRI], '09:15', '14:30')] },
  {
    adviser: mailOf('Lewis Thorne'),
    hours: [...on([MON, WED, FRI], '10:00', '12:00'), ...on([MON, WED], '13:00', '15:30')],
  },

  {
    adviser: mailOf('Karen Brightwell'),
    hours: [...on([MON, TUE], '09:00', '16:00'), ...on([THU], '12:00', '16:30')],
  },
  {
    adviser: mailOf('Yusuf Demir'),
    hours: [...on([WED, THU], '08:30', '15:30'), ...on([FRI], '08:30', '12:30')],
  },

  {
    adviser: mailOf('Bronwen Pritchard'),
    hours: [...on([TUE], '10:00', '16:00'), ...on([WED], '17:30', '20:30')],
  },
  {
    adviser: mailOf('Daniel Achebe'),
    hours: [...on([MON, THU], '09:30', '15:00'), ...on([TUE], '17:30', '20:30')],
  },
  {
    adviser: mailOf('Sofia Marchetti'),
    hours: [...on([WED, FRI], '09:00', '15:00'), ...on([SAT], '10:00', '12:30')],
  },

  { adviser: mailOf('Wei Chen Lim'), hours: [...on([MON, TUE, WED, THU, FRI], '09:00', '13:00')] },
  {
    adviser: mailOf('Aoife Brennan'),
    hours: [...on([TUE, THU], '12:30', '18:30'), ...on([SAT], '09:30', '12:30')],
  },
];

/** What departs from that, in days from today. Never all the advisers of one service at once. */
export const ADVISER_EXCEPTIONS: readonly ExceptionContent[] = [
  leave('adviser@demo.test', 17, 19),
  leave('adviser@demo.test', -24, -20),
  extraHours('adviser@demo.test', 5, '17:00', '19:00'),
  leaveBetween(mailOf('Tom Ellerby'), 9, '13:00', '17:00'),
  leave(mailOf('Grace Okonkwo'), 27, 38),
  leave(mailOf('Huw Prosser'), -9, -5),
  extraHours(mailOf('Huw Prosser'), 12, '18:00', '20:00'),
  leave('payroll@demo.test', 30, 36),
  extraHours('payroll@demo.test', 3, '17:00', '18:30'),
  leave(mailOf('Sunita Bhatt'), 8, 12),
  leave(mailOf('Karen Brightwell'), 20, 26),
  extraHours(mailOf('Yusuf Demir'), 22, '09:00', '16:00'),
  leave(mailOf('Bronwen Pritchard'), 13, 15),
  extraHours(mailOf('Sofia Marchetti'), 10, '17:30', '19:30'),
  leave(mailOf('Wei Chen Lim'), 15, 21),
  leaveBetween(mailOf('Aoife Brennan'), 6, '12:30', '14:30'),
];

function on(weekdays: readonly number[], from: string, to: string): WeeklyHoursContent[] {
  return weekdays.map((weekday) => ({ weekday, from, to }));
}

function leave(adviser: string, firstDay: number, lastDay: number): ExceptionContent {
  return { adviser, kind: 'LEAVE', firstDay, lastDay, fromTime: null, toTime: null };
}

function leaveBetween(adviser: string, day: number, fromTime: string, toTime: string): ExceptionContent {
  return { adviser, kind: 'LEAVE', firstDay: day, lastDay: day, fromTime, toTime };
}

function extraHours(adviser: string, day: number, fromTime: string, toTime: string): ExceptionContent {
  return { adviser, kind: 'EXTRA_HOURS', firstDay: day, lastDay: day, fromTime, toTime };
}
