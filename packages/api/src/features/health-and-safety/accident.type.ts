import { ArrayMaxSize, IsInt, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Person } from '../people/person.type.js';
import type { Accident as AccidentEntity } from './accident.entity.js';
import {
  ACCIDENT_KINDS,
  ACCIDENT_SEVERITIES,
  type HurtAs as As,
  type RiddorClock as ClockOfAccident,
  type RiddorDuty as Duty,
  HURT_AS,
  type AccidentKind as Kind,
  RIDDOR_DUTIES,
  type AccidentSeverity as Severity,
} from './riddor-clock.js';

export const AccidentKind = enumOf('AccidentKind', ACCIDENT_KINDS);
export const AccidentSeverity = enumOf('AccidentSeverity', ACCIDENT_SEVERITIES);
export const HurtAs = enumOf('HurtAs', HURT_AS, 'As what somebody was hurt; the duty to report differs.');
export const RiddorDuty = enumOf('RiddorDuty', RIDDOR_DUTIES);

@ObjectType('RiddorClock', {
  simpleResolvers: true,
  description: 'What the law asks for after an accident, and by when.',
})
export class RiddorClock implements ClockOfAccident {
  @Field(() => RiddorDuty) duty!: Duty;
  @Field(() => Boolean, { description: 'The Health and Safety Executive is told without delay.' })
  atOnce!: boolean;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which the report can arrive; null where none is due.',
  })
  reportBy!: string | null;
  @Field(() => String) why!: string;
  @Field(() => String, { description: 'Where it stands in the law.' }) source!: string;
}

@ObjectType('Accident', {
  simpleResolvers: true,
  description:
    'An accident, a near miss, violence or ill health at work. For the health and safety lead and the people concerned.',
})
export class Accident implements Pick<AccidentEntity, 'id' | 'kind' | 'severity' | 'happenedOn' | 'version'> {
  @Field(() => ID) id!: string;
  @Field(() => AccidentKind, { nullable: true }) kind!: Kind;
  @Field(() => AccidentSeverity, { nullable: true }) severity!: Severity;
  @Field(() => DateScalar, { nullable: true }) happenedOn!: string;
  @Field(() => String, { nullable: true, description: 'Time of day, HH:MM.' }) happenedAt!: string | null;
  @Field(() => String, { nullable: true }) place!: string | null;
  @Field(() => String, { nullable: true }) what!: string | null;
  @Field(() => Person, { nullable: true }) reportedBy!: Person | null;
  @Field(() => Person, {
    nullable: true,
    description: 'Who was hurt, where they belong to the organisation.',
  })
  hurt!: Person | null;
  @Field(() => String, { nullable: true, description: 'Their name as it was then.' }) hurtName!:
    | string
    | null;
  @Field(() => HurtAs, { nullable: true, description: 'Null: nobody was hurt.' }) hurtAs!: As | null;
  @Field(() => String, { nullable: true }) injury!: string | null;
  @Field(() => String, { nullable: true }) treatment!: string | null;
  @Field(() => String, { nullable: true }) witness!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Days without their usual work so far, from the day after, weekends among them.',
  })
  daysOff!: number;
  @Field(() => String, { nullable: true, description: 'What was done so that it does not happen again.' })
  measures!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which the Health and Safety Executive was told.',
  })
  reportedOn!: string | null;
  @Field(() => String, { nullable: true }) reportReference!: string | null;
  @Field(() => DateScalar, { nullable: true }) closedOn!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: string;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class AccidentPage {
  @Field(() => [Accident]) items!: Accident[];
  @Field(() => Int) total!: number;
}

@ObjectType('AccidentFigure', {
  simpleResolvers: true,
  description: 'How many of a kind there were in a month. No names, no words.',
})
export class AccidentFigure {
  @Field(() => String, { description: 'YYYY-MM' }) month!: string;
  @Field(() => AccidentKind) kind!: Kind;
  @Field(() => Int) count!: number;
}

export const AccidentSortField = enumOf('AccidentSortField', ['happenedOn', 'severity']);

@InputType()
export class AccidentSort {
  @Field(() => AccidentSortField) field!: 'happenedOn' | 'severity';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class AccidentFilter {
  @Field(() => String, { nullable: true }) @given('q') @MaxLength(200) q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => AccidentKind, { nullable: true }) kind?: Kind | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that are not closed, or only those that are.',
  })
  open?: boolean | null;
}

const WHAT = 'Say what happened, in your own words.';
const PLACE = 'Say where it happened.';
const TIME = { message: 'Give the time like 14:30, or leave it empty.' };
const DAYS = { message: 'Give whole days, from 0 to 3,650.' };

@InputType()
export class ReportAccidentInput {
  @Field(() => AccidentKind) kind!: Kind;
  @Field(() => AccidentSeverity) severity!: Severity;
  @Field(() => DateScalar) happenedOn!: string;
  @Field(() => String, { nullable: true })
  @given('happenedAt')
  @Matches(/^$|^([01]\d|2[0-3]):[0-5]\d$/, TIME)
  happenedAt?: string | null;
  @Field(() => String) @Filled(500, PLACE) place!: string;
  @Field(() => String) @Filled(10_000, WHAT) what!: string;
  @Field(() => HurtAs, { nullable: true, description: 'Left out: nobody was hurt.' }) hurtAs?: As | null;
  @Field(() => ID, { nullable: true, description: 'A person of the organisation.' }) hurtId?: string | null;
  @Field(() => String, { nullable: true, description: 'For somebody who is no person of the organisation.' })
  @given('hurtName')
  @MaxLength(200)
  hurtName?: string | null;
  @Field(() => String, { nullable: true }) @given('injury') @MaxLength(2_000) injury?: string | null;
  @Field(() => String, { nullable: true }) @given('treatment') @MaxLength(2_000) treatment?: string | null;
  @Field(() => String, { nullable: true }) @given('witness') @MaxLength(500) witness?: string | null;
  @Field(() => Int, { nullable: true })
  @given('daysOff')
  @IsInt(DAYS)
  @Min(0, DAYS)
  @Max(3_650, DAYS)
  daysOff?: number | null;
}

@InputType()
export class UpdateAccidentInput {
  @Field(() => AccidentKind, { nullable: true }) kind?: Kind;
  @Field(() => AccidentSeverity, { nullable: true }) severity?: Severity;
  @Field(() => DateScalar, { nullable: true }) happenedOn?: string;
  @Field(() => String, { nullable: true })
  @given('happenedAt')
  @Matches(/^$|^([01]\d|2[0-3]):[0-5]\d$/, TIME)
  happenedAt?: string | null;
  @Field(() => String, { nullable: true }) @given('place') @Filled(500, PLACE) place?: string;
  @Field(() => String, { nullable: true }) @given('what') @Filled(10_000, WHAT) what?: string;
  @Field(() => HurtAs, { nullable: true }) hurtAs?: As | null;
  @Field(() => ID, { nullable: true }) hurtId?: string | null;
  @Field(() => String, { nullable: true }) @given('hurtName') @MaxLength(200) hurtName?: string | null;
  @Field(() => String, { nullable: true }) @given('injury') @MaxLength(2_000) injury?: string | null;
  @Field(() => String, { nullable: true }) @given('treatment') @MaxLength(2_000) treatment?: string | null;
  @Field(() => String, { nullable: true }) @given('witness') @MaxLength(500) witness?: string | null;
  @Field(() => String, { nullable: true }) @given('measures') @MaxLength(10_000) measures?: string | null;
  @Field(() => Int, { nullable: true })
  @given('daysOff')
  @IsInt(DAYS)
  @Min(0, DAYS)
  @Max(3_650, DAYS)
  daysOff?: number;
}
