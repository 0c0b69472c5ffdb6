/** What happens to a record that was kept long enough. */
export type RetentionEnd = 'ERASE' | 'ANONYMISE';

/** How long one kind of record is kept, and why. */
export interface RetentionRule {
  kind: string;
  /** What it is, in plain words. */
  what: string;
  /** From when the time counts. */
  from: string;
  /** Whole months; or days, for what is short-lived. One of the two. */
  months?: number;
  days?: number;
  end: RetentionEnd;
  /** Why so long, with the source where it is law. */
  note: string;
  /** Organisations may keep it longer; what is the platform's own they may not. */
  choosable: boolean;
}

const SIX_YEARS = 72;
const LIMITATION = 'Limitation Act 1980, section 5: claims on a contract can be brought for six years.';

/**
 * How long things are kept: the only place. `erase-what-is-due.ts` has a step for each kind, the screen shows them, and
 * an organisation can lengthen what is choosable. Where the law asks for a longest time there is none here: it asks for
 * no longer than necessary (UK GDPR Article 5(1)(e)), and the notes say what makes it necessary.
 */
export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    kind: 'bookings',
    what: 'What a booking was about: subject, details, outcome and reasons. That there was one is kept.',
    from: 'the end of the appointment',
    months: SIX_YEARS,
    end: 'ANONYMISE',
    note: LIMITATION,
    choosable: true,
  },
  {
    kind: 'people',
    what: 'Name, contact and sign-in of people who have no role anywhere any more.',
    from: 'the end of the last role',
    months: SIX_YEARS,
    end: 'ANONYMISE',
    note: `${LIMITATION} It is the same for the whole consortium, because a person may have had roles in several organisations.`,
    choosable: false,
  },
  {
    kind: 'access-requests',
    what: 'The words of requests about somebody’s data. That there was one, and that it was answered in time, is kept.',
    from: 'the day on which it was closed',
    months: SIX_YEARS,
    end: 'ANONYMISE',
    note: 'To show that the law was kept (UK GDPR Article 5(2)), for as long as a claim can be brought.',
    choosable: true,
  },
  {
    kind: 'complaints',
    what: 'The words of complaints about data, and who complained. That there was one is kept.',
    from: 'the day on which it was closed',
    months: SIX_YEARS,
    end: 'ANONYMISE',
    note: 'To show that the law was kept (UK GDPR Article 5(2)), for as long as a claim can be brought.',
    choosable: true,
  },
  {
    kind: 'accidents',
    what: 'The words of accidents, near misses, violence and ill health at work, and who was hurt. That there was one is kept.',
    from: 'the day on which it was written down',
    months: 36,
    end: 'ANONYMISE',
    note: 'Reporting of Injuries, Diseases and Dangerous Occurrences Regulations 2013, regulation 12: at least three years. Claims for injuries can be brought for three years (Limitation Act 1980, section 11), by children until they are 21: keep it longer where children come to you.',
    choosable: true,
  },
  {
    kind: 'policy-readers',
    what: 'Name and address of people without a sign-in who are asked to read policies. That somebody confirmed a version is kept.',
    from: 'the day on which they were archived',
    months: SIX_YEARS,
    end: 'ANONYMISE',
    note: `${LIMITATION} Until then it shows who was told what.`,
    choosable: true,
  },
  {
    kind: 'reading-links',
    what: 'Links by which people without a sign-in read policies.',
    from: 'the day on which they ran out',
    days: 30,
    end: 'ERASE',
    note: 'Our own choice: what was confirmed by a link stands in the record of it.',
    choosable: false,
  },
  {
    kind: 'person-exports',
    what: 'Collected data of one person, made to answer a request.',
    from: 'the day on which it was made',
    days: 30,
    end: 'ERASE',
    note: 'A copy that has been handed over is not needed here any more (UK GDPR Article 5(1)(c)).',
    choosable: false,
  },
  {
    kind: 'mails',
    what: 'Mails that the system sent.',
    from: 'the day on which it was written',
    days: 90,
    end: 'ERASE',
    note: 'Our own choice: long enough to look something up, and what they tell stands in the records themselves.',
    choosable: false,
  },
  {
    kind: 'idempotency-keys',
    what: 'Keys by which a program that sends something twice does it once.',
    from: 'their use',
    days: 1,
    end: 'ERASE',
    note: 'Our own choice: nobody sends the same thing again after a day.',
    choosable: false,
  },
  {
    kind: 'sign-in-traces',
    what: 'Sign-ins that have ended, wrong passwords, and network addresses of complaints.',
    from: 'their end',
    days: 1,
    end: 'ERASE',
    note: 'Our own choice: they serve to stop attacks while they happen.',
    choosable: false,
  },
];

/** The rule of a kind; undefined where there is no such kind. */
export const retentionRule = (kind: string): RetentionRule | undefined =>
  RETENTION_RULES.find((rule) => rule.kind === kind);
