import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Filled } from '../../platform/graphql/given.js';
import { DateScalar, JsonScalar } from '../../platform/graphql/scalars.js';
import { FACT_KINDS, type FactKind as Kind } from './fact-vocabulary.js';
import type { StatutoryRate as StatutoryRateEntity } from './statutory-rate.entity.js';

export const FactKind = enumOf('FactKind', FACT_KINDS, 'LIST: rows of facts of their own.');

@ObjectType('FactQuestion', {
  simpleResolvers: true,
  description: 'One merge field of the library: how to ask for it, and what your organisation answered.',
})
export class FactQuestion {
  @Field(() => String, { description: 'What stands between braces in a document.' }) key!: string;
  @Field(() => FactKind) kind!: Kind;
  @Field(() => String, { description: 'Where it stands on a screen, such as LEAVE.' }) group!: string;
  @Field(() => String, { description: 'The question, or the label where nobody is asked.' }) label!: string;
  @Field(() => String, { nullable: true }) help!: string | null;
  @Field(() => Boolean, { description: 'A document can be issued without it.' }) optional!: boolean;
  @Field(() => JsonScalar, { nullable: true, description: 'What most small charities answer.' })
  suggestion!: unknown;
  @Field(() => [FactQuestion], { nullable: true, description: 'Of a LIST: what each row says.' })
  rows!: FactQuestion[] | null;
  @Field(() => JsonScalar, { nullable: true, description: 'The present answer.' }) value!: unknown;
  @Field(() => String, {
    description:
      'Who knows it. MEMBER: you answer it once. RECORD: it stands in your organisation’s record. COMPUTED: it follows from others. RATE: the law sets it. DOCUMENT: the edition says it.',
  })
  source!: string;
}

@ObjectType('StatutoryRate', {
  simpleResolvers: true,
  description: 'A rate that the law sets, from a day on. The latest that has begun counts.',
})
export class StatutoryRate implements Pick<StatutoryRateEntity, 'id' | 'key' | 'value'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) key!: string;
  @Field(() => String, { nullable: true, description: 'What it is, in words.' }) label!: string | null;
  @Field(() => String, { nullable: true, description: 'As it is to be read in a document.' }) value!: string;
  @Field(() => DateScalar, { nullable: true, description: 'First day on which it holds.' }) from!: string;
  @Field(() => String, { nullable: true, description: 'A public address that says so.' }) source!:
    | string
    | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@InputType()
export class StatutoryRateInput {
  @Field(() => String) @Filled(60, 'Choose which rate it is.') key!: string;
  @Field(() => String)
  @Filled(200, 'Enter the rate as it is to be read in a document, such as £123.25.')
  value!: string;
  @Field(() => DateScalar) from!: string;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(500)
  @Matches(/^https:\/\/\S+$/, { message: 'Enter an address that begins with https://, or leave it empty.' })
  source?: string | null;
}
