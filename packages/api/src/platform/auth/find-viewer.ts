import type { Pool } from 'pg';
import { ROLES, type Role } from '../access/role.js';
import type { OrganisationFactsOfViewer, TokenScope, Viewer, ViewerMembership } from '../access/viewer.js';
import { queryPrepared } from '../db/prepared.js';
import { demandsSecondFactor } from './second-factor.js';
import { hashToken } from './secret-token.js';
import { signedToken } from './sign-in-cookie.js';
import { together } from './together.js';

/** The headers of a request by which we know who sends it. */
export interface Credentials {
  cookie: string | undefined;
  authorization: string | undefined;
  /** X-Organisation; without it the oldest membership acts. */
  organisation: string | undefined;
}

/** How sign-ins are to be read. */
export interface ViewerOptions {
  secret: string;
  requireSecondFactor: boolean;
}

interface Row {
  key: string;
  id: string;
  /** It was used, and that is worth writing down. */
  due: boolean;
  person_id: string;
  person_name: string;
  memberships: MembershipRow[];
}

interface SignInRow extends Row {
  second_factor: boolean;
}

interface TokenRow extends Row {
  has_factor: boolean;
  organisation_id: string | null;
  scope: TokenScope['scope'];
  subjects: string[] | null;
}

interface MembershipRow {
  id: string;
  role: string;
  may_book: boolean;
  organisation_id: string | null;
  organisation_name: string | null;
  facts: OrganisationFactsOfViewer | null;
  responsibilities: string[] | null;
}

const PERSON = `p.id as person_id, p.name as person_name, coalesce(m.list, '[]') as memberships`;
const MEMBERSHIPS = `
cross join lateral (
  select json_agg(json_build_object('id', m.id, 'role', m.role, 'may_book', m.may_book,
    'organisation_id', m.organisation_id, 'organisation_name', o.name,
    'facts', case when o.id is null then null else json_build_object('kind', o.kind, 'districtCode', o.district_code,
      'annualIncome', f.annual_income, 'headcount', f.headcount) end,
    'responsibilities', (select json_agg(r.kind order by r.kind) from public.responsibilities r
      where r.person_id = m.person_id and r.organisation_id = m.organisation_id and r.ended_at is null)) order by m.created_at, m.id) as list
  from public.memberships m
  left join public.organisations o on o.id = m.organisation_id
  left join public.organisation_facts f on f.organisation_id = o.id
  where m.person_id = p.id and m.archived_at is null and o.archived_at is null) m`;

const FIND_SIGN_INS = `
select s.token as key, s.id, s."secondFactor" as second_factor,
  s."updatedAt" < now() - interval '1 hour' and s."expiresAt" < s."createdAt" + interval '7 days' as due, ${PERSON}
from auth.session s
join public.people p on p.id = s."userId"::uuid ${MEMBERSHIPS}
where s.token = any($1::text[]) and s."expiresAt" > now()`;

const FIND_PERSON = `select '' as key, '' as id, false as due, ${PERSON} from public.people p ${MEMBERSHIPS} where p.id = $1`;

const FIND_TOKENS = `
select t.hash as key, t.id, t.organisation_id, t.scope, t.subjects,
  coalesce(u."twoFactorEnabled", false) or exists (select from auth.passkey k where k."userId" = u.id)
    or exists (select from auth.account a where a."userId" = u.id and a."providerId" <> 'credential') as has_factor,
  t.last_used_at is null or t.last_used_at < now() - interval '1 minute' as due, ${PERSON}
from auth.api_token t
join auth."user" u on u.id = t.person_id
join public.people p on p.id = t.person_id::uuid ${MEMBERSHIPS}
where t.hash = any($1::text[]) and t.expires_at > now() and t.revoked_at is null`;

// Twelve hours without use end a sign-in, seven days in any case.
const SLIDE = `update auth.session set "updatedAt" = now(),
  "expiresAt" = least(now() + interval '12 hours', "createdAt" + interval '7 days')
  where id = $1 and "updatedAt" < now() - interval '1 hour'`;
const NOTE_USE = `update auth.api_token set last_used_at = now()
  where id = $1 and (last_used_at is null or last_used_at < now() - interval '1 minute')`;

/** The word by which a coordinator names the consortium in X-Organisation. */
const CONSORTIUM = 'consortium';

/**
 * Who sends a request, and for whom they act: one prepared statement for all requests that arrive at the same moment,
 * and no cache, so that a revoked sign-in or a changed role counts at once.
 * @returns null where nobody is signed in; 'no-place' where the person does not belong to the named organisation
 */
export async function findViewer(
  pool: Pool,
  options: ViewerOptions,
  { cookie, authorization, organisation }: Credentials,
): Promise<Viewer | 'no-place' | null> {
  const ask = asksOf(pool);
  const bearer = authorization?.match(BEARER)?.[1];
  // Whoever shows a token means the token: a cookie beside it says nothing.
  if (bearer !== undefined) {
    const row = await ask.tokens(hashToken(bearer));
    return row ? viewerOfToken(row, organisation, options.requireSecondFactor) : null;
  }
  const key = signedToken(cookie, options.secret);
  const row = key === null ? undefined : await ask.signIns(key);
  return row ? viewerOfSignIn(row, organisation, options.requireSecondFactor) : null;
}

/**
 * The viewer that somebody would be now in an organisation (null: the consortium), for work in the background that they
 * asked for. Null where they have no place there any more.
 */
export async function findViewerOf(
  pool: Pool,
  personId: string,
  organisationId: string | null,
): Promise<Viewer | null> {
  const [row] = await queryPrepared<Row>(pool, FIND_PERSON, [personId]);
  const viewer = row
    ? inPlace(row, actingIn(row.memberships, organisationId ?? CONSORTIUM), null)
    : 'no-place';
  return viewer === 'no-place' ? null : viewer;
}

const BEARER = /^bearer +(\S+)$/i;

interface Asks {
  signIns(token: string): Promise<SignInRow | undefined>;
  tokens(hash: string): Promise<TokenRow | undefined>;
}

const asks = new WeakMap<Pool, Asks>();

function asksOf(pool: Pool): Asks {
  const known = asks.get(pool);
  if (known) return known;
  const made = {
    signIns: together(rowsByKey<SignInRow>(pool, FIND_SIGN_INS, SLIDE)),
    tokens: together(rowsByKey<TokenRow>(pool, FIND_TOKENS, NOTE_USE)),
  };
  asks.set(pool, made);
  return made;
}

const rowsByKey =
  <Found extends Row>(pool: Pool, find: string, note: string) =>
  async (keys: readonly string[]): Promise<ReadonlyMap<string, Found>> => {
    const rows = await queryPrepared<Found>(pool, find, [keys]);
    for (const { id, due } of rows) if (due) noteUse(pool, note, id);
    return new Map(rows.map((row) => [row.key, row]));
  };

// Nobody waits for it; where it fails the next request writes it.
function noteUse(pool: Pool, statement: string, id: string): void {
  queryPrepared(pool, statement, [id]).catch(() => undefined);
}

function viewerOfSignIn(
  row: SignInRow,
  organisation: string | undefined,
  requireSecondFactor: boolean,
): Viewer | 'no-place' {
  const isMissing =
    requireSecondFactor && !row.second_factor && demandsSecondFactor(row.memberships.map(({ role }) => role));
  // Such a person is nobody yet: without a place, a role and a right, whatever they name.
  return isMissing
    ? viewerOf({ ...row, memberships: [] }, null, { token: null, secondFactorMissing: true })
    : inPlace(row, actingIn(row.memberships, organisation), null);
}

function viewerOfToken(
  row: TokenRow,
  organisation: string | undefined,
  requireSecondFactor: boolean,
): Viewer | 'no-place' | null {
  const memberships = row.memberships.filter((one) => one.organisation_id === row.organisation_id);
  if (memberships.length === 0) return null;
  const { scope, subjects } = row;
  // A token may be older than the role that demands a second factor: it must not be the way round it.
  if (requireSecondFactor && !row.has_factor && demandsSecondFactor(row.memberships.map(({ role }) => role)))
    return viewerOf({ ...row, memberships: [] }, null, {
      token: { scope, subjects },
      secondFactorMissing: true,
    });
  return inPlace(
    { ...row, memberships },
    organisation ? actingIn(memberships, organisation) : row.organisation_id,
    {
      scope,
      subjects,
    },
  );
}

const inPlace = (
  row: Row,
  acting: string | null | undefined,
  token: TokenScope | null,
): Viewer | 'no-place' =>
  acting === undefined ? 'no-place' : viewerOf(row, acting, { token, secondFactorMissing: false });

function viewerOf(
  row: Row,
  acting: string | null,
  how: Pick<Viewer, 'token' | 'secondFactorMissing'>,
): Viewer {
  const held = row.memberships.filter((membership) => membership.organisation_id === acting);
  return {
    personId: row.person_id,
    personName: row.person_name,
    signInId: row.id,
    ...how,
    organisationId: acting,
    facts: held[0]?.facts ?? null,
    roles: [...new Set(held.map((membership) => membership.role).filter(isRole))],
    mayBook: held.some((membership) => membership.may_book),
    // They go with the person; a program that holds a token is not that person.
    responsibilities: how.token ? [] : (held[0]?.responsibilities ?? []),
    memberships: row.memberships.map(toMembership),
  };
}

/** The organisation acted for; null for the consortium, undefined where the person has no place in what they name. */
function actingIn(
  memberships: readonly MembershipRow[],
  named: string | undefined,
): string | null | undefined {
  const wanted = named?.trim().toLowerCase();
  if (!wanted)
    return memberships.find((membership) => membership.organisation_id !== null)?.organisation_id ?? null;
  const found = memberships.find((membership) => (membership.organisation_id ?? CONSORTIUM) === wanted);
  return found ? found.organisation_id : undefined;
}

const toMembership = (row: MembershipRow): ViewerMembership => ({
  id: row.id,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  role: isRole(row.role) ? row.role : 'VOLUNTEER',
  mayBook: row.may_book,
});

const isRole = (name: string): name is Role => (ROLES as readonly string[]).includes(name);
