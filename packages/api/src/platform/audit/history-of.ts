import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { WriteContext } from '../graphql/context.js';

/** How a value is to be read: the console makes words of instants, days, yes and no, and the words of a list. */
export const VALUE_KINDS = [
  'TEXT',
  'NUMBER',
  'INSTANT',
  'DATE',
  'YES_NO',
  'WORD',
  'WORDS',
  'NAME',
  'NAMES',
  'SECRET',
] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** Values by column, as the audit recorded them. */
export type Values = Readonly<Record<string, unknown>>;

/** The table of the record itself, or one more that belongs to it. */
export interface HistoryPart {
  /** The entity; its columns are shown as the properties of their names, under the rule of the record's field. */
  entity: string;
  /** Rows of their own, such as memberships of a person: the column that holds the record's id. */
  linkedBy?: string;
  /** Where all of it is under the rule of one field of the record. */
  under?: string;
  /** SQL over the row `p` that says which one it is: its role, its days. */
  about?: string;
  /** Properties that are lists of ids of an entity. */
  ids?: Readonly<Record<string, string>>;
  /** Properties that are JSON, told field by field: the fields inside that are ids of an entity, else null. */
  inside?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** Properties that are JSON, told in words. */
  texts?: Readonly<Record<string, (value: unknown) => string>>;
  /** What was done, in a word such as CANCELLED, by the values that changed. */
  actionOf?: (change: { action: string; before: Values; after: Values }) => string | undefined;
}

/** A table that only joins the record with others: they are told as one list that some came to and some left. */
export interface HistoryList {
  table: string;
  /** The column that holds the record's id. */
  key: string;
  /** The field of the record that lists them, and the column with their ids. */
  field: string;
  column: string;
  of: string;
}

/**
 * What the history of a kind of record is made of: one small object in `<thing>.history.ts`, listed in app.ts. Who may
 * read which part of it follows from the access table of the thing itself.
 */
export interface HistoryOf {
  /** The GraphQL type, which is the entity too. */
  type: string;
  parts: readonly HistoryPart[];
  lists?: readonly HistoryList[];
  /** What the record goes by: one of its fields, or the name of the entity whose id it has. Default: its name. */
  named?: { field: string } | { as: string };
  /** The field under whose rule it is told who did something, where that says more than the rest. */
  authorUnder?: string;
  /** For whom somebody acted would tell where else a person belongs: only one's own organisation is told. */
  hidesForWhom?: true;
  /** How an earlier version comes back: by the same use-case as the edit form, so that every rule holds. */
  restore?: {
    /** The action of the access table that it takes. */
    action: string;
    /** The properties that can come back. */
    fields: readonly string[];
    /** @param was the properties that are different now, as they were; lists of ids whole */
    work: (context: WriteContext, id: string, was: Values, version: number) => Promise<string>;
  };
}

/** A column as the history shows it. */
export interface ShownColumn {
  column: string;
  field: string;
  /** The field of the record whose rule decides. */
  under: string;
  kind: ValueKind;
  /** The entity whose names stand for the ids. */
  of?: string;
  inside?: Readonly<Record<string, string | null>>;
  text?: (value: unknown) => string;
}

// What says nothing to people; and the id, which is the record itself.
const TECHNICAL = ['id', 'version', 'createdAt'];

/** The columns of a part, by what the entity says of them. */
export function columnsOf(part: HistoryPart, meta: EntityMetadata): ShownColumn[] {
  return meta.props
    .filter((property) => isColumn(property) && !TECHNICAL.includes(property.name))
    .map((property) => ({
      column: property.fieldNames[0] ?? property.name,
      field: property.name,
      under: part.under ?? property.name,
      ...kindOf(part, property),
    }));
}

const isColumn = (property: EntityProperty): boolean =>
  property.persist !== false && !property.formula && (property.fieldNames?.length ?? 0) > 0;

function kindOf(
  part: HistoryPart,
  property: EntityProperty,
): Omit<ShownColumn, 'column' | 'field' | 'under'> {
  const { name } = property;
  const inside = part.inside?.[name];
  const text = part.texts?.[name];
  const ids = part.ids?.[name];
  if (inside) return { kind: 'TEXT', inside };
  if (text) return { kind: 'TEXT', text };
  if (ids) return { kind: 'NAMES', of: ids };
  if (property.targetMeta) return { kind: 'NAME', of: property.targetMeta.className };
  if (property.enum) return { kind: 'WORD' };
  return { kind: kindOfColumn(property.columnTypes[0] ?? 'text') };
}

function kindOfColumn(type: string): ValueKind {
  if (type.startsWith('timestamptz')) return 'INSTANT';
  if (type === 'date') return 'DATE';
  if (type === 'boolean') return 'YES_NO';
  if (type === 'text[]') return 'WORDS';
  return /^(int|bigint|numeric|smallint)/.test(type) && !type.endsWith('[]') ? 'NUMBER' : 'TEXT';
}
