import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { given } from '../../platform/graphql/given.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Organisation } from '../organisations/organisation.type.js';
import { Person } from '../people/person.type.js';
import { EXCEPTION_KINDS, type ExceptionKind } from './exception-kind.js';

export const AvailabilityExceptionKind = enumOf('AvailabilityExceptionKind', EXCEPTION_KINDS);

@ObjectType('SlotAdviser', { simpleResolvers: true })
export class SlotAdviser {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType('Slot', { simpleResolvers: true, description: 'A bookable start, and who is free then.' })
export class Slot {
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => DateTimeScalar) endsAt!: Date;
  @Field(() => [SlotAdviser]) advisers!: SlotAdviser[];
}

@ObjectType('WeeklyHours', { simpleResolvers: true })
export class WeeklyHours {
  @Field(() => Int, { description: '1 is Monday, 7 is Sunday.' }) weekday!: number;
  @Field(() => String, { description: 'Local time in London, HH:MM.' }) from!: string;
  @Field(() => String, {
    description: 'Local time in London, HH:MM; 24:00 is midnight at the end of the day.',
  })
  to!: string;
}

@InputType()
export class WeeklyHoursInput {
  @Field(() => Int) weekday!: number;
  @Field(() => String) from!: string;
  @Field(() => String) to!: string;
}

@ObjectType('AvailabilityException', {
  simpleResolvers: true,
  description: 'Days that differ from the week; both days included.',
})
export class AvailabilityException {
  @Field(() => ID) id!: string;
  @Field(() => AvailabilityExceptionKind, { nullable: true }) kind!: ExceptionKind;
  @Field(() => DateScalar, { nullable: true }) from!: string;
  @Field(() => DateScalar, { nullable: true }) to!: string;
  @Field(() => String, { nullable: true, description: 'Without times the whole day is meant.' }) fromTime!:
    | string
    | null;
  @Field(() => String, { nullable: true }) toTime!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType('Availability', {
  simpleResolvers: true,
  description: 'The hours an adviser gives to the pool. Its id is the adviser’s.',
})
export class Availability {
  @Field(() => ID) id!: string;
  @Field(() => Person, { nullable: true }) adviser!: Person | null;
  @Field(() => Organisation, { nullable: true }) provider!: Organisation | null;
  @Field(() => [WeeklyHours], { nullable: true }) hours!: WeeklyHours[];
  @Field(() => [AvailabilityException], { nullable: true }) exceptions!: AvailabilityException[];
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class AvailabilityPage {
  @Field(() => [Availability]) items!: Availability[];
  @Field(() => Int) total!: number;
}

@InputType()
export class AvailabilityFilter {
  @Field(() => [ID], { nullable: true, description: 'Ids of advisers.' })
  @given('ids')
  @ArrayMaxSize(100)
  ids?: string[] | null;
}

@InputType()
export class AvailabilityExceptionInput {
  @Field(() => ID) adviserId!: string;
  @Field(() => AvailabilityExceptionKind) kind!: ExceptionKind;
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar, { nullable: true, description: 'Default: the first day.' }) to?: string | null;
  @Field(() => String, { nullable: true }) fromTime?: string | null;
  @Field(() => String, { nullable: true }) toTime?: string | null;
}

@ObjectType('WorkingSpan', { simpleResolvers: true })
export class WorkingSpan {
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => DateTimeScalar) endsAt!: Date;
}

@ObjectType('BookedSpan', { simpleResolvers: true })
export class BookedSpan extends WorkingSpan {
  @Field(() => ID, { nullable: true }) bookingId!: string | null;
  @Field(() => Boolean, { description: 'Lies inside working hours, buffers included.' }) fits!: boolean;
}

@ObjectType('WorkingDay', { simpleResolvers: true })
export class WorkingDay {
  @Field(() => DateScalar) date!: string;
  @Field(() => String, { nullable: true }) bankHoliday!: string | null;
  @Field(() => [WorkingSpan]) working!: WorkingSpan[];
  @Field(() => [BookedSpan]) booked!: BookedSpan[];
}
