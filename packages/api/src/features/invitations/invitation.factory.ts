import { CONSORTIUM_ID } from '../../platform/access/viewer.js';
import { hashToken, makeToken } from '../../platform/auth/secret-token.js';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import { expiryOf, type Invitation } from './invitation.entity.js';

type Data = Omit<Pick<Invitation, keyof Invitation>, 'version' | 'renew' | 'withdraw' | 'place'>;

let made = 0;

/** An invitation of staff that waits; its token is nobody's unless one is given. */
export function buildInvitation(
  overrides: Partial<Data> & Pick<Data, 'organisation' | 'invitedBy'> & { token?: string },
): Data & { place: string } {
  made += 1;
  const { token = makeToken(), ...given } = overrides;
  const createdAt = given.createdAt ?? now();
  return {
    id: newId(),
    email: `invited-${made}@example.org`,
    name: `Invited Person ${made}`,
    role: given.organisation === null ? 'COORDINATOR' : 'STAFF',
    mayBook: false,
    person: null,
    tokenHash: hashToken(token),
    createdAt,
    expiresAt: expiryOf(createdAt),
    acceptedAt: null,
    acceptedBy: null,
    withdrawnAt: null,
    place: given.organisation ?? CONSORTIUM_ID,
    ...given,
  };
}
