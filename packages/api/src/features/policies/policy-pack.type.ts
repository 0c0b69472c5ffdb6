import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Person } from '../people/person.type.js';
import { Policy } from './policy.type.js';

@ObjectType('PolicyPack', {
  simpleResolvers: true,
  description:
    'Chosen policies in force, as one ZIP for a funder. It can have a link that works without a sign-in.',
})
export class PolicyPack {
  @Field(() => ID) id!: string;
  @Field(() => [Policy], { nullable: true }) policies!: Policy[];
  @Field(() => Person, { nullable: true }) madeBy!: Person | null;
  @Field(() => Boolean, { nullable: true, description: 'False while it is being made.' }) isReady!: boolean;
  @Field(() => Boolean, { nullable: true }) hasLink!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) expiresAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) revokedAt!: string | null;
  @Field(() => Int, { nullable: true, description: 'How often it was fetched by its link.' }) opened!: number;
  @Field(() => DateTimeScalar, { nullable: true }) lastOpenedAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: string;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType('PackLink', {
  simpleResolvers: true,
  description: 'A link to a pack. It is shown once: only a hash of it is kept.',
})
export class PackLink {
  @Field(() => ID, { description: 'Of the pack.' }) id!: string;
  @Field(() => String) url!: string;
  @Field(() => DateTimeScalar) expiresAt!: Date;
}

@ObjectType('PublicRegister', {
  simpleResolvers: true,
  description: 'The public page with an organisation’s current policies, if it wishes one.',
})
export class PublicRegister {
  @Field(() => ID) id!: string;
  @Field(() => Boolean, { nullable: true }) isOn!: boolean;
  @Field(() => String, { nullable: true, description: 'Its address; null before it was ever on.' }) url!:
    | string
    | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true, description: '0 before it was ever on.' }) version!: number;
}
