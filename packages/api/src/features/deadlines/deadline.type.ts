import { Field, ID, ObjectType } from 'type-graphql';
import type { ApiContext } from '../../platform/graphql/context.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';

@ObjectType('Deadline', {
  simpleResolvers: true,
  description: 'Something that needs you by a date, from any part of the system.',
})
export class Deadline {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'What kind of thing it is about, such as Booking.' }) subject!: string;
  @Field(() => ID) recordId!: string;
  @Field(() => String, { description: 'What to do, in a sentence.' }) sentence!: string;
  @Field(() => String, { nullable: true, description: 'Whom it concerns.' }) who!: string | null;
  @Field(() => DateTimeScalar) dueAt!: Date;
  @Field(() => String, { description: 'The action of the subject that deals with it.' }) action!: string;
  @Field(() => String) actionLabel!: string;
  @Field(() => String, { description: 'Where in the console.' }) path!: string;
}

/** What a feature says needs the viewer by when: one function, in its `<feature>.deadlines.ts`. */
export type DeadlineSource = (context: ApiContext) => Promise<Deadline[]>;
