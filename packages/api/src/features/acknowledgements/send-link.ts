import type { ClientBase } from 'pg';
import { hashToken, makeToken } from '../../platform/auth/secret-token.js';
import { now } from '../../platform/clock.js';
import { actFor, inTransactionOf } from '../../platform/db/system-transaction.js';
import type { SystemContext } from '../../platform/graphql/context.js';
import { dayInWords, noonOf } from '../../platform/local-time.js';
import { tellWithin } from '../../platform/mail/tell.js';
import { newId } from '../../platform/new-id.js';
import { linkExpiry } from './acknowledgement.entity.js';
import { policyToReadByLink } from './acknowledgement.messages.js';
import type { Missing } from './find-missing.js';

/**
 * Mails a reader without a sign-in a link of their own. Link and mail come about together, or neither.
 * @param key what was sent under this key before is not sent again
 */
export async function sendLink(system: SystemContext, missing: Missing, key: string): Promise<void> {
  const { reader, email, readerName, organisation } = missing;
  if (reader === null || email === null) return;
  await inTransactionOf(system.database.jobs, async (client) => {
    const token = makeToken();
    const expiresAt = linkExpiry(now());
    const isNew = await tellWithin(
      client,
      system,
      policyToReadByLink,
      { email },
      {
        organisation: missing.organisationName,
        title: missing.title,
        changeSummary: missing.changeSummary,
        by: dayInWords(noonOf(missing.dueOn)),
        name: readerName ?? '',
        token,
        until: dayInWords(expiresAt),
      },
      { organisationId: organisation, key },
    );
    if (!isNew) return;
    await actFor(client, `{${organisation}}`, '');
    await keepLink(client, missing, token, expiresAt);
  });
}

async function keepLink(
  client: ClientBase,
  { organisation, reader, versionId }: Missing,
  token: string,
  expiresAt: Date,
): Promise<void> {
  await client.query(
    `insert into acknowledgement_links (id, organisation_id, reader_id, policy_version_id, token_hash, expires_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [newId(), organisation, reader, versionId, hashToken(token), expiresAt, now()],
  );
}
