import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { type ValueKind as Kind, VALUE_KINDS } from '../../platform/audit/history-of.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';

export const ValueKind = enumOf(
  'ValueKind',
  VALUE_KINDS,
  'How to read a value: WORD and WORDS are of a list, SECRET says only that it changed.',
);

@ObjectType('HistoryAuthor', { simpleResolvers: true })
export class HistoryAuthor {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType('HistoryChange', { simpleResolvers: true, description: 'One field, before and after.' })
export class HistoryChange {
  @Field(() => String, { description: 'The field of the type; of one inside another, with a dot.' })
  field!: string;
  @Field(() => ValueKind) kind!: Kind;
  @Field(() => String, { nullable: true, description: 'For a list of names: who left it.' })
  before!: string | null;
  @Field(() => String, { nullable: true, description: 'For a list of names: who came to it.' })
  after!: string | null;
}

@ObjectType('HistoryEntry', { simpleResolvers: true, description: 'What happened to a record in one go.' })
export class HistoryEntry {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String, { description: 'CREATED, CHANGED, or what it was in a word, such as CANCELLED.' })
  action!: string;
  @Field(() => HistoryAuthor, {
    nullable: true,
    description: 'Who did it; null where it was the system, or somebody whose name you may not know.',
  })
  by!: HistoryAuthor | null;
  @Field(() => Boolean) bySystem!: boolean;
  @Field(() => String, { nullable: true, description: 'The organisation for which they acted.' })
  forWhom!: string | null;
  @Field(() => String, { nullable: true, description: 'Which role, or which days, it is about.' })
  about!: string | null;
  @Field(() => [HistoryChange]) changes!: HistoryChange[];
  @Field(() => Boolean, { description: 'Whether you may bring back how it was after this.' })
  canRestore!: boolean;
  @Field(() => String, { description: 'The type of the record.' }) type!: string;
  @Field(() => ID) recordId!: string;
  @Field(() => String, { nullable: true, description: 'What the record goes by.' }) record!: string | null;
}

@ObjectType({ simpleResolvers: true })
export class HistoryPage {
  @Field(() => [HistoryEntry]) items!: HistoryEntry[];
  @Field(() => Int) total!: number;
}

@ObjectType('RestoredVersion', { simpleResolvers: true })
export class RestoredVersion {
  @Field(() => ID) id!: string;
  @Field(() => String) type!: string;
  @Field(() => Int, { nullable: true }) version!: number | null;
}

@InputType()
export class ChangeFilter {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Included.' }) from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Not included.' }) to?: Date | null;
  @Field(() => String, { nullable: true, description: 'A type, such as Service.' }) type?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who did it.' }) person?: string | null;
}
