import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability';
import { type AccessTable, type Condition, type Grants, rowsOf } from './access-table.js';
import type { TokenScope, Viewer } from './viewer.js';

/** All rows, or those that meet any of the conditions (an empty list: none). */
export type Rows = true | readonly Condition[];

interface SubjectPermissions {
  fields: ReadonlyMap<string, Rows>;
  visible: Rows;
  starts: ReadonlyMap<string, Rows>;
  actions: ReadonlyMap<string, Rows>;
  table: AccessTable;
}

const NONE: Rows = [];

/** What one viewer may do: made once from the access tables, asked by everything else. */
export class Permissions {
  readonly ability: MongoAbility;
  readonly subjects: ReadonlyMap<string, SubjectPermissions>;

  constructor(tables: readonly AccessTable[], viewer: Viewer) {
    this.subjects = new Map(
      tables.map((table) => {
        const whole = permissionsOf(table, viewer);
        return [table.subject, viewer.token ? withinScope(whole, viewer.token) : whole];
      }),
    );
    this.ability = createMongoAbility(caslRules(this.subjects));
  }

  /** The rows of a subject that may be seen at all. */
  visible(subject: string): Rows {
    return this.subjects.get(subject)?.visible ?? NONE;
  }

  /** The rows in which a field may be read; a field without a rule in no row. */
  field(subject: string, field: string): Rows {
    return this.subjects.get(subject)?.fields.get(field) ?? NONE;
  }

  /** The rows with which an action may be done (for one that starts from nothing: whether it may be). */
  action(subject: string, action: string): Rows {
    const permissions = this.subjects.get(subject);
    return permissions?.actions.get(action) ?? permissions?.starts.get(action) ?? NONE;
  }

  /** Whether an action may be done with any row at all. */
  may(action: string, subject: string): boolean {
    const rows = action === 'read' ? this.visible(subject) : this.action(subject, action);
    return rows === true || rows.length > 0;
  }
}

function permissionsOf(table: AccessTable, viewer: Viewer): SubjectPermissions {
  const sets = Object.values(table.read).map(({ fields, who }) => ({
    fields,
    rows: grantedRows(who, viewer),
  }));
  return {
    table,
    visible: sets[0]?.rows ?? NONE,
    fields: new Map(sets.flatMap(({ fields, rows }) => fields.map((field): [string, Rows] => [field, rows]))),
    starts: granted(table.starts ?? {}, viewer),
    actions: granted(table.actions, viewer),
  };
}

/** What is left of somebody's permissions for a program that asks with their API token. */
function withinScope(permissions: SubjectPermissions, { scope, subjects }: TokenScope): SubjectPermissions {
  const { subject, notByToken } = permissions.table;
  if (notByToken === 'anything' || (subjects !== null && !subjects.includes(subject)))
    return nothing(permissions);
  const kept = (actions: ReadonlyMap<string, Rows>) =>
    new Map([...actions].filter(([name]) => scope === 'READ_AND_CHANGE' && !notByToken?.includes(name)));
  return { ...permissions, starts: kept(permissions.starts), actions: kept(permissions.actions) };
}

const nothing = ({ table }: SubjectPermissions): SubjectPermissions => ({
  table,
  fields: new Map(),
  visible: NONE,
  starts: new Map(),
  actions: new Map(),
});

const granted = (grants: Readonly<Record<string, Grants>>, viewer: Viewer): ReadonlyMap<string, Rows> =>
  new Map(Object.entries(grants).map(([action, who]) => [action, grantedRows(who, viewer)]));

function grantedRows(who: Grants, viewer: Viewer): Rows {
  const conditions = new Map<string, Condition>();
  for (const role of viewer.roles) {
    const rows = rowsOf(who[role], viewer);
    if (rows === true) return true;
    for (const condition of rows) conditions.set(JSON.stringify(condition), condition);
  }
  return [...conditions.values()];
}

function caslRules(subjects: ReadonlyMap<string, SubjectPermissions>): RawRuleOf<MongoAbility>[] {
  const rules: RawRuleOf<MongoAbility>[] = [];
  const add = (action: string, subject: string, rows: Rows, fields?: string[]) => {
    const shape = { action, subject, ...(fields ? { fields } : {}) };
    if (rows === true) rules.push(shape);
    else for (const conditions of rows) rules.push({ ...shape, conditions });
  };
  for (const [subject, permissions] of subjects) {
    for (const set of Object.values(permissions.table.read))
      add('read', subject, permissions.fields.get(set.fields[0] ?? '') ?? NONE, [...set.fields]);
    for (const [action, rows] of [...permissions.starts, ...permissions.actions]) add(action, subject, rows);
  }
  return rules;
}
