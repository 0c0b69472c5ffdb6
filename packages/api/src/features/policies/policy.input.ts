import { ArrayMaxSize, ArrayUnique, IsIn, IsInt, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { Audience, ChangeSize, Necessity } from '../templates/template.type.js';
import {
  AUDIENCES,
  type Audience as AudienceName,
  type ChangeSize as ChangeSizeName,
  type Necessity as NecessityName,
} from '../templates/template-kind.js';
import { CLASH_TAKES, type ClashTake as ClashTakeName } from './clash-choice.js';
import { PolicyHealth, PolicyStatus } from './policy.type.js';
import { ClashTake } from './policy-merge.type.js';
import type { PolicyHealth as Health, PolicyStatus as Status } from './policy-status.js';

/** How often a policy is read again: from each month to every five years. */
const REVIEW_MONTHS = { message: 'Enter a number of months from 1 to 60.' };

export const PolicySortField = enumOf('PolicySortField', ['title', 'nextReviewOn', 'adoptedOn', 'status']);
export type PolicySortField = keyof typeof PolicySortField;

@InputType()
export class PolicySort {
  @Field(() => PolicySortField) field!: PolicySortField;
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class PolicyFilter {
  @Field(() => String, { nullable: true, description: 'In the title.' })
  @given('q')
  @MaxLength(200)
  q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => [PolicyHealth], { nullable: true }) @given('health') @ArrayMaxSize(5) health?: Health[] | null;
  @Field(() => Necessity, { nullable: true, description: 'Of its template; OPTIONAL where it has none.' })
  necessity?: NecessityName | null;
  @Field(() => ID, { nullable: true }) owner?: string | null;
  @Field(() => ID, { nullable: true }) template?: string | null;
  @Field(() => PolicyStatus, { nullable: true }) status?: Status | null;
}

@InputType()
export class AdoptTemplateInput {
  @Field(() => ID, { description: 'A published edition of a TEXT template.' }) templateVersionId!: string;
  @Field(() => ID, { nullable: true, description: 'Default: you.' }) ownerId?: string | null;
  @Field(() => ID, { nullable: true }) deputyId?: string | null;
  @Field(() => [Audience], { nullable: true, description: 'Default: as the template has it.' })
  @given('acknowledgedBy')
  @ArrayMaxSize(AUDIENCES.length)
  @ArrayUnique()
  acknowledgedBy?: AudienceName[] | null;
  @Field(() => Int, { nullable: true, description: 'Default: as the template has it.' })
  @given('reviewMonths')
  @IsInt()
  @Min(1, REVIEW_MONTHS)
  @Max(60, REVIEW_MONTHS)
  reviewMonths?: number | null;
}

@InputType()
export class AddOwnPolicyInput {
  @Field(() => String, { nullable: true, description: 'Default: the title of the template that it covers.' })
  @given('title')
  @Filled(200, 'Enter the title of the policy.')
  title?: string | null;
  @Field(() => ID, { nullable: true, description: 'Which template of the library it covers.' })
  templateId?: string | null;
  @Field(() => ID, { description: 'Your upload (POST /files?for=PolicyVersion): DOCX or PDF.' })
  fileId!: string;
  @Field(() => ID, { nullable: true, description: 'Default: you.' }) ownerId?: string | null;
  @Field(() => ID, { nullable: true }) deputyId?: string | null;
  @Field(() => [Audience], { nullable: true })
  @given('acknowledgedBy')
  @ArrayMaxSize(AUDIENCES.length)
  @ArrayUnique()
  acknowledgedBy?: AudienceName[] | null;
  @Field(() => Int, { nullable: true })
  @given('reviewMonths')
  @IsInt()
  @Min(1, REVIEW_MONTHS)
  @Max(60, REVIEW_MONTHS)
  reviewMonths?: number | null;
  @Field(() => DateScalar, { nullable: true, description: 'Default: reviewMonths after it was adopted.' })
  nextReviewOn?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'When you adopted it; left out, it is a draft that is approved here.',
  })
  adoptedOn?: string | null;
}

@InputType()
export class UpdatePolicyInput {
  @Field(() => String, { nullable: true })
  @given('title')
  @Filled(200, 'Enter the title of the policy.')
  title?: string;
  @Field(() => ID, { nullable: true }) ownerId?: string | null;
  @Field(() => ID, { nullable: true }) deputyId?: string | null;
  @Field(() => [Audience], { nullable: true })
  @given('acknowledgedBy')
  @ArrayMaxSize(AUDIENCES.length)
  @ArrayUnique()
  acknowledgedBy?: AudienceName[];
  @Field(() => Int, { nullable: true })
  @given('reviewMonths')
  @IsInt()
  @Min(1, REVIEW_MONTHS)
  @Max(60, REVIEW_MONTHS)
  reviewMonths?: number;
  @Field(() => DateScalar, { nullable: true, description: 'Of a policy in force.' }) nextReviewOn?: string;
  @Field(() => Boolean, { nullable: true }) isPublic?: boolean;
}

@InputType()
export class ReplacePolicyFileInput {
  @Field(() => ID, { description: 'Your upload (POST /files?for=PolicyVersion): DOCX or PDF.' })
  fileId!: string;
  @Field(() => ChangeSize, { nullable: true, description: 'Default: MATERIAL.' })
  change?: ChangeSizeName | null;
  @Field(() => String, { nullable: true })
  @given('changeSummary')
  @MaxLength(500)
  changeSummary?: string | null;
}

@InputType()
export class ClashChoiceInput {
  @Field(() => ID) clashId!: string;
  @Field(() => ClashTake) @IsIn(CLASH_TAKES) take!: ClashTakeName;
  @Field(() => String, { nullable: true, description: 'With TEXT: the words for this place.' })
  text?: string | null;
}
