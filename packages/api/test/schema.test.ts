import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/core';
import { type GraphQLSchema, isObjectType, lexicographicSortSchema, printSchema } from 'graphql';
import { ACCESS, createSchema } from '../src/app.js';
import { ENTITIES } from '../src/features/entities.js';
import ormOptions from '../src/mikro-orm.config.js';
import { printPermissions } from '../src/platform/access/print-permissions.js';
import { ormConfig } from '../src/platform/db/database.js';
import type { Gate } from '../src/platform/graphql/gate.js';
import { startTestSystem, type TestSystem } from './harness.js';

/** Types that are values of a field, and under the rule of that field. */
const VALUES = [
  'Applicability',
  'AudienceCount',
  'CategoryCount',
  'ComparedBlock',
  'ComparedPart',
  'Comparison',
  'ContentsEntry',
  'DocumentLink',
  'DocumentPreview',
  'ImportedText',
  'KindCount',
  'LegalDriver',
  'LibraryContact',
  'LibraryHit',
  'LibrarySearch',
  'TemplateFacets',
  'TextPreview',
  'TextProblem',
  'AcceptedInvitation',
  'BookedSpan',
  'Eligibility',
  'Me',
  'PersonExportLink',
  'FileLink',
  'HandoverCandidate',
  'HistoryAuthor',
  'HistoryChange',
  'InvitationPreview',
  'PolicyByLink',
  'InvitedPeople',
  'InvitedPerson',
  'InvitedRow',
  'ImportColumn',
  'ImportColumnMatch',
  'ImportProblem',
  'Me',
  'OpenThing',
  'PackLink',
  'PolicyClash',
  'PolicyGroup',
  'PolicyMerge',
  'PolicyMergeChange',
  'TemplateAdoption',
  'RestoredVersion',
  'RowProblem',
  'WeeklyHours',
  'WorkingDay',
  'WorkingSpan',
];
/**
 * What migrations write by hand, and MikroORM therefore does not know of: policies, triggers, and foreign keys to columns that it
 * takes for plain ids.
 */
const WRITTEN_BY_HAND = [
  /^alter table "files" drop constraint "files_(organisation|uploaded_by)_id_foreign";$/,
  /^alter table "file_links" drop constraint "file_links_person_id_foreign";$/,
  /^drop policy "\w+" on "\w+";$/,
  /^drop trigger if exists "\w+" on "\w+";$/,
  /^drop function if exists "\w+"\(\);$/,
  /^alter table "\w+" (no force|disable) row level security;$/,
  /^drop trigger if exists "audit" on "\w+";$/,
  /^drop function if exists "\w+_audit_fn"\(\);$/,
  /^alter table "adviser_time" drop constraint "adviser_time_(adviser|booking)_id_foreign";$/,
  /^alter table "availabilities" drop constraint "availabilities_id_foreign";$/,
  // PostgreSQL writes “between” in words of its own.
  /^alter table "risk_hazards" (drop|add) constraint "risk_hazards_ratings"/,
];
/** Root fields that ask for no right: one's own things. */
const FOR_ALL_WHO_ARE_SIGNED_IN = [
  'apiTokens',
  'chooseMail',
  'mailChoices',
  'revokeApiToken',
  'revokeOtherSignIns',
  'revokeSignIn',
  'secondFactors',
  'signIns',
];
const FOR_PROGRAMS_TOO = ['deadlines'];
const FOR_ANYBODY = [
  'acceptInvitation',
  'acknowledgeByLink',
  'complain',
  'complaintAddressee',
  'me',
  'openInvitation',
  'openPolicyByLink',
];

const committed = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

let system: TestSystem;
let schema: GraphQLSchema;

beforeAll(async () => {
  system = await startTestSystem();
  schema = await createSchema();
});

afterAll(() => system?.close());

function rootFields() {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}),
  );
}

const isPage = (name: string) => name.endsWith('Page');

function objectTypes() {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__') && !['Query', 'Mutation'].includes(type.name));
}

/** What is committed and made from the code; the name of a failing test says how to make it anew. */
describe('what is made from the code', () => {
  it('schema.graphql is as committed (else: npm run schema -w packages/api)', () => {
    expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(committed('../schema.graphql'));
  });

  it('docs/permissions.md is as committed (else: npm run permissions -w packages/api)', () => {
    expect(printPermissions(ACCESS)).toBe(committed('../../../docs/permissions.md'));
  });
});

describe('the schema', () => {
  it('has a gate on every root field, for an action that an access table knows', () => {
    const open = {
      'signed-in': [] as string[],
      'signed-in-or-token': [] as string[],
      anybody: [] as string[],
    };
    for (const field of rootFields()) {
      const gate = field.extensions.gate as Gate | keyof typeof open | undefined;
      expect({ field: field.name, gate }).toEqual({ field: field.name, gate: expect.anything() });
      if (typeof gate === 'string') open[gate].push(field.name);
      else {
        const table = ACCESS.find((one) => one.subject === gate?.subject);
        expect([...Object.keys(table?.starts ?? {}), ...Object.keys(table?.actions ?? {}), 'read']).toContain(
          gate?.action,
        );
      }
    }
    expect(open['signed-in'].sort()).toEqual(FOR_ALL_WHO_ARE_SIGNED_IN);
    expect(open['signed-in-or-token']).toEqual(FOR_PROGRAMS_TOO);
    expect(open.anybody.sort()).toEqual(FOR_ANYBODY);
  });

  it('has a rule for reading every field', () => {
    for (const type of objectTypes()) {
      if (isPage(type.name) || VALUES.includes(type.name)) continue;
      const table = ACCESS.find((one) => one.subject === type.name);
      const ruled = Object.values(table?.read ?? {}).flatMap((set) => set.fields);
      expect({ type: type.name, fields: [...ruled].sort() }).toEqual({
        type: type.name,
        fields: Object.keys(type.getFields()).sort(),
      });
    }
  });

  it('has pages that hold items and their number, and nothing else', () => {
    for (const type of objectTypes().filter((one) => isPage(one.name)))
      expect(Object.keys(type.getFields()).sort()).toEqual(['items', 'total']);
  });

  it('knows a state for existing actions only', () => {
    for (const table of ACCESS)
      for (const action of Object.keys(table.states?.(new Date()) ?? {}))
        expect(Object.keys(table.actions)).toContain(action);
  });

  it('takes an idempotency key with every mutation that makes or changes a record', () => {
    const without = Object.values(schema.getMutationType()?.getFields() ?? {})
      .filter((field) => !field.args.some((arg) => arg.name === 'idempotencyKey'))
      .map((field) => field.name);
    expect(without).toEqual([]);
  });

  it('demands the version that was seen of every update', () => {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}))
      if (/^(update|set)(?=[A-Z])/.test(field.name))
        expect({
          field: field.name,
          version: String(field.args.find((arg) => arg.name === 'version')?.type),
        }).toEqual({ field: field.name, version: 'Int!' });
  });
});

describe('the migrations', () => {
  it('make the tables that the entities describe, and touch no schema but their own', async () => {
    const orm = await MikroORM.init(ormConfig(system.databaseUrl, ENTITIES));
    try {
      const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
      expect(sql).not.toMatch(/drop schema/i);
      expect(sql).not.toMatch(/"?(auth|pgboss|audit|app)"?\./);
      const statements = sql.split('\n').filter((line) => line.trim() !== '');
      expect(statements.filter((line) => !WRITTEN_BY_HAND.some((known) => known.test(line)))).toEqual([]);
    } finally {
      await orm.close(true);
    }
  });

  it('have the snapshot of these entities', async () => {
    const orm = await MikroORM.init({ ...ormOptions, clientUrl: system.databaseUrl });
    try {
      expect(await orm.migrator.checkSchema()).toBe(false);
    } finally {
      await orm.close(true);
    }
  });
});
