import { ArrayMaxSize, ArrayUnique, IsInt, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Organisation } from '../organisations/organisation.type.js';
import type { Incident as IncidentEntity } from './incident.entity.js';

export const IncidentDecision = enumOf('IncidentDecision', ['UNDECIDED', 'TELL', 'NO_NEED']);
export const IncidentAnswer = enumOf('IncidentAnswer', ['TELL', 'NO_NEED']);

@ObjectType('Incident', {
  simpleResolvers: true,
  description: 'Something went wrong with personal data (UK GDPR Article 33).',
})
export class Incident implements Pick<IncidentEntity, 'id' | 'what' | 'affected' | 'decision' | 'version'> {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar, { nullable: true }) discoveredAt!: string;
  @Field(() => String, { nullable: true }) what!: string;
  @Field(() => String, { nullable: true, description: 'Whose data, and which.' }) affected!: string;
  @Field(() => Int, { nullable: true }) affectedCount!: number | null;
  @Field(() => String, { nullable: true, description: 'What may come of it for them.' }) consequences!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'What was done about it.' }) measures!: string | null;
  @Field(() => [Organisation], { nullable: true, description: 'Members whose people are affected.' })
  affectedOrganisations!: Organisation[] | null;
  @Field(() => IncidentDecision, { nullable: true, description: 'Is the regulator told?' })
  decision!: IncidentEntity['decision'];
  @Field(() => String, { nullable: true }) decisionReason!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '72 hours after it was found out.' })
  tellBy!: string;
  @Field(() => DateTimeScalar, { nullable: true }) icoToldAt!: string | null;
  @Field(() => String, { nullable: true }) icoReference!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) controllersToldAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) closedAt!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class IncidentPage {
  @Field(() => [Incident]) items!: Incident[];
  @Field(() => Int) total!: number;
}

export const IncidentSortField = enumOf('IncidentSortField', ['discoveredAt']);

@InputType()
export class IncidentSort {
  @Field(() => IncidentSortField) field!: 'discoveredAt';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class IncidentFilter {
  @Field(() => String, { nullable: true }) @given('q') @MaxLength(200) q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that are not closed, or only those that are.',
  })
  open?: boolean | null;
}

const LONG = 10_000;
const COUNT = { message: 'Enter the number of people as a whole number, 0 or more.' };

@InputType()
export class UpdateIncidentInput {
  @Field(() => String, { nullable: true }) @given('what') @Filled(LONG, 'Say what happened.') what?: string;
  @Field(() => String, { nullable: true })
  @given('affected')
  @Filled(LONG, 'Say whose data are affected, and which.')
  affected?: string;
  @Field(() => Int, { nullable: true })
  @given('affectedCount')
  @IsInt(COUNT)
  @Min(0, COUNT)
  @Max(100_000_000, COUNT)
  affectedCount?: number | null;
  @Field(() => String, { nullable: true }) @given('consequences') @MaxLength(LONG) consequences?:
    | string
    | null;
  @Field(() => String, { nullable: true }) @given('measures') @MaxLength(LONG) measures?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Members whose people are affected.' })
  @given('affectedOrganisationIds')
  @ArrayMaxSize(500)
  @ArrayUnique()
  affectedOrganisationIds?: string[] | null;
}

@InputType()
export class CreateIncidentInput extends UpdateIncidentInput {
  @Field(() => DateTimeScalar, { description: 'From here on the 72 hours count.' }) discoveredAt!: Date;
  @Field(() => String) declare what: string;
  @Field(() => String) declare affected: string;
}
