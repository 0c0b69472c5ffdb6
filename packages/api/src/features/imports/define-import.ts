import type { Database } from '../../platform/db/database.js';
import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';

/** How one column of a file was understood; `field` null: it is not known and left out. */
export interface ColumnMatch {
  header: string;
  field: string | null;
  /** The name that the system has for it. */
  label: string | null;
}

/** What is wrong (or only odd) with a row, and how to put it right. */
export interface RowProblem {
  /** The name of the column; null where it is about the row as a whole. */
  column: string | null;
  sentence: string;
  isWarning: boolean;
}

/** One column that an import knows. */
export type ImportColumn<Row extends object, Known> = {
  [Field in keyof Row & string]: {
    readonly field: Field;
    readonly header: string;
    /** Other names, whatever their case, spaces and underscores. */
    readonly aliases?: readonly string[];
    /** Must the file have it, and every row say something in it? */
    readonly required?: boolean | ((known: Known) => boolean);
    /** For the template. */
    readonly example: string;
    readonly help: string;
    /**
     * The value that a text stands for; never called with an empty one.
     * @throws Unreadable with a sentence that says how to put it right
     */
    read(text: string, known: Known): Row[Field];
  };
}[keyof Row & string];

/** A row whose every cell could be read. Fields of empty cells are left out. */
export interface ReadRow<Row> {
  line: number;
  values: Partial<Row>;
}

/** What was made of a row. */
export interface MadeRow {
  line: number;
  id: string;
  title: string;
}

/**
 * How a kind of thing comes in from a file. It is declared beside its feature in `<thing>.import.ts` and listed in
 * `app.ts`; reading, checking, progress, record, undo, template and screens are the same for all.
 */
export interface ImportKind<Row extends object, Known> {
  readonly kind: string;
  /** Who may import it: those who may do this. */
  readonly may: { readonly action: string; readonly subject: string };
  readonly columns: readonly ImportColumn<Row, Known>[];
  /** What reading and checking need to know beforehand, within what this person may know. */
  prepare(context: ApiContext): Promise<Known>;
  /**
   * What is wrong with rows by what the others and the database have: duplicates. It says nothing of rows that this
   * person may not see.
   */
  check(context: ApiContext, rows: readonly ReadRow<Row>[], known: Known): Promise<readonly Found[]>;
  /** Makes the things, in as few statements as possible. The rows have been checked in the same transaction. */
  save(context: WriteContext, rows: readonly ReadRow<Row>[], known: Known): Promise<readonly MadeRow[]>;
  readonly undo: ImportUndo;
}

/** A problem that the check of a kind found. */
export interface Found {
  line: number;
  /** The field whose column is named. */
  field: string;
  sentence: string;
}

/** How what was made is taken back. */
export interface ImportUndo {
  /** Tables with the column that holds the id of the thing, in the order in which rows go; the thing's own is the last. */
  readonly tables: readonly { readonly table: string; readonly key: string }[];
  /** SQL that holds for a row of the thing's own table (`t`) that somebody has changed since. */
  readonly changed: string;
  /** Ids that are in use where foreign keys do not tell. */
  findUsed?(database: Database, ids: readonly string[]): Promise<readonly string[]>;
}

/** A kind of import without its types, as the machinery handles all of them. */
export type AnyImport = ImportKind<Record<string, unknown>, unknown>;

/** Declares an import beside its feature. */
export const defineImport = <Row extends object, Known>(kind: ImportKind<Row, Known>): AnyImport =>
  // What the columns read is what check and save are given, and nothing else calls them.
  kind as unknown as AnyImport;

const kinds = new Map<string, AnyImport>();

/** Makes an import known; `app.ts` calls it, once a kind. */
export function addImport(kind: AnyImport): void {
  kinds.set(kind.kind, kind);
}

/** The kinds that this person may import. */
export const importsOf = ({ permissions }: ApiContext): AnyImport[] =>
  [...kinds.values()].filter(({ may }) => permissions.may(may.action, may.subject));

/** Thrown by a column that cannot read a cell; the message says how to put it right. */
export class Unreadable extends Error {}

/** Is there an import of this name? */
export const isKind = (name: string): boolean => kinds.has(name);
