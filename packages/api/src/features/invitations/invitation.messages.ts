import type { Role } from '../../platform/access/role.js';
import { ACCOUNT, defineMessage, type Message } from '../../platform/mail/message.js';
import { PEOPLE } from '../people/message-group.js';

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  MANAGER: 'as a manager',
  STAFF: 'as a member of staff',
  TRUSTEE: 'as a trustee',
  VOLUNTEER: 'as a volunteer',
  TRAINER: 'as a trainer',
  ADVISER: 'as an adviser',
  PAYROLL_OFFICER: 'as a payroll officer',
  COORDINATOR: 'as a coordinator',
};

/** What an invitation says. */
export interface InvitationNews {
  name: string;
  inviter: string;
  /** The organisation's name, or "the consortium". */
  place: string;
  role: Role;
  /** Until when the link works, such as "Monday 30 November, 10:15am". */
  until: string;
  /** Below the public address; opens the way in, once. */
  path: string;
}

export const invitation = defineMessage<InvitationNews>({
  kind: 'invitation',
  group: ACCOUNT,
  secret: true,
  write: ({ name, inviter, place, role, until, path }) => ({
    subject: 'You are invited to the shared back office',
    paragraphs: [
      `Dear ${name},`,
      `${inviter} invites you to use the shared back office for ${place}, ${ROLE_WORDS[role]}. It is where small charities book support from each other.`,
      `The link below is for you alone. It works once, until ${until}.`,
      'If you did not expect this, you need not do anything: nothing happens unless you accept.',
    ],
    button: { label: 'Accept the invitation', path },
  }),
});

export const invitationAccepted = defineMessage<{
  name: string;
  place: string;
  role: Role;
  personId: string;
}>({
  kind: 'invitation-accepted',
  group: PEOPLE,
  write: ({ name, place, role, personId }) => ({
    subject: 'Your invitation was accepted',
    paragraphs: [`${name} has accepted your invitation and is now with ${place} ${ROLE_WORDS[role]}.`],
    button: { label: 'See their page', path: `/app/people/${personId}/show` },
  }),
});

/** All that invitations tell. */
export const invitationMessages: readonly Message<never>[] = [invitation, invitationAccepted];
