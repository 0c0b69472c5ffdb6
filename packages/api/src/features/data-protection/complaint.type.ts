import { ArrayMaxSize, IsEmail, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { Organisation } from '../organisations/organisation.type.js';
import { Person } from '../people/person.type.js';
import type { Complaint as ComplaintEntity } from './complaint.entity.js';

@ObjectType('Complaint', {
  simpleResolvers: true,
  description:
    'Somebody says that their data were not used as the law wants it. What may not be told is null.',
})
export class Complaint implements Pick<ComplaintEntity, 'id' | 'receivedOn' | 'acknowledgeBy' | 'version'> {
  @Field(() => ID) id!: string;
  @Field(() => Organisation, { nullable: true, description: 'Whom it is about; null for the consortium.' })
  organisation!: Organisation | null;
  @Field(() => DateScalar, { nullable: true }) receivedOn!: string;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day to say that you have it: the day of receipt is the first of thirty.',
  })
  acknowledgeBy!: string;
  @Field(() => DateScalar, { nullable: true }) acknowledgedOn!: string | null;
  @Field(() => DateScalar, { nullable: true }) closedOn!: string | null;
  @Field(() => Person, { nullable: true, description: 'Where they were signed in.' }) person!: Person | null;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => String, { nullable: true }) what!: string | null;
  @Field(() => String, { nullable: true }) outcome!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class ComplaintPage {
  @Field(() => [Complaint]) items!: Complaint[];
  @Field(() => Int) total!: number;
}

@ObjectType('ComplaintAddressee', { simpleResolvers: true, description: 'Whom a complaint goes to.' })
export class ComplaintAddressee {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

export const ComplaintSortField = enumOf('ComplaintSortField', ['receivedOn', 'acknowledgeBy']);

@InputType()
export class ComplaintSort {
  @Field(() => ComplaintSortField) field!: 'receivedOn' | 'acknowledgeBy';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class ComplaintFilter {
  @Field(() => String, { nullable: true, description: 'In what you may read of it.' })
  @given('q')
  @MaxLength(200)
  q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that are not closed, or only those that are.',
  })
  open?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those whose acknowledgement is late.' }) late?:
    | boolean
    | null;
  @Field(() => Boolean, { nullable: true, description: 'Only my own.' }) mine?: boolean | null;
}

const NAME = 'Enter your name, or the name you want to be called by.';
const EMAIL = { message: 'Enter an email address, such as name@example.org, or leave it empty.' };
const WHAT = 'Say what went wrong, in your own words.';

@InputType()
export class ComplainInput {
  @Field(() => ID, { description: 'The organisation; “consortium” for the consortium itself.' })
  organisationId!: string;
  @Field(() => String) @Filled(200, NAME) name!: string;
  @Field(() => String, { nullable: true, description: 'To be told that it arrived, and what came of it.' })
  @given('email')
  @IsEmail({}, EMAIL)
  @MaxLength(254)
  email?: string | null;
  @Field(() => String) @Filled(10_000, WHAT) what!: string;
}

@InputType()
export class CreateComplaintInput {
  @Field(() => String) @Filled(200, 'Enter the name of who complains.') name!: string;
  @Field(() => String, { nullable: true }) @given('email') @IsEmail({}, EMAIL) @MaxLength(254) email?:
    | string
    | null;
  @Field(() => String) @Filled(10_000, 'Say what they complain about.') what!: string;
  @Field(() => DateScalar, { description: 'The day on which it arrived, in whatever way.' })
  receivedOn!: string;
}
