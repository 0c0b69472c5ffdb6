import { ArrayMaxSize, ArrayMinSize, IsEmail, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { type ReaderAudience as As, READER_AUDIENCES } from './acknowledgement-way.js';
import type { PolicyReader as PolicyReaderEntity } from './policy-reader.entity.js';

export const ReaderAudience = enumOf(
  'ReaderAudience',
  READER_AUDIENCES,
  'As whom a reader without a sign-in is asked.',
);

@ObjectType('PolicyReader', {
  simpleResolvers: true,
  description: 'Somebody without a sign-in who is asked to read policies, such as a volunteer in the shop.',
})
export class PolicyReader implements Pick<PolicyReaderEntity, 'id' | 'name' | 'email' | 'version'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) name!: string;
  @Field(() => String, { nullable: true, description: 'Where links go; without one they sign on paper.' })
  email!: string | null;
  @Field(() => [ReaderAudience], { nullable: true }) audiences!: As[];
  @Field(() => DateTimeScalar, { nullable: true }) archivedAt!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class PolicyReaderPage {
  @Field(() => [PolicyReader]) items!: PolicyReader[];
  @Field(() => Int) total!: number;
}

@InputType()
export class PolicyReaderFilter {
  @Field(() => String, { nullable: true }) @given('q') @MaxLength(200) q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Archived ones instead of those who are asked.' })
  archived?: boolean | null;
}

const NAME = 'Enter their name, as it is to stand on the list.';
const EMAIL = { message: 'Enter an email address, such as name@example.org, or leave it empty.' };
const AS = { message: 'Choose as whom they are asked.' };

@InputType()
export class UpdatePolicyReaderInput {
  @Field(() => String, { nullable: true }) @given('name') @Filled(200, NAME) name?: string;
  @Field(() => String, { nullable: true }) @given('email') @IsEmail({}, EMAIL) @MaxLength(254) email?:
    | string
    | null;
  @Field(() => [ReaderAudience], { nullable: true })
  @given('audiences')
  @ArrayMinSize(1, AS)
  @ArrayMaxSize(READER_AUDIENCES.length, AS)
  audiences?: As[];
}

@InputType()
export class CreatePolicyReaderInput extends UpdatePolicyReaderInput {
  @Field(() => String) declare name: string;
  @Field(() => [ReaderAudience]) declare audiences: As[];
}
