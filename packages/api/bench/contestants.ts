import { createHash } from 'node:crypto';
import type { BenchMember } from './bench-data.js';
import type { BenchRequest } from './measure.js';

const ITEM = `id status startsAt endsAt durationMinutes subject
  organisation { id name } service { id name } adviser { id name }`;
const ROW = `id: rowId status startsAt endsAt durationMinutes subject
  organisation: organisationByOrganisationId { id: rowId name }
  service: serviceByServiceId { id: rowId name } adviser: personByAdviserId { id: rowId name }`;

const OURS = {
  list: `{ bookings(perPage: 25, sort: { field: startsAt, order: DESC }, filter: { status: [COMPLETED] }) {
    total items { ${ITEM} } } }`,
  one: `query ($id: ID!) { booking(id: $id) { ${ITEM} } }`,
};
const POSTGRAPHILE = {
  list: `query ($organisation: UUID!) { bookings: allBookings(first: 25, orderBy: [STARTS_AT_DESC, ROW_ID_DESC],
    condition: { organisationId: $organisation, status: "COMPLETED" }) { total: totalCount items: nodes { ${ROW} } } }`,
  one: `query ($id: UUID!) { booking: bookingByRowId(rowId: $id) { ${ROW} } }`,
};

/** A signed-in manager and the organisation acted for. */
export interface Asker extends BenchMember {
  cookie: string;
}

/** The two questions as each server wants to be asked them. */
export const questions = {
  list: {
    api: ({ cookie }: Asker): BenchRequest => ({
      headers: signedIn(cookie),
      body: { query: OURS.list },
    }),
    postgraphile: ({ organisationId }: Asker): BenchRequest => ({
      headers: { 'x-organisation': organisationId },
      body: { query: POSTGRAPHILE.list, variables: { organisation: organisationId } },
    }),
    limit: ({ organisationId }: Asker): BenchRequest => ({
      headers: {},
      body: { organisation: organisationId },
    }),
  },
  one: {
    api: ({ cookie, bookingIds }: Asker): BenchRequest => ({
      headers: signedIn(cookie),
      body: { query: OURS.one, variables: { id: bookingIds[0] } },
    }),
    postgraphile: ({ organisationId, bookingIds }: Asker): BenchRequest => ({
      headers: { 'x-organisation': organisationId },
      body: { query: POSTGRAPHILE.one, variables: { id: bookingIds[0] } },
    }),
    limit: ({ organisationId, bookingIds }: Asker): BenchRequest => ({
      headers: {},
      body: { organisation: organisationId, id: bookingIds[0] },
    }),
  },
};

const signedIn = (cookie: string): Record<string, string> => ({
  cookie,
  origin: 'http://bench.example.org',
});

/** A sum over what was answered, however the server writes an instant. */
export function sumOf(answer: unknown): string {
  const text = JSON.stringify(answer, (key, value: unknown) =>
    key === 'startsAt' || key === 'endsAt' ? new Date(String(value)).getTime() : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
