import { APIError, createAuthEndpoint } from 'better-auth/api';
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { inTransactionOf } from '../db/system-transaction.js';
import { hashToken } from './secret-token.js';

interface Changed {
  name: string;
  oldEmail: string;
}

/**
 * POST /api/auth/confirm-email: whoever has the link that went to a new address makes it the person's own, for signing
 * in and as contact, both in one transaction.
 * @param tell is told of the old address
 */
export function confirmEmail(pool: Pool, tell: (changed: Changed) => Promise<void>) {
  return {
    id: 'confirm-email',
    endpoints: {
      confirmEmail: createAuthEndpoint(
        '/confirm-email',
        { method: 'POST', body: z.object({ token: z.string().min(1).max(200) }) },
        async (ctx) => {
          const changed = await inTransactionOf(pool, (client) =>
            takeAddress(client, hashToken(ctx.body.token)),
          ).catch(taken);
          if (!changed)
            throw new APIError('BAD_REQUEST', {
              code: 'INVALID_TOKEN',
              message: 'This link has run out or was used. Change the address again to get a new one.',
            });
          await tell(changed);
          return ctx.json({ status: true });
        },
      ),
    },
  };
}

function taken(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '23505')
    throw new APIError('CONFLICT', {
      code: 'EMAIL_TAKEN',
      message: 'Somebody else has this address by now. Change yours to another one.',
    });
  throw error;
}

async function takeAddress(client: PoolClient, tokenHash: string): Promise<Changed | null> {
  const waiting = await client.query<{ person: string; email: string }>(
    `delete from public.email_changes where token_hash = $1 and expires_at > now() returning person_id as person, email`,
    [tokenHash],
  );
  const [row] = waiting.rows;
  if (!row) return null;
  // Whoever has the link is the person, as far as the history of it is concerned.
  await client.query(`select set_config('app.person_id', $1, true)`, [row.person]);
  const before = await client.query<Changed>(
    `select p.name, c.email as "oldEmail" from public.people p
     join public.person_contacts c on c.person_id = p.id where p.id = $1`,
    [row.person],
  );
  await client.query('update public.person_contacts set email = $2 where person_id = $1', [
    row.person,
    row.email,
  ]);
  await client.query(
    'update public.people set contact_revision = contact_revision + 1, version = version + 1 where id = $1',
    [row.person],
  );
  await client.query(
    `update auth."user" set email = $2, "emailVerified" = true, "updatedAt" = now() where id = $1`,
    [row.person, row.email],
  );
  return before.rows[0] ?? null;
}
