import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Answer, type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { hashToken } from '../../platform/auth/secret-token.js';
import { freezeClock, now } from '../../platform/clock.js';
import { Membership, PersonContact } from '../people/person.entity.js';
import { buildMembership, buildPersonContact } from '../people/person.factory.js';

const INVITE = `mutation ($input: InvitePersonInput!, $key: String) { invitePerson(input: $input, idempotencyKey: $key)
  { link invitation { id email name role status expiresAt version can organisation { name } invitedBy { name } } } }`;
const INVITE_MANY = `mutation ($rows: [InvitePeopleRow!]!, $dryRun: Boolean, $key: String) {
  invitePeople(rows: $rows, dryRun: $dryRun, idempotencyKey: $key) { invited rows { row email link problems { field message } } } }`;
const LIST = `query ($filter: InvitationFilter) { invitations(filter: $filter) { total items { id email status } } }`;
const RESEND = `mutation ($id: ID!) { resendInvitation(id: $id) { link invitation { id version } } }`;
const WITHDRAW = `mutation ($id: ID!) { withdrawInvitation(id: $id) { id status } }`;
const OPEN = `query ($token: String!) { openInvitation(token: $token) { organisationName role email name needsPassword } }`;
const ACCEPT = `mutation ($token: String!, $name: String, $password: String) {
  acceptInvitation(token: $token, name: $name, password: $password) { email organisationId } }`;
const PASSWORD = 'three odd words together';
const DAY = 86_400_000;

let system: TestSystem;
let world: Consortium;
let manager: Call;
let otherManager: Call;
let coordinator: Call;
let made = 0;

const newAddress = () => {
  made += 1;
  return `nina.${made}@example.org`;
};
const reasonOf = ({ errors }: Answer) => errors?.[0]?.extensions.reason ?? errors?.[0]?.extensions.code;
const tokenOf = (link: string | null): string => new URL(link ?? '').searchParams.get('token') ?? '';

/** Invites somebody and answers the token of the link. */
async function invite(
  input: object = {},
  by = manager,
): Promise<{ token: string; id: string; email: string }> {
  const email = newAddress();
  const { data, errors } = await by(INVITE, { input: { name: 'Nina Hale', email, role: 'STAFF', ...input } });
  if (errors) throw new Error(errors[0]?.message);
  const { link, invitation } = data.invitePerson;
  return { token: tokenOf(link), id: invitation.id, email: invitation.email };
}

const accept = (token: string, by: Call = system.anybody, more: object = {}) =>
  by(ACCEPT, { token, name: 'Nina Hale', password: PASSWORD, ...more });

async function signIn(email: string, password = PASSWORD): Promise<number> {
  const answer = await system.app.server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:4000' },
    payload: JSON.stringify({ email, password }),
  });
  return answer.statusCode;
}

const owner = <Row extends object>(text: string, values: unknown[] = []) =>
  asOwner<Row>(system.databaseUrl, text, values);

/** Somebody who signs in with an address of their own. */
async function giveSignIn(person: { id: string }, email: string): Promise<Call> {
  await owner(
    `insert into auth."user" (id, name, email, "emailVerified") values ($1, 'Test', $2, true)
     on conflict (id) do update set email = excluded.email`,
    [person.id, email],
  );
  return system.as(person);
}

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
  otherManager = await system.as(world.people.otherManager);
  coordinator = await system.as(world.people.coordinator);
});
afterEach(() => freezeClock(null));
afterAll(() => system?.close());

describe('inviting', () => {
  it('mails a link that only the mail has, and says who is invited to what', async () => {
    const email = newAddress();
    const { data } = await manager(INVITE, {
      input: { name: ' Nina Hale ', email: email.toUpperCase(), role: 'STAFF' },
    });
    expect(data.invitePerson.invitation).toMatchObject({
      email,
      name: 'Nina Hale',
      role: 'STAFF',
      status: 'WAITING',
      organisation: { name: 'Riverbank Pantry' },
      invitedBy: { name: 'Mandeep Gill' },
      can: ['resend', 'withdraw'],
    });
    const token = tokenOf(data.invitePerson.link);
    expect(token).toHaveLength(43);
    const [row] = await owner<{ row: string }>('select i::text as row from invitations i where email = $1', [
      email,
    ]);
    expect(row?.row).not.toContain(token);
    expect(row?.row).toContain(hashToken(token));
    const [mail] = await owner<{ subject: string; text: string; secret: boolean }>(
      'select subject, text, secret from mails where to_address = $1',
      [email],
    );
    expect(mail).toMatchObject({ subject: 'You are invited to the shared back office', secret: true });
    expect(mail?.text).toContain(`/app/accept-invitation?token=${token}`);
    expect(mail?.text).toContain('Riverbank Pantry');
  });

  it('tells the link once, and not where mails go out', async () => {
    const input = { name: 'Nina Hale', email: newAddress(), role: 'STAFF' };
    const first = await manager(INVITE, { input, key: 'once' });
    const again = await manager(INVITE, { input, key: 'once' });
    expect(first.data.invitePerson.link).toBeTruthy();
    expect(again.data.invitePerson).toMatchObject({
      link: null,
      invitation: { id: first.data.invitePerson.invitation.id, version: 1 },
    });
    const withMail = await startTestSystem({
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'office@example.org',
    });
    try {
      const there = await arrangeConsortium(withMail.em);
      const call = await withMail.as(there.people.manager);
      const { data } = await call(INVITE, { input });
      expect(data.invitePerson.link).toBeNull();
      const many = await call(INVITE_MANY, { rows: [{ name: 'B', email: 'b@example.org', role: 'Staff' }] });
      expect(many.data.invitePeople.rows[0].link).toBeNull();
    } finally {
      await withMail.close();
    }
  });

  it('is for who gives that role: a manager in their own organisation, never into the consortium', async () => {
    const input = { name: 'Nina', email: newAddress(), role: 'STAFF' };
    const elsewhere = await manager(INVITE, { input: { ...input, organisationId: world.other.id } });
    expect(reasonOf(elsewhere)).toBe('FORBIDDEN');
    expect(reasonOf(await manager(INVITE, { input: { ...input, role: 'COORDINATOR' } }))).toBe('FORBIDDEN');
    const staff = await system.as(world.people.staff);
    expect(reasonOf(await staff(INVITE, { input }))).toBe('FORBIDDEN');
    const byCoordinator = await coordinator(INVITE, { input: { ...input, organisationId: world.other.id } });
    expect(byCoordinator.data.invitePerson.invitation.organisation.name).toBe('Hillside Carers');
    const nowhere = await coordinator(INVITE, { input });
    expect(nowhere.errors?.[0]?.extensions.fields).toHaveProperty('organisationId');
  });

  it('answers the same whether the address is known in another organisation or not', async () => {
    const known = newAddress();
    await giveSignIn(world.people.otherStaff, known);
    await owner('update person_contacts set email = $2 where person_id = $1', [
      world.people.otherStaff.id,
      known,
    ]);
    const shape = async (email: string) => {
      const { data, errors } = await manager(INVITE, { input: { name: 'Somebody', email, role: 'STAFF' } });
      const { id: _, email: __, expiresAt: ___, ...rest } = data.invitePerson.invitation;
      return { errors, rest, hasLink: data.invitePerson.link !== null };
    };
    expect(await shape(known)).toEqual(await shape(newAddress()));
  });

  it('says so where somebody has that role here already, and invites them to another', async () => {
    const email = newAddress();
    await giveSignIn(world.people.trustee, email);
    await owner('update person_contacts set email = $2 where person_id = $1', [
      world.people.trustee.id,
      email,
    ]);
    const same = await manager(INVITE, { input: { name: 'Tom', email, role: 'TRUSTEE' } });
    expect(same.errors?.[0]?.extensions.fields?.email).toContain('has this role here already');
    const other = await manager(INVITE, { input: { name: 'Tom', email, role: 'TRAINER' } });
    expect(other.errors).toBeUndefined();
  });

  it('replaces an open invitation, also when ten come at once; its old link is dead', async () => {
    const email = newAddress();
    const input = { name: 'Nina', email, role: 'STAFF' };
    const first = await manager(INVITE, { input });
    const answers = await Promise.all(Array.from({ length: 10 }, () => manager(INVITE, { input })));
    expect(answers.filter(({ errors }) => errors)).toEqual([]);
    expect((await manager(LIST, { filter: { q: email } })).data.invitations.total).toBe(1);
    const tokens = answers.map(({ data }) => tokenOf(data.invitePerson.link));
    const opened = await Promise.all(tokens.map((token) => system.anybody(OPEN, { token })));
    expect(opened.filter(({ data }) => data.openInvitation)).toHaveLength(1);
    const old = await system.anybody(OPEN, { token: tokenOf(first.data.invitePerson.link) });
    expect(old.data.openInvitation).toBeNull();
  });

  it('is listed by state, for the own organisation only', async () => {
    const { id } = await invite();
    const theirs = await invite({}, otherManager);
    const gone = await invite();
    await manager(WITHDRAW, { id: gone.id });
    const idsOf = async (call: Call, status: string[]) =>
      (await call(LIST, { filter: { status } })).data.invitations.items.map((row: { id: string }) => row.id);
    expect(await idsOf(manager, ['WAITING'])).toContain(id);
    expect(await idsOf(manager, ['WAITING'])).not.toContain(theirs.id);
    expect(await idsOf(manager, ['WITHDRAWN'])).toEqual([gone.id]);
    freezeClock(new Date(now().getTime() + 8 * DAY));
    expect(await idsOf(manager, ['EXPIRED'])).toContain(id);
    expect(await idsOf(manager, ['WAITING'])).toEqual([]);
    expect(await idsOf(coordinator, ['EXPIRED'])).toEqual(expect.arrayContaining([id, theirs.id]));
    const staff = await system.as(world.people.staff);
    expect(reasonOf(await staff(LIST))).toBe('FORBIDDEN');
  });

  it('of others cannot be sent again or withdrawn', async () => {
    const { id, token } = await invite({}, otherManager);
    expect(reasonOf(await manager(RESEND, { id }))).toBe('NOT_FOUND');
    expect(reasonOf(await manager(WITHDRAW, { id }))).toBe('NOT_FOUND');
    expect((await system.anybody(OPEN, { token })).data.openInvitation).not.toBeNull();
  });
});

describe('a list of people', () => {
  const row = (more: object = {}) => ({ name: 'Ravi Shaw', email: newAddress(), role: 'Staff', ...more });

  it('is checked row by row, and all that is right is invited in one go', async () => {
    const twice = row();
    const rows = [
      row(),
      row({ email: 'not an address' }),
      twice,
      { ...twice, name: 'Again' },
      { ...twice, role: 'trustee' },
      row({ role: 'Wizard' }),
      row({ name: ' ', role: 'payroll officer' }),
      row({ role: 'Coordinator' }),
      row({ name: '=cmd()', role: 'VOLUNTEER' }),
    ];
    const dry = await manager(INVITE_MANY, { rows, dryRun: true });
    expect(dry.data.invitePeople.invited).toBe(4);
    const fields = dry.data.invitePeople.rows.map(({ problems }: { problems: { field: string }[] }) =>
      problems.map(({ field }) => field).join(),
    );
    expect(fields).toEqual(['', 'email', '', 'email', '', 'role', 'name', 'role', '']);
    expect(dry.data.invitePeople.rows[3].problems[0].message).toContain('Row 3');
    expect((await manager(LIST, { filter: { q: twice.email } })).data.invitations.total).toBe(0);

    const wet = await manager(INVITE_MANY, { rows, key: 'list' });
    expect(wet.data.invitePeople.rows.map(({ link }: { link: string | null }) => link !== null)).toEqual(
      fields.map((field: string) => field === ''),
    );
    expect((await manager(LIST, { filter: { q: twice.email } })).data.invitations.total).toBe(2);
    const mails = 'select count(*)::int as n from mails where to_address = any($1)';
    const addresses = [rows.map(({ email }) => email)];
    expect(await owner(mails, addresses)).toEqual([{ n: 4 }]);
    const again = await manager(INVITE_MANY, { rows, key: 'list' });
    expect(again.data.invitePeople.rows.every(({ link }: { link: string | null }) => link === null)).toBe(
      true,
    );
    expect(await owner(mails, addresses)).toEqual([{ n: 4 }]);
  });

  it('is refused when it is empty or longer than 200', async () => {
    for (const rows of [[], Array.from({ length: 201 }, () => row())]) {
      const { errors } = await manager(INVITE_MANY, { rows });
      expect(errors?.[0]?.extensions.fields).toHaveProperty('rows');
    }
    const full = await manager(INVITE_MANY, { rows: Array.from({ length: 200 }, () => row()) });
    expect(full.data.invitePeople.invited).toBe(200);
  });

  it('tells of colleagues with that role, and of nobody else', async () => {
    const [here, elsewhere] = [newAddress(), newAddress()];
    await giveSignIn(world.people.staff, here);
    await owner('update person_contacts set email = $2 where person_id = $1', [world.people.staff.id, here]);
    await giveSignIn(world.people.otherManager, elsewhere);
    await owner('update person_contacts set email = $2 where person_id = $1', [
      world.people.otherManager.id,
      elsewhere,
    ]);
    const { data } = await manager(INVITE_MANY, {
      rows: [row({ email: here }), row({ email: elsewhere, role: 'Manager' })],
      dryRun: true,
    });
    expect(data.invitePeople.rows[0].problems).toHaveLength(1);
    expect(data.invitePeople.rows[1].problems).toEqual([]);
  });
});

describe('accepting', () => {
  it('makes a person with a proven address, a sign-in and the role, once', async () => {
    const { token, email } = await invite({ mayBook: true });
    const { data: seen } = await system.anybody(OPEN, { token });
    expect(seen.openInvitation).toEqual({
      organisationName: 'Riverbank Pantry',
      role: 'STAFF',
      email,
      name: 'Nina Hale',
      needsPassword: true,
    });
    expect((await accept(token, system.anybody, { name: 'Nina Hale-Shaw' })).data.acceptInvitation).toEqual({
      email,
      organisationId: world.member.id,
    });
    expect(await signIn(email)).toBe(200);
    expect(await signIn(email, 'another password')).toBe(401);
    const { data } = await manager(
      `{ people(filter: { q: "${email}" }) { items { name email canSignIn memberships { role mayBook } } } }`,
    );
    expect(data.people.items).toEqual([
      { name: 'Nina Hale-Shaw', email, canSignIn: true, memberships: [{ role: 'STAFF', mayBook: true }] },
    ]);
    expect((await system.anybody(OPEN, { token })).data.openInvitation).toBeNull();
    expect(reasonOf(await accept(token))).toBe('INVITATION_GONE');
    const told = await owner<{ text: string }>(
      `select text from mails where kind = 'invitation-accepted' and person_id = $1 and text like '%Hale-Shaw%'`,
      [world.people.manager.id],
    );
    expect(told).toHaveLength(1);
  });

  it('happens once when ten do it at the same time', async () => {
    const { token, email } = await invite();
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept(token)));
    expect(answers.filter(({ data }) => data?.acceptInvitation)).toHaveLength(1);
    expect(new Set(answers.filter(({ errors }) => errors).map(reasonOf))).toEqual(
      new Set(['INVITATION_GONE']),
    );
    expect(await owner('select from person_contacts where email = $1', [email])).toHaveLength(1);
    expect(await owner('select from auth."user" where email = $1', [email])).toHaveLength(1);
  });

  it('makes one person of two invitations that are accepted at once', async () => {
    const { token, email } = await invite();
    const second = await invite({ email }, otherManager);
    const answers = await Promise.all([accept(token), accept(second.token)]);
    const reasons = answers.map((answer) => reasonOf(answer) ?? 'done').sort();
    expect(reasons).toEqual(['SIGN_IN_FIRST', 'done']);
    expect(await owner('select from auth."user" where email = $1', [email])).toHaveLength(1);
    const [person] = await owner<{ id: string }>('select id from auth."user" where email = $1', [email]);
    const open = reasonOf(answers[0] as Answer) ? token : second.token;
    const theirs = await system.as({ id: person?.id ?? '' });
    expect((await accept(open, theirs)).errors).toBeUndefined();
    expect(await owner('select from memberships where person_id = $1', [person?.id])).toHaveLength(2);
  });

  it.each([
    ['forged', async () => 'A'.repeat(43)],
    ['empty', async () => ''],
    ['hostile', async () => "' or true --"],
    [
      'run out',
      async () => {
        const { token } = await invite();
        freezeClock(new Date(now().getTime() + 7 * DAY + 1_000));
        return token;
      },
    ],
    [
      'withdrawn',
      async () => {
        const { token, id } = await invite();
        await manager(WITHDRAW, { id });
        return token;
      },
    ],
    [
      'sent again',
      async () => {
        const { token, id } = await invite();
        await manager(RESEND, { id });
        return token;
      },
    ],
    [
      'used',
      async () => {
        const { token } = await invite();
        await accept(token);
        return token;
      },
    ],
    [
      'of the hash instead of the token',
      async () => {
        const { token } = await invite();
        return hashToken(token);
      },
    ],
  ])('is refused with a link that is %s, and nothing comes of it', async (_, make) => {
    const token = await make();
    const before = await owner(
      'select (select count(*) from people) p, (select count(*) from auth."user") u',
    );
    expect((await system.anybody(OPEN, { token })).data.openInvitation).toBeNull();
    expect(reasonOf(await accept(token))).toBe('INVITATION_GONE');
    expect(
      await owner('select (select count(*) from people) p, (select count(*) from auth."user") u'),
    ).toEqual(before);
    await owner('delete from auth.sign_in_failure');
  });

  it('sent again works with the new link', async () => {
    const { id, email } = await invite();
    freezeClock(new Date(now().getTime() + 8 * DAY));
    const { data } = await manager(RESEND, { id });
    const token = tokenOf(data.resendInvitation.link);
    expect(data.resendInvitation.invitation.version).toBe(2);
    expect((await accept(token)).data.acceptInvitation.email).toBe(email);
    expect(reasonOf(await manager(RESEND, { id }))).toBe('WRONG_STATE');
    expect(reasonOf(await manager(WITHDRAW, { id }))).toBe('WRONG_STATE');
  });

  it('gives nobody the roles that somebody without a sign-in has elsewhere', async () => {
    const createPerson = `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }`;
    const addMembership = `mutation ($input: AddMembershipInput!) { addMembership(input: $input) { id } }`;
    const made = await coordinator(createPerson, {
      input: { name: 'Pam Ortiz', email: newAddress(), role: 'COORDINATOR' },
    });
    const personId: string = made.data.createPerson.id;
    const role = { personId, organisationId: world.member.id, role: 'TRUSTEE' };
    expect((await coordinator(addMembership, { input: role })).errors).toBeUndefined();
    const place = { personId, role: 'TRUSTEE' };
    const byManager = await invite(place);
    expect(reasonOf(await accept(byManager.token))).toBe('INVITATION_LAPSED');
    expect(await owner('select from auth."user" where id = $1', [personId])).toHaveLength(0);
    const [contact] = await owner<{ email: string }>(
      'select email from person_contacts where person_id = $1',
      [personId],
    );
    const byAddress = await invite({ email: contact?.email, role: 'STAFF' });
    expect(reasonOf(await accept(byAddress.token))).toBe('INVITATION_LAPSED');
    // Who sees all of them may.
    const byCoordinator = await invite({ ...place, organisationId: world.member.id }, coordinator);
    expect((await accept(byCoordinator.token)).errors).toBeUndefined();
    expect(await owner('select from auth."user" where id = $1', [personId])).toHaveLength(1);
  });

  it('wants a name and a password that will do', async () => {
    const { token } = await invite();
    const short = await accept(token, system.anybody, { password: 'short', name: ' ' });
    expect(Object.keys(short.errors?.[0]?.extensions.fields ?? {}).sort()).toEqual(['name', 'password']);
    const none = await system.anybody(ACCEPT, { token });
    expect(none.errors?.[0]?.extensions.fields).toHaveProperty('password');
    expect((await accept(token)).errors).toBeUndefined();
  });

  it('takes the password of nobody: who can sign in does so first, and keeps name and password', async () => {
    const { token, email } = await invite();
    await accept(token);
    const [person] = await owner<{ id: string }>('select id from auth."user" where email = $1', [email]);
    const next = await invite({ email, role: 'TRUSTEE' }, otherManager);
    const { data } = await system.anybody(OPEN, { token: next.token });
    expect(data.openInvitation.needsPassword).toBe(false);
    const stolen = await accept(next.token, system.anybody, { password: 'a stolen password 123' });
    expect(reasonOf(stolen)).toBe('SIGN_IN_FIRST');
    expect(stolen.errors?.[0]?.message).toContain(email);
    const other = await accept(next.token, manager);
    expect(reasonOf(other)).toBe('OTHER_PERSON');
    const self = await system.as({ id: person?.id ?? '' });
    expect(
      (await accept(next.token, self, { name: 'Another Name' })).data.acceptInvitation.organisationId,
    ).toBe(world.other.id);
    expect(await signIn(email)).toBe(200);
    expect(await owner('select name from people where id = $1', [person?.id])).toEqual([
      { name: 'Nina Hale' },
    ]);
    const seen = await otherManager(`{ people(filter: { q: "${email}" }) { total } }`);
    expect(seen.data.people.total).toBe(1);
  });

  it('is refused to somebody who is signed in with another address, new address or not', async () => {
    const { token } = await invite();
    expect(reasonOf(await accept(token, otherManager))).toBe('OTHER_PERSON');
    expect((await system.anybody(OPEN, { token })).data.openInvitation).not.toBeNull();
  });

  it('lets somebody who was known by name only sign in from then on', async () => {
    const email = newAddress();
    const created = await manager(
      'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id canSignIn } }',
      { input: { name: 'Vic Reed', email, role: 'VOLUNTEER' } },
    );
    expect(created.data.createPerson.canSignIn).toBe(false);
    const { token } = await invite({ email, name: 'Vic Reed', role: 'VOLUNTEER' });
    expect((await accept(token, system.anybody, { name: 'Vic Reed' })).errors).toBeUndefined();
    expect(await signIn(email)).toBe(200);
    const { data } = await manager(
      `{ person(id: "${created.data.createPerson.id}") { canSignIn memberships { role } } }`,
    );
    expect(data.person).toEqual({ canSignIn: true, memberships: [{ role: 'VOLUNTEER' }] });
  });

  it('gives an address to somebody without one, who is named by the invitation', async () => {
    const created = await manager(
      'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id email } }',
      {
        input: { name: 'Una Cole', role: 'VOLUNTEER' },
      },
    );
    const personId = created.data.createPerson.id;
    expect(created.data.createPerson.email).toBeNull();
    const { token, email } = await invite({ personId, role: 'VOLUNTEER' });
    await accept(token, system.anybody, { name: 'Una Cole' });
    expect((await manager(`{ person(id: "${personId}") { email canSignIn } }`)).data.person).toEqual({
      email,
      canSignIn: true,
    });
    const again = await manager(INVITE, {
      input: { name: 'Una', email: newAddress(), role: 'VOLUNTEER', personId },
    });
    expect(reasonOf(again)).toBe('ALREADY_EXISTS');
    const foreign = await manager(INVITE, {
      input: { name: 'X', email: newAddress(), role: 'ADVISER', personId: world.people.adviser.id },
    });
    expect(reasonOf(foreign)).toBe('NOT_FOUND');
  });

  it('is not made the way into an organisation that knows the same address by name only', async () => {
    const email = newAddress();
    await otherManager('mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', {
      input: { name: 'Somebody of theirs', email, role: 'MANAGER' },
    });
    const { token } = await invite({ email });
    await accept(token);
    const [person] = await owner<{ id: string }>('select id from auth."user" where email = $1', [email]);
    const rows = await owner('select organisation_id from memberships where person_id = $1', [person?.id]);
    expect(rows).toEqual([{ organisation_id: world.member.id }]);
  });

  it('gives an adviser a calendar, and an ended role again', async () => {
    const provider = await system.as(world.people.providerManager);
    const { token, email } = await invite({ role: 'ADVISER' }, provider);
    await accept(token);
    const [person] = await owner<{ id: string }>('select id from auth."user" where email = $1', [email]);
    expect(await owner('select from availabilities where id = $1', [person?.id])).toHaveLength(1);
    await owner('update memberships set archived_at = now() where person_id = $1', [person?.id]);
    const again = await invite({ email, role: 'ADVISER' }, provider);
    const self = await system.as({ id: person?.id ?? '' });
    expect((await accept(again.token, self)).errors).toBeUndefined();
    expect(
      await owner('select from memberships where person_id = $1 and archived_at is null', [person?.id]),
    ).toHaveLength(1);
  });

  it('does not hold once the inviter may no longer give the role, or the organisation has left', async () => {
    const { em } = system;
    const second = em.create(
      Membership,
      buildMembership({ person: world.people.volunteer.id, organisation: world.member.id, role: 'MANAGER' }),
    );
    await em.flush();
    const byVolunteer = await system.as(world.people.volunteer);
    const { token, id } = await invite({}, byVolunteer);
    await owner('update memberships set archived_at = now() where id = $1', [second.id]);
    expect(reasonOf(await accept(token))).toBe('INVITATION_LAPSED');
    const resent = await manager(RESEND, { id });
    expect((await accept(tokenOf(resent.data.resendInvitation.link))).errors).toBeUndefined();

    const closing = await invite({ organisationId: world.other.id }, coordinator);
    await owner('update organisations set archived_at = now() where id = $1', [world.other.id]);
    const lapsed = await accept(closing.token);
    expect(reasonOf(lapsed)).toBe('INVITATION_LAPSED');
    expect(lapsed.errors?.[0]?.message).toContain('Hillside Carers');
    const late = await coordinator(INVITE, {
      input: { name: 'N', email: newAddress(), role: 'STAFF', organisationId: world.other.id },
    });
    expect(reasonOf(late)).toBe('WRONG_STATE');
    await owner('update organisations set archived_at = null where id = $1', [world.other.id]);
    expect((await accept(closing.token)).errors).toBeUndefined();
  });

  it('makes a coordinator of whom a coordinator invites', async () => {
    const { token } = await invite({ role: 'COORDINATOR' }, coordinator);
    expect((await system.anybody(OPEN, { token })).data.openInvitation.organisationName).toBeNull();
    expect((await accept(token)).data.acceptInvitation.organisationId).toBeNull();
  });

  it('lets nobody try links without end', async () => {
    await owner('delete from auth.sign_in_failure');
    const codes: unknown[] = [];
    for (let n = 0; n < 22; n += 1) codes.push(reasonOf(await accept(`wrong ${n}`)));
    expect(codes.slice(0, 20)).toEqual(Array(20).fill('INVITATION_GONE'));
    expect(codes.slice(20)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
    await owner('delete from auth.sign_in_failure');
  });
});

describe('an address of a contact', () => {
  const CREATE = 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { email } }';

  it('is taken whether another organisation knows it or not, and refused only where it is known here', async () => {
    const { em, anybody: _ } = system;
    const foreign = await em.findOneOrFail(PersonContact, { person: world.people.otherStaff.id });
    const email = foreign.email;
    const input = { name: 'Ada Lane', email, role: 'VOLUNTEER' };
    expect((await manager(CREATE, { input })).data.createPerson.email).toBe(email);
    const again = await manager(CREATE, { input });
    expect(again.errors?.[0]?.extensions.fields).toHaveProperty('email');
    expect(buildPersonContact({ person: world.people.staff.id }).email).not.toBe(email);
  });
});
