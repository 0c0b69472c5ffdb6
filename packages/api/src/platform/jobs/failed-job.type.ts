import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../graphql/scalars.js';

@ObjectType('FailedJob', {
  simpleResolvers: true,
  description:
    'Work in the background that failed however often it was tried. It says nothing of what it was about.',
})
export class FailedJob {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'The kind of work, such as send-mail.' }) job!: string;
  @Field(() => DateTimeScalar) askedAt!: Date;
  @Field(() => DateTimeScalar) failedAt!: Date;
  @Field(() => String, { nullable: true, description: 'What the last attempt said.' }) error!: string | null;
}
