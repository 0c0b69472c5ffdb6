import type { ClientBase, Pool } from 'pg';
import { hashToken } from '../../platform/auth/secret-token.js';
import { SignInFailures } from '../../platform/auth/sign-in-failures.js';
import { now } from '../../platform/clock.js';
import { actFor, inTransactionOf, queryOn } from '../../platform/db/system-transaction.js';
import { Conflict, RateLimited } from '../../platform/errors.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { showEdition } from '../policies/show-edition.js';
import { checkShown, findIssued, keepAcknowledgement } from './acknowledge-policy.js';
import type { PolicyByLink } from './acknowledgement.type.js';
import { findIssuedEdition } from './find-issued.js';
import { documentPath } from './link-path.js';

/** Wrong links from one network address in a minute, before all from there are refused for the rest of it. */
const MOST_WRONG_LINKS = 20;

interface OpenLink {
  id: string;
  organisation: string;
  organisationName: string;
  reader: string;
  readerName: string;
  version: string;
  acknowledgedAt: Date | null;
}

const OPEN = `select l.id, l.organisation_id as organisation, o.name as "organisationName", r.id as reader, r.name as "readerName",
    l.policy_version_id as version, k.acknowledged_at as "acknowledgedAt"
  from acknowledgement_links l
  join policy_readers r on r.id = l.reader_id and r.archived_at is null
  join organisations o on o.id = l.organisation_id and o.archived_at is null
  left join acknowledgements k on k.policy_version_id = l.policy_version_id and k.reader_id = l.reader_id
  where l.token_hash = $1 and l.expires_at > $2`;

/** What the link of a reader opens; null where it opens nothing, for whatever reason. */
export async function openPolicyByLink(request: RequestContext, token: string): Promise<PolicyByLink | null> {
  const link = await findLink(request, token);
  if (!link) return null;
  const { database, files } = request.system;
  const edition = await findIssuedEdition(queryOn(database.jobs), link.version);
  if (!edition) return null;
  const { title, number, adoptedOn, sha256, status, file, fileName } = edition;
  return {
    organisationName: link.organisationName,
    readerName: link.readerName,
    acknowledgedAt: link.acknowledgedAt?.toISOString() ?? null,
    title,
    number,
    adoptedOn,
    sha256,
    html: await showEdition(files, edition),
    documentUrl: file && documentPath(token),
    documentName: file && fileName,
    isInForce: status === 'CURRENT',
  };
}

/**
 * A reader without a sign-in confirms what their link showed them, once; again changes nothing.
 * @throws Conflict LINK_GONE or CHANGED_MEANWHILE; RateLimited
 */
export async function acknowledgeByLink(
  request: RequestContext,
  token: string,
  sha256: string,
): Promise<PolicyByLink> {
  if (!(await findLink(request, token))) throw gone();
  await inTransactionOf(request.system.database.jobs, async (client) => {
    const link = await find(client, token, ' for update of l');
    const version = link && (await findIssued(queryOn(client), link.version));
    if (!link || !version) throw gone();
    checkShown(version, sha256);
    await actFor(client, `{${link.organisation}}`, '');
    const confirmation = { reader: link.reader, way: 'LINK' as const, at: now() };
    await keepAcknowledgement(queryOn(client), version, confirmation);
    await client.query('update acknowledgement_links set used_at = $2 where id = $1 and used_at is null', [
      link.id,
      now(),
    ]);
  });
  const shown = await openPolicyByLink(request, token);
  if (!shown) throw gone();
  return shown;
}

const gone = () =>
  new Conflict(
    'LINK_GONE',
    'This link does not work any more: its thirty days are over, or you are not asked any more. Ask the organisation for a new one.',
  );

async function findLink({ system, address }: RequestContext, token: string): Promise<OpenLink | null> {
  const { auth, jobs } = system.database;
  const wrong = new SignInFailures(auth, 'reading ', MOST_WRONG_LINKS);
  const account = `reading links from ${address}`;
  if (await wrong.areTooMany(account))
    throw new RateLimited('Too many links that do not work. Wait a minute, then try again.');
  const found = await find(jobs, token);
  if (!found) await wrong.record(account);
  return found;
}

/** The organisation's own document to which a reader's link leads: its file; null where there is none. */
export async function documentOfLink(jobs: Pool, token: string): Promise<string | null> {
  const link = await find(jobs, token);
  const edition = link && (await findIssuedEdition(queryOn(jobs), link.version));
  return edition?.file ?? null;
}

async function find(client: Pool | ClientBase, token: string, lock = ''): Promise<OpenLink | null> {
  const { rows } = await client.query<OpenLink>(OPEN + lock, [hashToken(token), now()]);
  return rows[0] ?? null;
}
