import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { StoredFile } from '../../platform/storage/file.type.js';
import { FactQuestion } from '../facts/fact.type.js';
import { Organisation } from '../organisations/organisation.type.js';
import { Person } from '../people/person.type.js';
import { Service } from '../services/service.type.js';
import {
  Audience,
  ChangeSize,
  ContentsEntry,
  Necessity,
  Template,
  TemplateVersion,
} from '../templates/template.type.js';
import type {
  Audience as AudienceName,
  ChangeSize as ChangeSizeName,
  Necessity as NecessityName,
} from '../templates/template-kind.js';
import type { Policy as PolicyEntity } from './policy.entity.js';
import {
  DECISIONS,
  type Decision as DecisionName,
  type PolicyHealth as Health,
  type PolicyOrigin as Origin,
  POLICY_HEALTHS,
  POLICY_ORIGINS,
  POLICY_STATUSES,
  POLICY_VERSION_STATUSES,
  type PolicyStatus as Status,
  type PolicyVersionStatus as VersionStatus,
} from './policy-status.js';
import type { PolicyVersion as PolicyVersionEntity } from './policy-version.entity.js';

/** A row of a type that comes further down. */
type Related<Row> = Row | null;

export const PolicyStatus = enumOf(
  'PolicyStatus',
  POLICY_STATUSES,
  'DRAFT: never adopted yet. CURRENT: in force. WITHDRAWN: the organisation has none any more.',
);
export const PolicyHealth = enumOf(
  'PolicyHealth',
  POLICY_HEALTHS,
  'DUE: its review comes within 60 days. OVERDUE: that day has passed.',
);

export const PolicyVersionStatus = enumOf('PolicyVersionStatus', POLICY_VERSION_STATUSES);
export const PolicyOrigin = enumOf(
  'PolicyOrigin',
  POLICY_ORIGINS,
  'Where the wording of a version comes from.',
);
export const Decision = enumOf('Decision', DECISIONS);
@ObjectType('PolicyApproval', {
  simpleResolvers: true,
  description: 'One person’s yes or no to one version, by name.',
})
export class PolicyApproval {
  @Field(() => ID) id!: string;
  @Field(() => PolicyVersion, { nullable: true, description: 'What they are asked to approve.' })
  policyVersion!: Related<PolicyVersion>;
  @Field(() => Person, { nullable: true }) approver!: Person | null;
  @Field(() => Person, { nullable: true }) askedBy!: Person | null;
  @Field(() => DateTimeScalar, { nullable: true }) askedAt!: string;
  @Field(() => String, { nullable: true, description: 'Of what was put to them; send it with the answer.' })
  sha256!: string;
  @Field(() => Decision, { nullable: true, description: 'Null while they have not answered.' })
  decision!: DecisionName | null;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: string | null;
  @Field(() => String, { nullable: true }) comment!: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when it counts for nothing: the version went back to a draft, or was given up.',
  })
  endedAt!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType('PolicyVersion', {
  simpleResolvers: true,
  description: 'One edition of a policy: the one in force, an earlier one, or the one that is being made.',
})
export class PolicyVersion
  implements
    Pick<PolicyVersionEntity, 'id' | 'number' | 'status' | 'origin' | 'round' | 'clashes' | 'version'>
{
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) number!: number;
  @Field(() => PolicyVersionStatus, { nullable: true }) status!: VersionStatus;
  @Field(() => PolicyOrigin, { nullable: true }) origin!: Origin;
  @Field(() => Policy, { nullable: true }) policy!: Related<Policy>;
  @Field(() => TemplateVersion, { nullable: true, description: 'The edition that it follows.' })
  templateVersion!: TemplateVersion | null;
  @Field(() => String, { nullable: true, description: 'Null where it follows the template word for word.' })
  wording!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What counts: the own wording, or the template’s. Null for a file.',
  })
  text!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'As it is read, with the organisation’s facts; of a Word file its preview, of a PDF null. For single reads.',
  })
  html!: string | null;
  @Field(() => [ContentsEntry], { nullable: true }) contents!: ContentsEntry[] | null;
  @Field(() => [FactQuestion], {
    nullable: true,
    description: 'What has to be answered before it can be approved.',
  })
  missing!: FactQuestion[] | null;
  @Field(() => StoredFile, { nullable: true, description: 'The document that the organisation brought.' })
  file!: StoredFile | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of what people are shown, from the moment when approvers are asked.',
  })
  sha256!: string | null;
  @Field(() => ChangeSize, { nullable: true }) change!: ChangeSizeName;
  @Field(() => String, { nullable: true }) changeSummary!: string | null;
  @Field(() => Int, { nullable: true, description: 'Counts the material versions.' }) round!: number;
  @Field(() => Int, { nullable: true, description: 'Places still to be settled.' }) clashes!: number;
  @Field(() => Int, { nullable: true }) approvalsNeeded!: number | null;
  @Field(() => [PolicyApproval], { nullable: true, description: 'Of all rounds, the oldest first.' })
  approvals!: PolicyApproval[] | null;
  @Field(() => DateTimeScalar, { nullable: true }) submittedAt!: string | null;
  @Field(() => DateScalar, { nullable: true }) adoptedOn!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The meeting that adopted it.' })
  meetingOn!: string | null;
  @Field(() => String, { nullable: true, description: 'Where its minutes say so.' }) minute!: string | null;
  @Field(() => Person, { nullable: true, description: 'Null where the system drafted it.' })
  author!: Person | null;
  @Field(() => DateTimeScalar, { nullable: true }) endedAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: string;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType('Policy', {
  simpleResolvers: true,
  description: 'A document that an organisation has as its own: adopted from the library, or brought along.',
})
export class Policy implements Pick<PolicyEntity, 'id' | 'title' | 'status' | 'reviewMonths' | 'version'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) title!: string;
  @Field(() => PolicyStatus, { nullable: true }) status!: Status;
  @Field(() => Template, { nullable: true, description: 'Null where no template of the library covers it.' })
  template!: Template | null;
  @Field(() => Organisation, { nullable: true }) organisation!: Organisation;
  @Field(() => Person, { nullable: true, description: 'Who looks after it.' }) owner!: Person | null;
  @Field(() => Person, { nullable: true }) deputy!: Person | null;
  @Field(() => Int, { nullable: true }) reviewMonths!: number;
  @Field(() => DateScalar, { nullable: true, description: 'Null while it is not adopted.' })
  nextReviewOn!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'When the edition in force was adopted.' })
  adoptedOn!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last found right as it is.' })
  reviewedAt!: string | null;
  @Field(() => PolicyHealth, { nullable: true, description: 'How it stands today.' }) health!: Health;
  @Field(() => [Audience], { nullable: true, description: 'Who is asked to confirm that they read it.' })
  acknowledgedBy!: AudienceName[];
  @Field(() => Boolean, { nullable: true, description: 'Shown in the public register, where there is one.' })
  isPublic!: boolean;
  @Field(() => PolicyVersion, { nullable: true, description: 'The edition in force.' })
  currentVersion!: PolicyVersion | null;
  @Field(() => PolicyVersion, { nullable: true, description: 'What is drafted, merged or put to approvers.' })
  openVersion!: PolicyVersion | null;
  @Field(() => [PolicyVersion], { nullable: true, description: 'Those that you may see, the oldest first.' })
  versions!: PolicyVersion[];
  @Field(() => TemplateVersion, {
    nullable: true,
    description: 'The new edition of its template that is neither taken nor declined.',
  })
  newerTemplateVersion!: TemplateVersion | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When an adviser was asked about that edition.',
  })
  adviserAskedAt!: string | null;
  @Field(() => Service, { nullable: true, description: 'A service of the pool where one can ask about it.' })
  adviserService!: Service | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why the consortium took back the edition that it follows; null where it did not.',
  })
  recalledBecause!: string | null;
  @Field(() => [Person], { nullable: true, description: 'Whom its last edition was put to.' })
  lastApprovers!: Person[] | null;
  @Field(() => Int, { nullable: true, description: 'How many of those had to approve.' })
  lastApprovalsNeeded!: number | null;
  @Field(() => DateTimeScalar, { nullable: true }) withdrawnAt!: string | null;
  @Field(() => String, { nullable: true }) withdrawnBecause!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class PolicyPage {
  @Field(() => [Policy]) items!: Policy[];
  @Field(() => Int) total!: number;
}

@ObjectType('PolicyGroup', {
  simpleResolvers: true,
  description: 'How an organisation stands with what one reason asks for.',
})
export class PolicyGroup {
  @Field(() => Necessity, { description: 'OPTIONAL has the policies that no template covers, too.' })
  necessity!: NecessityName;
  @Field(() => Int) current!: number;
  @Field(() => Int, { description: 'To be reviewed within 60 days.' }) due!: number;
  @Field(() => Int) overdue!: number;
  @Field(() => Int, { description: 'Being drafted or put to approvers, and not in force yet.' })
  draft!: number;
  @Field(() => Int, { description: 'Applies to the organisation, and it has neither policy nor draft.' })
  missing!: number;
  @Field(() => [Template], { description: 'At most 100 of those that are missing.' })
  missingTemplates!: Template[];
}

@ObjectType('TemplateAdoption', {
  simpleResolvers: true,
  description: 'How many organisations hold a policy in force on a template. Never which ones.',
})
export class TemplateAdoption {
  @Field(() => ID) templateId!: string;
  @Field(() => String) title!: string;
  @Field(() => Int) adopters!: number;
  @Field(() => Int, { description: 'Of them, on an edition that is not the published one.' }) behind!: number;
}
