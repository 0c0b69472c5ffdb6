import { Field, ID, ObjectType } from 'type-graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { CLASH_TAKES, type ClashTake as ClashTakeName } from './clash-choice.js';

export const ClashTake = enumOf(
  'ClashTake',
  CLASH_TAKES,
  'THEIRS: the new wording of the template. TEXT: words written for this place.',
);

@ObjectType('PolicyMergeChange', { simpleResolvers: true })
export class PolicyMergeChange {
  @Field(() => String, { description: 'FROM_TEMPLATE or KEPT_OURS.' }) kind!: string;
  @Field(() => String, { description: 'The heading that it stands under.' }) section!: string;
  @Field(() => String) before!: string;
  @Field(() => String) after!: string;
}

@ObjectType('PolicyClash', {
  simpleResolvers: true,
  description:
    'A place that both the template and the organisation changed. Ours stands until it is settled.',
})
export class PolicyClash {
  @Field(() => ID) id!: string;
  @Field(() => String) section!: string;
  @Field(() => String) base!: string;
  @Field(() => String) theirs!: string;
  @Field(() => String) ours!: string;
  @Field(() => ClashTake, { nullable: true, description: 'What was chosen; null while it is open.' })
  taken!: ClashTakeName | null;
}

@ObjectType('PolicyMerge', {
  simpleResolvers: true,
  description: 'How a new edition of a template and the organisation’s own wording came together.',
})
export class PolicyMerge {
  @Field(() => String, { description: 'The edition that the own wording was written on.' }) base!: string;
  @Field(() => String, { description: 'The new edition.' }) theirs!: string;
  @Field(() => String) ours!: string;
  @Field(() => [PolicyMergeChange]) changes!: PolicyMergeChange[];
  @Field(() => [PolicyClash]) clashes!: PolicyClash[];
  @Field(() => String, { description: 'As it stands with what was chosen so far.' }) text!: string;
}
