import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import { ROLES, type Role } from '../access/role.js';
import type { OrganisationFactsOfViewer, Viewer, ViewerMembership } from '../access/viewer.js';
import { queryPrepared } from '../db/prepared.js';
import { COOKIE_PREFIX } from './auth.js';
import { together } from './together.js';

interface SignInRow {
  token: string;
  sign_in_id: string;
  person_id: string;
  person_name: string;
  memberships: MembershipRow[];
}

interface MembershipRow {
  id: string;
  role: string;
  may_book: boolean;
  organisation_id: string | null;
  organisation_name: string | null;
  facts: OrganisationFactsOfViewer | null;
}

const MEMBERSHIPS = `
cross join lateral (
  select json_agg(json_build_object('id', m.id, 'role', m.role, 'may_book', m.may_book,
    'organisation_id', m.organisation_id, 'organisation_name', o.name,
    'facts', case when o.id is null then null else json_build_object('kind', o.kind, 'districtCode', o.district_code,
      'annualIncome', f.annual_income, 'headcount', f.headcount) end) order by m.created_at, m.id) as list
  from public.memberships m
  left join public.organisations o on o.id = m.organisation_id
  left join public.organisation_facts f on f.organisation_id = o.id
  where m.person_id = p.id and m.archived_at is null and o.archived_at is null) m`;

const FIND = `
select s.token, s.id as sign_in_id, p.id as person_id, p.name as person_name, coalesce(m.list, '[]') as memberships
from auth.session s
join public.people p on p.id = s."userId"::uuid
${MEMBERSHIPS}
where s.token = any($1::text[]) and s."expiresAt" > now()`;

const FIND_PERSON = `
select '' as token, '' as sign_in_id, p.id as person_id, p.name as person_name, coalesce(m.list, '[]') as memberships
from public.people p
${MEMBERSHIPS}
where p.id = $1`;

/** The word by which a coordinator names the consortium in X-Organisation. */
const CONSORTIUM = 'consortium';

/**
 * Who sends a request, and for whom they act: one prepared statement for all requests that arrive at the same moment,
 * and no cache, so that a revoked sign-in or a changed role counts at once.
 * @param cookies the Cookie header
 * @param organisation the X-Organisation header; without it the oldest membership acts
 * @returns null where nobody is signed in; 'no-place' where the person does not belong to the named organisation
 */
export async function findViewer(
  pool: Pool,
  secret: string,
  cookies: string | undefined,
  organisation: string | undefined,
): Promise<Viewer | 'no-place' | null> {
  const token = signedToken(cookies, secret);
  const row = token === null ? undefined : await signInOf(pool)(token);
  return row ? viewerOf(row, organisation) : null;
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
  const [row] = await queryPrepared<SignInRow>(pool, FIND_PERSON, [personId]);
  const viewer = row ? viewerOf(row, organisationId ?? CONSORTIUM) : 'no-place';
  return viewer === 'no-place' ? null : viewer;
}

const signIns = new WeakMap<Pool, (token: string) => Promise<SignInRow | undefined>>();

function signInOf(pool: Pool): (token: string) => Promise<SignInRow | undefined> {
  const known = signIns.get(pool);
  if (known) return known;
  const made = together(async (tokens) => {
    const rows = await queryPrepared<SignInRow>(pool, FIND, [tokens]);
    return new Map(rows.map((row) => [row.token, row]));
  });
  signIns.set(pool, made);
  return made;
}

function viewerOf(row: SignInRow, organisation: string | undefined): Viewer | 'no-place' {
  const acting = actingIn(row.memberships, organisation);
  if (acting === undefined) return 'no-place';
  const held = row.memberships.filter((membership) => membership.organisation_id === acting);
  return {
    personId: row.person_id,
    personName: row.person_name,
    signInId: row.sign_in_id,
    organisationId: acting,
    facts: held[0]?.facts ?? null,
    roles: [...new Set(held.map((membership) => membership.role).filter(isRole))],
    mayBook: held.some((membership) => membership.may_book),
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

const SIGN_IN_COOKIE = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${COOKIE_PREFIX}\\.session_token=([^;]+)`);

const MOST_COOKIES = 2_000;
const tokens = new Map<string, string | null>();

/** The token of the sign-in cookie, if its signature is ours. A signature is worked out once: it does not change. */
function signedToken(cookies: string | undefined, secret: string): string | null {
  const value = cookies?.match(SIGN_IN_COOKIE)?.[1];
  if (!value) return null;
  const key = `${secret} ${value}`;
  const known = tokens.get(key);
  if (known !== undefined) return known;
  if (tokens.size >= MOST_COOKIES) tokens.clear();
  const token = checkedToken(decode(value), secret);
  tokens.set(key, token);
  return token;
}

function checkedToken(value: string, secret: string): string | null {
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const expected = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
