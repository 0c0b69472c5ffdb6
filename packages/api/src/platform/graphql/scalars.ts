import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** An instant in UTC. Rows bring it as PostgreSQL writes it; clients send any ISO 8601 instant with its offset. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, ISO 8601 in UTC, such as 2026-11-23T10:15:00.000Z.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize(value) {
    if (value instanceof Date) return value.toISOString();
    const text = String(value);
    // The usual form of a whole second from PostgreSQL, without making a Date of it.
    return text.length === 25 && text.endsWith('+00:00')
      ? `${text.slice(0, 19)}.000Z`
      : new Date(text).toISOString();
  },
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

function parseInstant(value: unknown): Date {
  const date = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null;
  if (!date || !isInRange(date))
    throw new GraphQLError('Give an instant with its offset, such as 2026-11-23T10:15:00Z.');
  return date;
}

// Beyond these years nothing is meant, and calendars and databases begin to differ.
const isInRange = (date: Date): boolean => date.getUTCFullYear() >= 1900 && date.getUTCFullYear() < 2200;

const CIVIL_DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/** A day in a calendar, without a time and a zone. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A civil date, YYYY-MM-DD.',
  serialize: (value) => String(value),
  parseValue: parseCivilDate,
  parseLiteral: (node) => parseCivilDate(node.kind === Kind.STRING ? node.value : null),
});

function parseCivilDate(value: unknown): string {
  if (typeof value === 'string' && CIVIL_DATE.test(value)) {
    const date = new Date(`${value}T00:00:00Z`);
    if (isInRange(date) && date.toISOString().startsWith(value)) return value;
  }
  throw new GraphQLError('Give a date that exists, as YYYY-MM-DD.');
}

/** JSON that is data for the client itself, such as packed permissions. */
export const JsonScalar = new GraphQLScalarType({ name: 'JSON', description: 'Any JSON value.' });
