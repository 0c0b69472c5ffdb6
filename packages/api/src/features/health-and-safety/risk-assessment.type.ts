import { ArrayMaxSize, IsInt, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { Person } from '../people/person.type.js';
import { RISK_BANDS } from './hazard-rating.js';
import type {
  RiskAction as RiskActionEntity,
  RiskAssessment as RiskAssessmentEntity,
  RiskHazard as RiskHazardEntity,
} from './risk-assessment.entity.js';
import { RISK_ASSESSMENT_STATUSES, type RiskAssessmentStatus as Status } from './risk-assessment-status.js';

export const RiskAssessmentStatus = enumOf('RiskAssessmentStatus', RISK_ASSESSMENT_STATUSES);
export const RiskBand = enumOf(
  'RiskBand',
  RISK_BANDS,
  'How bad a risk is: likelihood times severity up to 4, up to 9, up to 16, and above.',
);

@ObjectType('RiskAction', {
  simpleResolvers: true,
  description: 'What somebody does by a day to make a hazard smaller.',
})
export class RiskAction implements Pick<RiskActionEntity, 'id' | 'what' | 'dueOn' | 'doneOn' | 'version'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) what!: string;
  @Field(() => Person, { nullable: true, description: 'Null where whoever had it left.' })
  owner!: Person | null;
  @Field(() => DateScalar, { nullable: true }) dueOn!: string;
  @Field(() => DateScalar, { nullable: true }) doneOn!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

const RATING = 'From 1, the least, to 5, the most.';

@ObjectType('RiskHazard', { simpleResolvers: true, description: 'One thing that can hurt somebody.' })
export class RiskHazard implements Pick<RiskHazardEntity, 'id' | 'hazard' | 'controls' | 'version'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) hazard!: string;
  @Field(() => String, { nullable: true, description: 'Who might be harmed, and how.' }) whoAndHow!: string;
  @Field(() => String, { nullable: true, description: 'What is done about it already.' }) controls!: string;
  @Field(() => Int, { nullable: true, description: RATING }) likelihoodBefore!: number;
  @Field(() => Int, { nullable: true, description: RATING }) severityBefore!: number;
  @Field(() => String, { nullable: true, description: 'What else will be done.' }) furtherControls!:
    | string
    | null;
  @Field(() => Int, { nullable: true, description: RATING }) likelihoodAfter!: number | null;
  @Field(() => Int, { nullable: true, description: RATING }) severityAfter!: number | null;
  @Field(() => [RiskAction], { nullable: true }) actions!: RiskAction[] | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType('RiskAssessment', {
  simpleResolvers: true,
  description:
    'What can hurt somebody in one activity, and what is done about it (Management of Health and Safety at Work Regulations 1999, regulation 3).',
})
export class RiskAssessment
  implements Pick<RiskAssessmentEntity, 'id' | 'title' | 'activity' | 'status' | 'version'>
{
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) title!: string;
  @Field(() => String, { nullable: true }) site!: string | null;
  @Field(() => String, { nullable: true }) activity!: string;
  @Field(() => Person, { nullable: true }) assessor!: Person | null;
  @Field(() => DateScalar, { nullable: true }) assessedOn!: string;
  @Field(() => DateScalar, { nullable: true }) nextReviewOn!: string;
  @Field(() => RiskAssessmentStatus, { nullable: true }) status!: Status;
  @Field(() => ID, { nullable: true, description: 'The template of the library that it was begun from.' })
  templateId!: string | null;
  @Field(() => [RiskHazard], { nullable: true }) hazards!: RiskHazard[] | null;
  @Field(() => Int, { nullable: true }) hazardCount!: number;
  @Field(() => Int, { nullable: true }) openActionCount!: number;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class RiskAssessmentPage {
  @Field(() => [RiskAssessment]) items!: RiskAssessment[];
  @Field(() => Int) total!: number;
}

export const RiskAssessmentSortField = enumOf('RiskAssessmentSortField', [
  'title',
  'nextReviewOn',
  'assessedOn',
]);

@InputType()
export class RiskAssessmentSort {
  @Field(() => RiskAssessmentSortField) field!: 'title' | 'nextReviewOn' | 'assessedOn';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class RiskAssessmentFilter {
  @Field(() => String, { nullable: true }) @given('q') @MaxLength(200) q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => RiskAssessmentStatus, { nullable: true, description: 'Default: all but the archived.' })
  status?: Status | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that hold and whose review is late.' })
  late?: boolean | null;
}

const TITLE = 'Give it a name, such as “Community café”.';
const ACTIVITY = 'Say what is done there, such as cooking for forty people.';

@InputType()
export class CreateRiskAssessmentInput {
  @Field(() => String) @Filled(200, TITLE) title!: string;
  @Field(() => String, { nullable: true }) @given('site') @MaxLength(200) site?: string | null;
  @Field(() => String) @Filled(2_000, ACTIVITY) activity!: string;
  @Field(() => ID, { nullable: true, description: 'Default: you.' }) assessorId?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Default: today.' }) assessedOn?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Default: a year later.' })
  nextReviewOn?: string | null;
  @Field(() => ID, { nullable: true }) templateId?: string | null;
}

@InputType()
export class UpdateRiskAssessmentInput {
  @Field(() => String, { nullable: true }) @given('title') @Filled(200, TITLE) title?: string;
  @Field(() => String, { nullable: true }) @given('site') @MaxLength(200) site?: string | null;
  @Field(() => String, { nullable: true }) @given('activity') @Filled(2_000, ACTIVITY) activity?: string;
  @Field(() => ID, { nullable: true }) assessorId?: string | null;
  @Field(() => DateScalar, { nullable: true }) assessedOn?: string;
  @Field(() => DateScalar, { nullable: true }) nextReviewOn?: string;
}

const HAZARD = 'Say what could hurt somebody, such as hot oil.';
const WHO = 'Say who might be harmed, and how.';
const CONTROLS = 'Say what you do about it already, or “nothing yet”.';
const ONE_TO_FIVE = { message: 'Choose a number from 1 to 5.' };

const Rating: PropertyDecorator = (target, name) => {
  IsInt(ONE_TO_FIVE)(target, String(name));
  Min(1, ONE_TO_FIVE)(target, String(name));
  Max(5, ONE_TO_FIVE)(target, String(name));
};

@InputType()
export class AddRiskHazardInput {
  @Field(() => String) @Filled(500, HAZARD) hazard!: string;
  @Field(() => String) @Filled(2_000, WHO) whoAndHow!: string;
  @Field(() => String) @Filled(5_000, CONTROLS) controls!: string;
  @Field(() => Int, { description: RATING }) @Rating likelihoodBefore!: number;
  @Field(() => Int, { description: RATING }) @Rating severityBefore!: number;
  @Field(() => String, { nullable: true })
  @given('furtherControls')
  @MaxLength(5_000)
  furtherControls?: string | null;
  @Field(() => Int, { nullable: true }) @given('likelihoodAfter') @Rating likelihoodAfter?: number | null;
  @Field(() => Int, { nullable: true }) @given('severityAfter') @Rating severityAfter?: number | null;
}

@InputType()
export class UpdateRiskHazardInput {
  @Field(() => String, { nullable: true }) @given('hazard') @Filled(500, HAZARD) hazard?: string;
  @Field(() => String, { nullable: true }) @given('whoAndHow') @Filled(2_000, WHO) whoAndHow?: string;
  @Field(() => String, { nullable: true }) @given('controls') @Filled(5_000, CONTROLS) controls?: string;
  @Field(() => Int, { nullable: true }) @given('likelihoodBefore') @Rating likelihoodBefore?: number;
  @Field(() => Int, { nullable: true }) @given('severityBefore') @Rating severityBefore?: number;
  @Field(() => String, { nullable: true })
  @given('furtherControls')
  @MaxLength(5_000)
  furtherControls?: string | null;
  @Field(() => Int, { nullable: true }) @given('likelihoodAfter') @Rating likelihoodAfter?: number | null;
  @Field(() => Int, { nullable: true }) @given('severityAfter') @Rating severityAfter?: number | null;
}

const ACTION = 'Say what has to be done.';

@InputType()
export class AddRiskActionInput {
  @Field(() => String) @Filled(1_000, ACTION) what!: string;
  @Field(() => ID) ownerId!: string;
  @Field(() => DateScalar) dueOn!: string;
}

@InputType()
export class UpdateRiskActionInput {
  @Field(() => String, { nullable: true }) @given('what') @Filled(1_000, ACTION) what?: string;
  @Field(() => ID, { nullable: true }) ownerId?: string;
  @Field(() => DateScalar, { nullable: true }) dueOn?: string;
}
