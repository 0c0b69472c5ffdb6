import { ArrayMaxSize, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Booking } from '../bookings/booking.type.js';
import { Person } from '../people/person.type.js';
import type { LegalHold as LegalHoldEntity } from './legal-hold.entity.js';

export const RetentionEnd = enumOf(
  'RetentionEnd',
  ['ERASE', 'ANONYMISE'],
  'ANONYMISE: what was personal is erased, that there was something stays.',
);

@ObjectType('RetentionRule', {
  simpleResolvers: true,
  description: 'How long one kind of record is kept, why, and what the last run erased.',
})
export class RetentionRule {
  @Field(() => ID, { description: 'The kind, such as bookings.' }) id!: string;
  @Field(() => String) what!: string;
  @Field(() => String, { description: 'From when the time counts.' }) from!: string;
  @Field(() => Int, { nullable: true, description: 'As the rule says, which is the least; or `days`.' })
  months!: number | null;
  @Field(() => Int, { nullable: true }) days!: number | null;
  @Field(() => RetentionEnd) end!: 'ERASE' | 'ANONYMISE';
  @Field(() => String, { description: 'Why so long, with the source where it is law.' }) note!: string;
  @Field(() => Boolean, { description: 'You may keep it longer.' }) choosable!: boolean;
  @Field(() => Int, { nullable: true, description: 'What you chose instead.' }) ownMonths!: number | null;
  @Field(() => String, { nullable: true }) ownReason!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) lastRunAt!: string | null;
  @Field(() => Int, { description: 'How many of yours were erased in the last twelve months.' })
  erased!: number;
  @Field(() => Int, { description: 'How many legal holds keep some of it.' }) holds!: number;
}

@InputType()
export class KeepLongerInput {
  @Field(() => ID) kind!: string;
  @Field(() => Int, { nullable: true, description: 'Whole months; null: as the rule says.' }) months?:
    | number
    | null;
  @Field(() => String, { nullable: true, description: 'Why you need it longer.' })
  @given('reason')
  @MaxLength(1_000, { message: 'Keep the reason under 1,000 letters.' })
  reason?: string | null;
}

@ObjectType('LegalHold', {
  simpleResolvers: true,
  description:
    'What a dispute or an inquiry needs, kept however old it is. Without person and booking: everything.',
})
export class LegalHold implements Pick<LegalHoldEntity, 'id' | 'reason' | 'heldFrom' | 'version'> {
  @Field(() => ID) id!: string;
  @Field(() => Person, { nullable: true, description: 'All about this person.' }) person!: Person | null;
  @Field(() => Booking, { nullable: true }) booking!: Booking | null;
  @Field(() => String, { nullable: true }) reason!: string;
  @Field(() => DateScalar, { nullable: true }) heldFrom!: string;
  @Field(() => Person, { nullable: true }) heldBy!: Person | null;
  @Field(() => DateTimeScalar, { nullable: true }) releasedAt!: string | null;
  @Field(() => Person, { nullable: true }) releasedBy!: Person | null;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: string;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class LegalHoldPage {
  @Field(() => [LegalHold]) items!: LegalHold[];
  @Field(() => Int) total!: number;
}

export const LegalHoldSortField = enumOf('LegalHoldSortField', ['heldFrom', 'createdAt']);

@InputType()
export class LegalHoldSort {
  @Field(() => LegalHoldSortField) field!: 'heldFrom' | 'createdAt';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class LegalHoldFilter {
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those in force, or only those released.' })
  inForce?: boolean | null;
}

@InputType()
export class CreateLegalHoldInput {
  @Field(() => ID, { nullable: true, description: 'All about this person.' }) personId?: string | null;
  @Field(() => ID, { nullable: true, description: 'One booking. Without both: everything.' }) bookingId?:
    | string
    | null;
  @Field(() => String) @Filled(1_000, 'Say what it is kept for, such as “tribunal claim”.') reason!: string;
  @Field(() => DateScalar, { nullable: true, description: 'Default: today.' }) heldFrom?: string | null;
}
