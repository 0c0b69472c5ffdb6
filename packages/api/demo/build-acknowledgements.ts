import { createHash } from 'node:crypto';
import {
  buildAcknowledgement,
  buildPolicyReader,
} from '../src/features/acknowledgements/acknowledgement.factory.js';
import type { Audience } from '../src/features/templates/template-kind.js';
import { addDays, toInstant } from '../src/platform/local-time.js';
import type { Consortium } from './build-consortium.js';
import { SMALL_MEMBER } from './content/organisations.js';

type Ids = (at: Date) => string;

const KEYS = `## Who holds keys

Only people on the key list hold keys. Sign for yours, and never lend them.

## Locking up

- Check that nobody is left inside, and that heaters and the kettle are off.
- Close the windows at the back.
- Set the alarm. If it does not set, ring the centre manager before you leave.`;

const BELONGINGS = `## What visitors leave with us

We look after coats and bags in the cloakroom only. Nobody else's things go into the office.

## What is found

Write it into the book at the front desk, with the day. We keep it for three months.`;

const BELONGINGS_BEFORE = BELONGINGS.replace('three months', 'six months');

const SOCIAL = `## Posting for us

Two people look after our pages. Ask one of them before you post a picture of somebody, and say whether they agreed.`;

/** Policies of the small charity's own that people are asked to read: some did, some have not, one is to be read again. */
export function buildAcknowledgements(consortium: Consortium, today: string, ids: Ids) {
  const at = (daysAgo: number) => new Date(toInstant(addDays(today, -daysAgo), '10:00'));
  const ours = { organisation: consortium.organisationId(SMALL_MEMBER) };
  const manager = consortium.personId('manager@demo.test');
  const staff = consortium.personId('staff@demo.test');
  const trustee = consortium.personId('trustee@demo.test');

  const policy = (title: string, acknowledgedBy: Audience[], daysAgo: number) => ({
    id: ids(at(daysAgo)),
    ...ours,
    template: null,
    title,
    status: 'CURRENT' as const,
    owner: manager,
    deputy: null,
    reviewMonths: 12,
    adoptedOn: addDays(today, -daysAgo),
    nextReviewOn: addDays(today, 365 - daysAgo),
    acknowledgedBy,
    isPublic: false,
    withdrawnAt: null,
    createdAt: at(daysAgo),
    version: 1,
  });
  const edition = (
    of: { id: string },
    number: number,
    daysAgo: number,
    wording: string,
    more: object = {},
  ) => ({
    id: ids(at(daysAgo)),
    ...ours,
    policy: of.id,
    number,
    status: 'CURRENT' as const,
    origin: 'OWN_CHANGE' as const,
    templateVersion: null,
    wording,
    file: null,
    facts: {},
    sha256: createHash('sha256').update(wording).digest('hex'),
    change: 'MATERIAL' as const,
    changeSummary: null as string | null,
    round: number,
    clashes: 0,
    approvalsNeeded: null,
    submittedAt: at(daysAgo),
    adoptedOn: addDays(today, -daysAgo),
    meetingOn: addDays(today, -daysAgo),
    minute: 'Item 6',
    author: manager,
    endedAt: null as Date | null,
    createdAt: at(daysAgo),
    version: 1,
    ...more,
  });

  const keys = policy('Keys and locking up', ['ALL_STAFF', 'VOLUNTEERS'], 20);
  const belongings = policy('Visitors’ belongings and lost property', ['ALL_STAFF'], 4);
  const social = policy('Posting on social media', ['ALL_STAFF', 'TRUSTEES'], 60);
  const keysOne = edition(keys, 1, 20, KEYS);
  const belongingsOne = edition(belongings, 1, 300, BELONGINGS_BEFORE, {
    status: 'SUPERSEDED',
    endedAt: at(4),
  });
  const belongingsTwo = edition(belongings, 2, 4, BELONGINGS, {
    changeSummary: 'What is found is kept for three months, not six.',
  });
  const socialOne = edition(social, 1, 60, SOCIAL);

  const reader = (name: string, email: string | null, more: object = {}) =>
    buildPolicyReader({ id: ids(at(40)), ...ours, name, email, createdAt: at(40), ...more });
  const readers = [
    reader('Win Harker', 'win.harker@example.org'),
    reader('Des Tully', null),
    reader('Nora Fenn', null, { audiences: ['ALL_STAFF'] }),
    reader('Ray Moss', null, { archivedAt: at(10) }),
  ];
  const [win, des, nora] = readers;
  const confirmed = (of: typeof keysOne, daysAgo: number, more: object) =>
    buildAcknowledgement({
      id: ids(at(daysAgo)),
      ...ours,
      policy: of.policy,
      policyVersion: of.id,
      round: of.round,
      sha256: of.sha256,
      acknowledgedAt: at(daysAgo),
      ...more,
    });
  const acknowledgements = [
    confirmed(keysOne, 19, { person: manager }),
    confirmed(keysOne, 17, { reader: win?.id, way: 'LINK' }),
    confirmed(keysOne, 15, { reader: des?.id, way: 'PAPER', enteredBy: manager }),
    confirmed(belongingsOne, 290, { person: staff }),
    confirmed(belongingsOne, 280, { reader: nora?.id, way: 'PAPER', enteredBy: manager }),
    confirmed(socialOne, 59, { person: manager }),
    confirmed(socialOne, 55, { person: staff }),
    confirmed(socialOne, 50, { person: trustee }),
  ];
  return {
    policies: [keys, belongings, social],
    versions: [keysOne, belongingsOne, belongingsTwo, socialOne],
    readers,
    acknowledgements,
  };
}
