import { ArrayMaxSize, IsUrl, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Person } from '../people/person.type.js';
import type { LawChange as LawChangeEntity } from './law-change.entity.js';
import {
  LAW_CHANGE_STATUSES,
  type ReviewOutcome as Outcome,
  REVIEW_OUTCOMES,
  type LawChangeStatus as Status,
} from './law-change-status.js';
import type { ReviewTask as ReviewTaskEntity } from './review-task.entity.js';

export const LawChangeStatus = enumOf(
  'LawChangeStatus',
  LAW_CHANGE_STATUSES,
  'PLANNED: not certain yet. CONFIRMED and IN_FORCE raise reviews. DROPPED: it does not come.',
);
export const ReviewOutcome = enumOf(
  'ReviewOutcome',
  REVIEW_OUTCOMES,
  'What came of a review; DROPPED where there was nothing to look at in the end.',
);

@ObjectType('LawChange', {
  simpleResolvers: true,
  description: 'A change of the law, and the templates of the library that it touches.',
})
export class LawChange implements Pick<LawChangeEntity, 'id' | 'title' | 'what' | 'version'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) title!: string;
  @Field(() => String, { nullable: true, description: 'What changes, in plain words.' }) what!: string;
  @Field(() => String, { nullable: true, description: 'Where it can be read.' }) sourceUrl!: string | null;
  @Field(() => LawChangeStatus, { nullable: true }) status!: Status;
  @Field(() => DateScalar, { nullable: true, description: 'From when on; open where it is only planned.' })
  inForceOn!: string | null;
  @Field(() => String, { nullable: true, description: 'The date in words where it is not settled.' })
  dateNote!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'When somebody last held it against its source.' })
  checkedOn!: string | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'For those who write the register: also of templates that are not published.',
  })
  templateIds!: string[];
  @Field(() => [String], { nullable: true, description: 'Of the templates that are in the library.' })
  templateTitles!: string[];
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: string;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class LawChangePage {
  @Field(() => [LawChange]) items!: LawChange[];
  @Field(() => Int) total!: number;
}

export const LawChangeSortField = enumOf('LawChangeSortField', ['inForceOn', 'title', 'createdAt']);

@InputType()
export class LawChangeSort {
  @Field(() => LawChangeSortField) field!: 'inForceOn' | 'title' | 'createdAt';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class LawChangeFilter {
  @Field(() => String, { nullable: true }) @given('q') @MaxLength(200) q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => [LawChangeStatus], { nullable: true }) status?: Status[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Only what touches a policy of your organisation.' })
  touchesUs?: boolean | null;
}

const TITLE = 'Give it a title, such as “Sick pay from the first day”.';
const WHAT = 'Say in plain words what changes.';
const URL_MESSAGE = { message: 'Enter an address that begins with https://, or leave it empty.' };

@InputType()
export class UpdateLawChangeInput {
  @Field(() => String, { nullable: true }) @given('title') @Filled(200, TITLE) title?: string;
  @Field(() => String, { nullable: true }) @given('what') @Filled(4_000, WHAT) what?: string;
  @Field(() => String, { nullable: true })
  @given('sourceUrl')
  @IsUrl({ protocols: ['https'], require_protocol: true }, URL_MESSAGE)
  @MaxLength(500)
  sourceUrl?: string | null;
  @Field(() => LawChangeStatus, { nullable: true }) status?: Status;
  @Field(() => DateScalar, { nullable: true }) inForceOn?: string | null;
  @Field(() => String, { nullable: true }) @given('dateNote') @MaxLength(300) dateNote?: string | null;
  @Field(() => DateScalar, { nullable: true }) checkedOn?: string | null;
  @Field(() => [ID], { nullable: true }) @given('templateIds') @ArrayMaxSize(200) templateIds?: string[];
}

@InputType()
export class CreateLawChangeInput extends UpdateLawChangeInput {
  @Field(() => String) declare title: string;
  @Field(() => String) declare what: string;
  @Field(() => LawChangeStatus) declare status: Status;
  @Field(() => [ID]) declare templateIds: string[];
}

@ObjectType('TemplateToTouch', { simpleResolvers: true, description: 'A template that a law can touch.' })
export class TemplateToTouch {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
}

@ObjectType('TouchedPolicy', {
  simpleResolvers: true,
  description: 'A policy of your organisation that follows a template which a law change touches.',
})
export class TouchedPolicy {
  @Field(() => ID) lawChangeId!: string;
  @Field(() => ID) policyId!: string;
  @Field(() => String) policyTitle!: string;
}

@ObjectType('ReviewTask', {
  simpleResolvers: true,
  description: 'A member looks at one of its policies because the law changes.',
})
export class ReviewTask implements Pick<ReviewTaskEntity, 'id' | 'raisedOn' | 'dueOn' | 'version'> {
  @Field(() => ID) id!: string;
  @Field(() => LawChange, { nullable: true }) lawChange!: LawChange | null;
  @Field(() => ID, { nullable: true }) policyId!: string;
  @Field(() => String, { nullable: true }) policyTitle!: string;
  @Field(() => DateScalar, { nullable: true }) raisedOn!: string;
  @Field(() => DateScalar, { nullable: true }) dueOn!: string;
  @Field(() => DateTimeScalar, { nullable: true }) doneAt!: string | null;
  @Field(() => Person, { nullable: true, description: 'Null where a new version of the policy did it.' })
  doneBy!: Person | null;
  @Field(() => ReviewOutcome, { nullable: true }) outcome!: Outcome | null;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class ReviewTaskPage {
  @Field(() => [ReviewTask]) items!: ReviewTask[];
  @Field(() => Int) total!: number;
}

@InputType()
export class ReviewTaskFilter {
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => ID, { nullable: true }) policyId?: string | null;
  @Field(() => ID, { nullable: true }) lawChangeId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those to do, or only those that are done.' })
  open?: boolean | null;
}
