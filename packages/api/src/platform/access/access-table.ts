import { ROLES, type Role } from './role.js';
import type { Viewer } from './viewer.js';

/**
 * A condition on a row, by property names of the entity, in the part of MongoDB's language that both CASL (in the
 * browser) and `condition-sql.ts` (in PostgreSQL) read: equality, $in, $ne, $gt, $gte, $lt, $lte, $all and $elemMatch.
 * The properties of one condition hold together.
 */
export type Condition = Readonly<Record<string, unknown>>;

/** Yes; or the rows it holds for (any of the conditions); false for no. */
export type Rule = true | ((viewer: Viewer) => boolean | Condition | readonly Condition[]);

/** Which roles may, and on which rows. A role that is absent is refused. */
export type Grants = Readonly<Partial<Record<Role, Rule>>>;

/**
 * Who may do what with one kind of thing: the only place where this is said. Resolver gate, SQL condition, field
 * guard, `me.permissions`, `can`, `docs/permissions.md` and the permission matrix all read it.
 */
export interface AccessTable {
  /** Name of the GraphQL type, and of its entity where it has one. */
  subject: string;
  /** Sets of fields that are one secret, and who may read them. Rows are visible to whom the first set is. */
  read: Readonly<Record<string, { fields: readonly string[]; who: Grants }>>;
  /** What starts from nothing: creating, booking. */
  starts?: Readonly<Record<string, Grants>>;
  /** What is done with a row that is there. */
  actions: Readonly<Record<string, Grants>>;
  /**
   * What an API token is never good for, whatever its scope: all of it, or these actions. Whoever finds a token must not
   * be able to make a sign-in of it.
   */
  notByToken?: 'anything' | readonly string[];
  /** The state a row must be in for an action to make sense now; only for `can`, the entity decides in the end. */
  states?: (now: Date) => Readonly<Record<string, Condition>>;
}

/** The same rule for every role. */
export const everyone = (rule: Rule): Grants => Object.fromEntries(ROLES.map((role) => [role, rule]));

/** The rows that a rule gives a viewer: true for all, or a list of alternatives (empty: none). */
export function rowsOf(rule: Rule | undefined, viewer: Viewer): true | readonly Condition[] {
  if (rule === undefined) return [];
  const answer = rule === true ? true : rule(viewer);
  if (answer === true) return true;
  if (answer === false) return [];
  return isList(answer) ? answer : [answer];
}

const isList = (answer: Condition | readonly Condition[]): answer is readonly Condition[] =>
  Array.isArray(answer);
