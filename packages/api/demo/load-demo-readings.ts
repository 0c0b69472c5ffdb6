import {
  buildAcknowledgement,
  buildPolicyReader,
} from '../src/features/acknowledgements/acknowledgement.factory.js';
import { now } from '../src/platform/clock.js';
import type { Query } from '../src/platform/db/read-as.js';
import { addDays, londonDate, toInstant } from '../src/platform/local-time.js';
import { READERS, READINGS, type ReadingContent } from './content/readings.js';
import { insertRow } from './insert-row.js';

/** Who reads the policies of a member without a sign-in, and who of all its readers confirmed which version. */
export async function loadReadings(
  query: Query,
  { organisation, manager }: { organisation: string; manager: string },
): Promise<void> {
  const readers = new Map<string, { id: string; email?: string | null | undefined }>();
  for (const { isArchived, ...content } of READERS) {
    const archivedAt = isArchived ? daysAgo(10) : null;
    const row = buildPolicyReader({ organisation, ...content, archivedAt, createdAt: daysAgo(420) });
    readers.set(row.name, row);
    await insertRow(query, 'policy_readers', {
      id: row.id,
      organisation_id: row.organisation,
      name: row.name,
      email: row.email,
      audiences: row.audiences,
      archived_at: row.archivedAt,
      created_at: row.createdAt,
    });
  }
  for (const reading of READINGS) {
    const version = await findVersion(query, organisation, reading);
    if (!version) continue;
    const reader = readers.get(reading.who);
    const isOnPaper = reader !== undefined && !reader.email;
    const row = buildAcknowledgement({
      organisation,
      ...version,
      person: reader ? null : await findPerson(query, reading.who),
      reader: reader?.id ?? null,
      way: wayOf(reader),
      enteredBy: isOnPaper ? manager : null,
      acknowledgedAt: daysAgo(reading.daysAgo),
    });
    await insertRow(query, 'acknowledgements', {
      id: row.id,
      organisation_id: row.organisation,
      policy_id: row.policy,
      policy_version_id: row.policyVersion,
      round: row.round,
      person_id: row.person,
      reader_id: row.reader,
      way: row.way,
      acknowledged_at: row.acknowledgedAt,
      entered_by_id: row.enteredBy,
      sha256: row.sha256,
    });
  }
}

function wayOf(reader: { email?: string | null | undefined } | undefined): 'ONLINE' | 'LINK' | 'PAPER' {
  if (!reader) return 'ONLINE';
  return reader.email ? 'LINK' : 'PAPER';
}

const daysAgo = (days: number): Date =>
  new Date(toInstant(addDays(londonDate(now().getTime()), -days), '12:00'));

async function findVersion(
  query: Query,
  organisation: string,
  { policy, number }: ReadingContent,
): Promise<{ policy: string; policyVersion: string; round: number; sha256: string } | undefined> {
  const [row] = await query<{ policy: string; policyVersion: string; round: number; sha256: string }>(
    `select p.id as policy, v.id as "policyVersion", v.round, v.sha256 from policies p
     join policy_versions v on v.policy_id = p.id and v.number = $3 and v.sha256 is not null
     where p.organisation_id = $1 and p.title = $2`,
    [organisation, policy, number],
  );
  return row;
}

async function findPerson(query: Query, email: string): Promise<string | null> {
  const [row] = await query<{ id: string }>('select person_id as id from person_contacts where email = $1', [
    email,
  ]);
  return row?.id ?? null;
}
