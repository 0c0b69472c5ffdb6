import { ArrayMaxSize, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../graphql/enum-of.js';
import { Filled, given } from '../graphql/given.js';
import { DateTimeScalar } from '../graphql/scalars.js';

export const ApiTokenScope = enumOf(
  'ApiTokenScope',
  ['READ', 'READ_AND_CHANGE'],
  'What a token may do, within what its owner may.',
);
type Scope = 'READ' | 'READ_AND_CHANGE';

@ObjectType('ApiToken', {
  simpleResolvers: true,
  description: 'A key by which a program acts as you, for one organisation, with a part of your rights.',
})
export class ApiToken {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => ApiTokenScope) scope!: Scope;
  @Field(() => [String], { nullable: true, description: 'The types it is for; null for all.' })
  subjects!: string[] | null;
  @Field(() => String, {
    description: 'Name of the organisation; empty for the consortium, and where you have no role any more.',
  })
  actsFor!: string;
  @Field(() => Boolean) actsForConsortium!: boolean;
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar) expiresAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'To the minute.' }) lastUsedAt!: Date | null;
}

@ObjectType('CreatedApiToken', { simpleResolvers: true })
export class CreatedApiToken {
  @Field(() => String, { nullable: true, description: 'Told only now; null when the same key asks again.' })
  token!: string | null;
  @Field(() => ApiToken) apiToken!: ApiToken;
}

const DAYS = { message: 'Choose between 1 and 365 days.' };

@InputType()
export class CreateApiTokenInput {
  @Field(() => String) @Filled(100, 'Say what the token is for.') name!: string;
  @Field(() => ApiTokenScope) scope!: Scope;
  @Field(() => [String], { nullable: true, description: 'Types, such as Booking; without them all.' })
  @given('subjects')
  @ArrayMaxSize(50)
  subjects?: string[] | null;
  @Field(() => Int, { nullable: true, description: 'Days that it works, 90 unless told, at most 365.' })
  @given('days')
  @Min(1, DAYS)
  @Max(365, DAYS)
  days?: number | null;
}
