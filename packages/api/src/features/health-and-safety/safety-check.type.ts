import { ArrayMaxSize, IsInt, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Person } from '../people/person.type.js';
import { CHECK_UNITS, type CheckUnit as Unit } from './next-check-date.js';
import type {
  SafetyCheck as SafetyCheckEntity,
  SafetyCheckEntry as SafetyCheckEntryEntity,
} from './safety-check.entity.js';
import {
  CHECK_RESULTS,
  type SafetyCheckKind as Kind,
  type CheckResult as Result,
  SAFETY_CHECK_KINDS,
} from './safety-check-kind.js';

export const SafetyCheckKind = enumOf('SafetyCheckKind', SAFETY_CHECK_KINDS);
export const CheckUnit = enumOf('CheckUnit', CHECK_UNITS);
export const CheckResult = enumOf('CheckResult', CHECK_RESULTS);

@ObjectType('SafetyCheck', {
  simpleResolvers: true,
  description: 'Something that is looked at again and again, such as the fire alarm.',
})
export class SafetyCheck implements Pick<SafetyCheckEntity, 'id' | 'kind' | 'title' | 'every' | 'version'> {
  @Field(() => ID) id!: string;
  @Field(() => SafetyCheckKind, { nullable: true }) kind!: Kind;
  @Field(() => String, { nullable: true }) title!: string;
  @Field(() => String, { nullable: true }) site!: string | null;
  @Field(() => Int, { nullable: true }) every!: number;
  @Field(() => CheckUnit, { nullable: true }) unit!: Unit;
  @Field(() => DateScalar, { nullable: true, description: 'Counts from the day on which it was last done.' })
  nextOn!: string;
  @Field(() => DateScalar, { nullable: true }) lastDoneOn!: string | null;
  @Field(() => Person, { nullable: true }) owner!: Person | null;
  @Field(() => Person, { nullable: true, description: 'Who does it when the owner is away.' })
  deputy!: Person | null;
  @Field(() => Int, { nullable: true, description: 'Problems about which something is still to be done.' })
  openProblemCount!: number;
  @Field(() => DateTimeScalar, { nullable: true }) archivedAt!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class SafetyCheckPage {
  @Field(() => [SafetyCheck]) items!: SafetyCheck[];
  @Field(() => Int) total!: number;
}

@ObjectType('SafetyCheckEntry', { simpleResolvers: true, description: 'A check as it was done one day.' })
export class SafetyCheckEntry
  implements Pick<SafetyCheckEntryEntity, 'id' | 'doneOn' | 'result' | 'note' | 'version'>
{
  @Field(() => ID) id!: string;
  @Field(() => SafetyCheck, { nullable: true }) check!: SafetyCheck | null;
  @Field(() => DateScalar, { nullable: true }) doneOn!: string;
  @Field(() => Person, { nullable: true }) by!: Person | null;
  @Field(() => CheckResult, { nullable: true }) result!: Result;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => String, { nullable: true, description: 'What has to be done about a problem.' }) action!:
    | string
    | null;
  @Field(() => Person, { nullable: true }) actionOwner!: Person | null;
  @Field(() => DateScalar, { nullable: true }) actionDueOn!: string | null;
  @Field(() => DateScalar, { nullable: true }) actionDoneOn!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class SafetyCheckEntryPage {
  @Field(() => [SafetyCheckEntry]) items!: SafetyCheckEntry[];
  @Field(() => Int) total!: number;
}

export const SafetyCheckSortField = enumOf('SafetyCheckSortField', ['title', 'nextOn']);

@InputType()
export class SafetyCheckSort {
  @Field(() => SafetyCheckSortField) field!: 'title' | 'nextOn';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class SafetyCheckFilter {
  @Field(() => String, { nullable: true }) @given('q') @MaxLength(200) q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => SafetyCheckKind, { nullable: true }) kind?: Kind | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that are late.' }) late?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that I own or stand in for.' })
  mine?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Those that are not made any more. Default: false.' })
  archived?: boolean | null;
}

const TITLE = 'Say what is checked, such as “Test the fire alarm”.';
const EVERY = { message: 'Give a whole number from 1 to 999.' };

@InputType()
export class CreateSafetyCheckInput {
  @Field(() => SafetyCheckKind) kind!: Kind;
  @Field(() => String) @Filled(200, TITLE) title!: string;
  @Field(() => String, { nullable: true }) @given('site') @MaxLength(200) site?: string | null;
  @Field(() => Int) @IsInt(EVERY) @Min(1, EVERY) @Max(999, EVERY) every!: number;
  @Field(() => CheckUnit) unit!: Unit;
  @Field(() => DateScalar, { nullable: true, description: 'When it is next due. Default: today.' })
  nextOn?: string | null;
  @Field(() => ID, { nullable: true }) ownerId?: string | null;
  @Field(() => ID, { nullable: true }) deputyId?: string | null;
}

@InputType()
export class UpdateSafetyCheckInput {
  @Field(() => SafetyCheckKind, { nullable: true }) kind?: Kind;
  @Field(() => String, { nullable: true }) @given('title') @Filled(200, TITLE) title?: string;
  @Field(() => String, { nullable: true }) @given('site') @MaxLength(200) site?: string | null;
  @Field(() => Int, { nullable: true })
  @given('every')
  @IsInt(EVERY)
  @Min(1, EVERY)
  @Max(999, EVERY)
  every?: number;
  @Field(() => CheckUnit, { nullable: true }) unit?: Unit;
  @Field(() => DateScalar, { nullable: true }) nextOn?: string;
  @Field(() => ID, { nullable: true }) ownerId?: string | null;
  @Field(() => ID, { nullable: true }) deputyId?: string | null;
}

@InputType()
export class EnterSafetyCheckInput {
  @Field(() => DateScalar, { nullable: true, description: 'Default: today.' }) doneOn?: string | null;
  @Field(() => CheckResult) result!: Result;
  @Field(() => String, { nullable: true, description: 'Needed where there is a problem.' })
  @given('note')
  @MaxLength(2_000)
  note?: string | null;
  @Field(() => String, { nullable: true, description: 'What has to be done about it.' })
  @given('action')
  @MaxLength(1_000)
  action?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who does it. Default: the owner of the check.' })
  actionOwnerId?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'By when. Needed with an action.' })
  actionDueOn?: string | null;
}
