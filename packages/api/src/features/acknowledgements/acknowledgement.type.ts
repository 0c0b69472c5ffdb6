import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { given } from '../../platform/graphql/given.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Person } from '../people/person.type.js';
import type { Acknowledgement as AcknowledgementEntity } from './acknowledgement.entity.js';
import { ACKNOWLEDGEMENT_WAYS, type AcknowledgementWay as Way } from './acknowledgement-way.js';

export const AcknowledgementWay = enumOf(
  'AcknowledgementWay',
  ACKNOWLEDGEMENT_WAYS,
  'How somebody confirmed: signed in, by a link that came by mail, or on a printed list.',
);

@ObjectType('Acknowledgement', {
  simpleResolvers: true,
  description: 'Somebody confirmed that they read one version of a policy. It never changes.',
})
export class Acknowledgement implements Pick<AcknowledgementEntity, 'id' | 'round' | 'sha256'> {
  @Field(() => ID) id!: string;
  @Field(() => ID, { nullable: true }) policyId!: string;
  @Field(() => ID, { nullable: true }) policyVersionId!: string;
  @Field(() => String, { nullable: true }) policyTitle!: string;
  @Field(() => Int, { nullable: true }) versionNumber!: number;
  @Field(() => Boolean, {
    nullable: true,
    description: 'False: a newer version came out, also where it did so while they read.',
  })
  isOfVersionInForce!: boolean;
  @Field(() => Int, { nullable: true, description: 'Counts the material versions of the policy.' })
  round!: number;
  @Field(() => Person, { nullable: true, description: 'Null for a reader without a sign-in.' })
  person!: Person | null;
  @Field(() => String, { nullable: true }) readerName!: string | null;
  @Field(() => AcknowledgementWay, { nullable: true }) way!: Way;
  @Field(() => DateTimeScalar, { nullable: true }) acknowledgedAt!: string;
  @Field(() => Person, { nullable: true, description: 'Who entered what was signed on paper.' })
  enteredBy!: Person | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of what they were shown.' }) sha256!: string;
}

@ObjectType({ simpleResolvers: true })
export class AcknowledgementPage {
  @Field(() => [Acknowledgement]) items!: Acknowledgement[];
  @Field(() => Int) total!: number;
}

@InputType()
export class AcknowledgementFilter {
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => ID, { nullable: true }) policyId?: string | null;
  @Field(() => ID, { nullable: true }) policyVersionId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only my own.' }) mine?: boolean | null;
}

@ObjectType('PolicyToRead', {
  simpleResolvers: true,
  description:
    'A version of a policy of your organisation, as its readers are shown it. Its id is the version’s.',
})
export class PolicyToRead {
  @Field(() => ID) id!: string;
  @Field(() => ID) policyId!: string;
  @Field(() => String) title!: string;
  @Field(() => Int) number!: number;
  @Field(() => DateScalar) adoptedOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'By when you are asked to; null: you are not.' })
  dueOn!: string | null;
  @Field(() => String, { nullable: true }) changeSummary!: string | null;
  @Field(() => Boolean, { description: 'You confirmed an earlier version.' }) hasReadEarlier!: boolean;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When you confirmed it, or another version that differs in small things only.',
  })
  acknowledgedAt!: string | null;
  @Field(() => Int, { nullable: true, description: 'Which version it was.' }) acknowledgedNumber!:
    | number
    | null;
  @Field(() => Boolean, { description: 'False: a newer version took its place.' }) isInForce!: boolean;
  @Field(() => String, { description: 'SHA-256 of what you are shown; you confirm exactly that.' })
  sha256!: string;
  @Field(() => String, { nullable: true, description: 'Only where one is asked for; null for a PDF.' })
  html!: string | null;
  @Field(() => ID, { nullable: true, description: 'The member’s own document, where it brought one.' })
  fileId!: string | null;
}

@ObjectType('AskedReader', {
  simpleResolvers: true,
  description: 'Somebody who is asked to confirm a policy, and whether they did.',
})
export class AskedReader {
  @Field(() => ID, { nullable: true }) personId!: string | null;
  @Field(() => ID, { nullable: true, description: 'Where they have no sign-in.' }) readerId!: string | null;
  @Field(() => String) name!: string;
  @Field(() => DateScalar) dueOn!: string;
  @Field(() => Boolean) isLate!: boolean;
  @Field(() => Boolean, { description: 'False: only a printed list reaches them.' }) canBeWrittenTo!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) acknowledgedAt!: string | null;
  @Field(() => Int, { nullable: true }) acknowledgedNumber!: number | null;
  @Field(() => AcknowledgementWay, { nullable: true }) way!: Way | null;
}

@ObjectType('AcknowledgementProgress', {
  simpleResolvers: true,
  description:
    'How far the readers of a policy are; for managers, its owner and its deputy. Its id is the policy’s.',
})
export class AcknowledgementProgress {
  @Field(() => ID) id!: string;
  @Field(() => String) policyTitle!: string;
  @Field(() => ID) policyVersionId!: string;
  @Field(() => Int) versionNumber!: number;
  @Field(() => DateScalar) adoptedOn!: string;
  @Field(() => Int) asked!: number;
  @Field(() => Int) done!: number;
  @Field(() => Int, { description: 'How many of those who are missing are late.' }) late!: number;
  @Field(() => [AskedReader], { description: 'Those who are missing first, then by name.' })
  people!: AskedReader[];
  @Field(() => [String], { description: 'What you may do with it now: remind, enterPaper.' }) can!: string[];
}

@InputType({ description: 'A printed list that came back, signed.' })
export class PaperAcknowledgementsInput {
  @Field(() => ID, { description: 'The version that they were given.' }) policyVersionId!: string;
  @Field(() => DateScalar, { description: 'The day on which they signed.' }) signedOn!: string;
  @Field(() => [ID], { nullable: true, description: 'People of the organisation.' })
  @given('personIds')
  @ArrayMaxSize(500)
  personIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Readers without a sign-in.' })
  @given('readerIds')
  @ArrayMaxSize(500)
  readerIds?: string[] | null;
}

@ObjectType('PolicyByLink', {
  simpleResolvers: true,
  description: 'What the link of a reader without a sign-in opens.',
})
export class PolicyByLink {
  @Field(() => String) organisationName!: string;
  @Field(() => String) readerName!: string;
  @Field(() => String) title!: string;
  @Field(() => Int) number!: number;
  @Field(() => DateScalar) adoptedOn!: string;
  @Field(() => String) sha256!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The text; of a Word file its preview; null for a PDF.',
  })
  html!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Where the organisation’s own document is fetched without a sign-in; null for a text.',
  })
  documentUrl!: string | null;
  @Field(() => String, { nullable: true }) documentName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) acknowledgedAt!: string | null;
  @Field(() => Boolean, { description: 'False: a newer version took its place.' }) isInForce!: boolean;
}
