import { dateOf, dateText, timeText } from '../../platform/london-time.ts';
import type { HistoryChange, HistoryEntry } from './history.graphql.ts';

type Translate = (key: string, options?: Record<string, unknown>) => string;

/** Where the words of a type of record lie. */
export const SLUGS: Readonly<Record<string, string>> = {
  Booking: 'bookings',
  Service: 'services',
  ServiceCategory: 'services',
  Organisation: 'organisations',
  Person: 'people',
  Availability: 'availability',
  RiskAssessment: 'risk-assessments',
  Accident: 'accidents',
  SafetyCheck: 'safety-checks',
  Template: 'templates',
  TemplateCategory: 'templates',
  Policy: 'policies',
};

/** Words of lists that are not named like their field. */
const LISTS: Readonly<Record<string, string>> = {
  'Service.channels': 'resources.bookings.channel',
  'Service.eligibility.kinds': 'resources.services.kind',
  'Availability.kind': 'resources.availability.exceptions',
  'Template.acknowledgedBy': 'resources.templates.audience',
  'Policy.acknowledgedBy': 'resources.policies.audience',
};

/** Fields that another kind of record has under the same name for something else. */
const FIELDS: Readonly<Record<string, string>> = {
  'Template.category': 'resources.templates.fields.categoryId',
};

/** "Monday, 23 November 2026, 10:15am" without the weekday. */
export const momentText = (instant: string): string => `${dateText(dateOf(instant))}, ${timeText(instant)}`;

/** The name of a field, as its form calls it. */
export function fieldText(t: Translate, type: string, field: string): string {
  const own = t(FIELDS[`${type}.${field}`] ?? `resources.history.fields.${field}`, { _: '' });
  return own || t(`resources.${SLUGS[type]}.fields.${field}`, { _: field });
}

/** A value in words; nothing is "nothing". */
export function valueText(t: Translate, type: string, change: HistoryChange, value: string | null): string {
  if (value === null) return t('resources.history.panel.nothing');
  const word = (one: string) =>
    t(`${LISTS[`${type}.${change.field}`] ?? `resources.${SLUGS[type]}.${change.field}`}.${one}`, { _: one });
  switch (change.kind) {
    case 'INSTANT':
      return momentText(value);
    case 'DATE':
      return dateText(value);
    case 'YES_NO':
      return t(value === 'true' ? 'app.form.yes' : 'app.form.no');
    case 'WORD':
      return word(value);
    case 'WORDS':
      return value.split(', ').map(word).join(', ');
    default:
      return value;
  }
}

/** Who did it, as far as one may know. */
export function whoText(t: Translate, { by, bySystem, forWhom }: HistoryEntry): string {
  if (by) return by.name;
  if (bySystem) return t('resources.history.who.system');
  return forWhom
    ? t('resources.history.who.somebodyAt', { organisation: forWhom })
    : t('resources.history.who.somebody');
}

function aboutText(t: Translate, { type, about }: HistoryEntry): string {
  if (!about) return '';
  if (type === 'Person')
    return t(`resources.people.role.${about}`, {
      _: t(`resources.people.responsibility.${about}`, { _: about }),
    });
  if (type === 'RiskAssessment') return `“${about}”`;
  if (type === 'Template' || type === 'Policy')
    return t('resources.history.version', { number: about.replace(/^v/, '') });
  const [from = '', to = ''] = about.split('/');
  return from === to ? dateText(from) : `${dateText(from)} – ${dateText(to)}`;
}

const LONGEST_IN_SENTENCE = 60;

/** One change that fits into the sentence itself; anything else is told below it. */
export function onlyChange({ action, changes }: HistoryEntry): HistoryChange | undefined {
  const [change, ...others] = changes;
  if (action !== 'CHANGED' || !change || others.length > 0 || change.kind === 'NAMES') return undefined;
  const length = (change.before?.length ?? 0) + (change.after?.length ?? 0);
  return length <= LONGEST_IN_SENTENCE ? change : undefined;
}

/** What happened, in one sentence: "Sarah Webb changed “Employees” from 4 to 5". */
export function sentenceOf(t: Translate, entry: HistoryEntry): string {
  const who = whoText(t, entry);
  const only = onlyChange(entry);
  if (!only)
    return t(`resources.history.action.${entry.action}`, {
      who,
      about: aboutText(t, entry),
      _: t('resources.history.action.CHANGED', { who }),
    });
  const field = fieldText(t, entry.type, only.field);
  if (only.kind === 'SECRET') return t('resources.history.oneSecret', { who, field });
  const [before, after] = [only.before, only.after].map((value) => valueText(t, entry.type, only, value));
  return t('resources.history.one', { who, field, before, after });
}

// What was done says it already.
const SAID_BY_THE_ACTION = ['archivedAt', 'removedAt', 'endedAt', 'matterRevision'];

// What a version was made of is for the comparison of versions; a fingerprint tells nobody anything.
const UNTOLD = ['Policy.facts', 'Policy.sha256', 'Policy.merge', 'Policy.round'];

/** The changes that say more than what was done. */
export const toldChanges = ({ type, changes }: HistoryEntry): HistoryChange[] =>
  changes.filter(({ field }) => !SAID_BY_THE_ACTION.includes(field) && !UNTOLD.includes(`${type}.${field}`));

const BEGINNINGS = [
  'CREATED',
  'BOOKED',
  'REQUESTED',
  'ROLE_GIVEN',
  'RESPONSIBILITY_GIVEN',
  'VERSION_BEGUN',
  'HAZARD_ADDED',
  'ACTION_ADDED',
  'LEAVE_ADDED',
  'EXTRA_HOURS_ADDED',
];

/** Did the record, or what belongs to it, begin with this? Then there was nothing before. */
export const isBeginning = ({ action, changes }: HistoryEntry): boolean =>
  BEGINNINGS.includes(action) && changes.every(({ before }) => before === null);

/** Everything that changed as one text, for lists and exported files. */
export function changesText(t: Translate, entry: HistoryEntry): string {
  const { type } = entry;
  return toldChanges(entry)
    .map((change) => {
      const field = fieldText(t, type, change.field);
      if (change.kind === 'SECRET') return field;
      if (isBeginning(entry)) return `${field}: ${valueText(t, type, change, change.after)}`;
      const [before, after] = [change.before, change.after].map((value) => valueText(t, type, change, value));
      return `${field}: ${before} → ${after}`;
    })
    .join('; ');
}
