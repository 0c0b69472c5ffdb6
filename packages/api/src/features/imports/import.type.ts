import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { given } from '../../platform/graphql/given.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Task } from '../../platform/jobs/task.type.js';
import { Person } from '../people/person.type.js';
import type { Import as ImportEntity, ImportRow as ImportRowEntity } from './import.entity.js';
import {
  IMPORT_ROW_STATES,
  IMPORT_STATUSES,
  type ImportRowState as RowState,
  type ImportStatus as Status,
} from './import-status.js';

export const ImportStatus = enumOf('ImportStatus', IMPORT_STATUSES);
export const ImportRowState = enumOf(
  'ImportRowState',
  IMPORT_ROW_STATES,
  'Cannot be used; can, but looks odd; was made; cannot be taken back.',
);

@ObjectType('ImportColumnMatch', { simpleResolvers: true })
export class ImportColumnMatch {
  @Field(() => String, { description: 'As the file has it.' }) header!: string;
  @Field(() => String, { nullable: true, description: 'As the system has it; null: not known, left out.' })
  label!: string | null;
}

@ObjectType('ImportProblem', { simpleResolvers: true })
export class ImportProblem {
  @Field(() => String, { nullable: true, description: 'Null: about the row as a whole.' }) column!:
    | string
    | null;
  @Field(() => String, { description: 'What is wrong and how to put it right.' }) sentence!: string;
  @Field(() => Boolean, { description: 'The row can be used nevertheless.' }) isWarning!: boolean;
}

@ObjectType('Import', {
  simpleResolvers: true,
  description:
    'A file of things: looked through first, then taken in by its good rows, and undone for 30 days.',
})
export class Import implements Pick<ImportEntity, 'id' | 'kind' | 'fileName'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'What it brings, such as organisations.' })
  kind!: string;
  @Field(() => Person, { nullable: true }) by!: Person | null;
  @Field(() => String, { nullable: true }) fileName!: string;
  @Field(() => ImportStatus, { nullable: true }) status!: Status;
  @Field(() => Task, { nullable: true, description: 'The work on it, for who asked for it.' })
  task!: Task | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why nothing of the file can be used, or nothing taken back.',
  })
  refusal!: string | null;
  @Field(() => [ImportColumnMatch], { nullable: true }) columns!: ImportColumnMatch[];
  @Field(() => Int, { nullable: true, description: 'Rows of the file, without its header and empty ones.' })
  rows!: number;
  @Field(() => Int, { nullable: true, description: 'Rows that can be used, odd ones among them.' })
  good!: number;
  @Field(() => Int, { nullable: true }) bad!: number;
  @Field(() => Int, { nullable: true }) odd!: number;
  @Field(() => Int, { nullable: true, description: 'Things that it made.' }) made!: number;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) undoUntil!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) undoneAt!: Date | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class ImportPage {
  @Field(() => [Import]) items!: Import[];
  @Field(() => Int) total!: number;
}

@ObjectType('ImportRow', { simpleResolvers: true, description: 'A row of which something is to be said.' })
export class ImportRow implements Pick<ImportRowEntity, 'id' | 'line'> {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'As a spreadsheet numbers it: the header is line 1.' })
  line!: number;
  @Field(() => ImportRowState, { nullable: true }) state!: RowState;
  @Field(() => [String], { nullable: true, description: 'What stands in the file, for mending it.' })
  cells!: string[] | null;
  @Field(() => [ImportProblem], { nullable: true }) problems!: ImportProblem[];
  @Field(() => String, { nullable: true, description: 'The name of what was made.' }) title!: string | null;
  @Field(() => ID, { nullable: true }) madeId!: string | null;
}

@ObjectType({ simpleResolvers: true })
export class ImportRowPage {
  @Field(() => [ImportRow]) items!: ImportRow[];
  @Field(() => Int) total!: number;
}

@ObjectType('ImportColumn', { simpleResolvers: true })
export class ImportColumn {
  @Field(() => String) header!: string;
  @Field(() => Boolean) required!: boolean;
  @Field(() => String) example!: string;
  @Field(() => String) help!: string;
}

@ObjectType('ImportKind', { simpleResolvers: true, description: 'A kind of thing that you may import.' })
export class ImportKind {
  @Field(() => ID, { description: 'Its name, such as organisations.' }) id!: string;
  @Field(() => Int) mostRows!: number;
  @Field(() => [ImportColumn]) columns!: ImportColumn[];
  @Field(() => String, { description: 'A CSV file with the header and one example.' }) template!: string;
}

@InputType()
export class ImportFilter {
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => String, { nullable: true }) kind?: string | null;
}

@InputType()
export class ImportRowFilter {
  @Field(() => [ImportRowState], { nullable: true }) @given('states') @ArrayMaxSize(4) states?:
    | RowState[]
    | null;
}
