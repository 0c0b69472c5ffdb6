import { createHash } from 'node:crypto';
import { Conflict, Invalid } from '../errors.js';
import type { ApiContext } from '../graphql/context.js';
import { newId } from '../new-id.js';
import type { ApiToken, CreateApiTokenInput, CreatedApiToken } from './api-token.type.js';
import { hashToken, makeToken } from './secret-token.js';

const MOST_TOKENS = 25;
const USUAL_DAYS = 90;

const COLUMNS = `t.id, t.name, t.scope, t.subjects, t.created_at as "createdAt", t.expires_at as "expiresAt",
  t.last_used_at as "lastUsedAt", coalesce(o.name, '') as "actsFor", t.organisation_id is null as "actsForConsortium"`;

/** Somebody's tokens that were not revoked, the newest first; those that have run out too, so that one sees why. */
export async function findApiTokens({ database, viewer }: ApiContext): Promise<ApiToken[]> {
  const { rows } = await database.auth.query<ApiToken>(
    `select ${COLUMNS} from auth.api_token t
     left join public.organisations o on o.id = t.organisation_id and o.archived_at is null
       and exists (select from public.memberships m where m.person_id::text = t.person_id and m.organisation_id = o.id
         and m.archived_at is null)
     where t.person_id = $1 and t.revoked_at is null order by t.created_at desc, t.id limit 100`,
    [viewer.personId],
  );
  return rows;
}

/**
 * Makes a token for the acting organisation. The token itself is told once; with the same idempotencyKey comes the same
 * row, without it.
 * @throws Conflict TOO_MANY, Invalid for subjects that there are not
 */
export async function createApiToken(
  context: ApiContext,
  input: CreateApiTokenInput,
  idempotencyKey: string | undefined,
): Promise<CreatedApiToken> {
  const { database, viewer, permissions } = context;
  const subjects = input.subjects?.length ? [...new Set(input.subjects)] : null;
  const unknown = subjects?.find((name) => !permissions.subjects.has(name));
  if (unknown)
    throw new Invalid({ subjects: `There is no ${unknown}. Leave it out, or choose one of the list.` });
  if ((await findApiTokens(context)).length >= MOST_TOKENS)
    throw new Conflict('TOO_MANY', `You have ${MOST_TOKENS} tokens. Revoke one that you no longer use.`);
  const token = `bo_${makeToken()}`;
  const { rows } = await database.auth.query<{ id: string; hash: string }>(
    `insert into auth.api_token (id, person_id, organisation_id, name, hash, scope, subjects, created_at, expires_at, idempotency_key)
     values ($1, $2, $3, $4, $5, $6, $7, now(), now() + make_interval(days => $8), $9)
     on conflict (person_id, idempotency_key) do update set name = auth.api_token.name returning id, hash`,
    [
      newId(),
      viewer.personId,
      viewer.organisationId,
      input.name.trim(),
      hashToken(token),
      input.scope,
      subjects,
      input.days ?? USUAL_DAYS,
      keyOf(idempotencyKey, input),
    ],
  );
  const [made] = rows;
  const apiToken = (await findApiTokens(context)).find(({ id }) => id === made?.id);
  if (!apiToken)
    throw new Conflict('WRONG_STATE', 'This token was made and revoked already. Make another one.');
  return { token: made?.hash === hashToken(token) ? token : null, apiToken };
}

// The key with what it was used for: with another input it makes another token.
function keyOf(idempotencyKey: string | undefined, input: CreateApiTokenInput): string | null {
  if (!idempotencyKey) return null;
  return createHash('sha256')
    .update(`${idempotencyKey} ${JSON.stringify(input)}`)
    .digest('hex');
}

/** Ends one of somebody's own tokens; one that has ended stays so. */
export async function revokeApiToken({ database, viewer }: ApiContext, id: string): Promise<void> {
  await database.auth.query(
    `update auth.api_token set revoked_at = now() where id = $1 and person_id = $2 and revoked_at is null`,
    [id, viewer.personId],
  );
}
