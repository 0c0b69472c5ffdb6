import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';

@ObjectType('HandoverCandidate', {
  simpleResolvers: true,
  description: 'Somebody who might take something over.',
})
export class HandoverCandidate {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'Why they cannot take it; null where they can.' })
  whyNot!: string | null;
}

@ObjectType('OpenThing', {
  simpleResolvers: true,
  description: 'Something that hangs on a person and needs somebody else before they leave.',
})
export class OpenThing {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'What kind of thing it is, such as Booking.' }) subject!: string;
  @Field(() => ID) recordId!: string;
  @Field(() => String, { description: 'What it is, in words.' }) sentence!: string;
  @Field(() => String, { description: 'Where in the console.' }) path!: string;
  @Field(() => [HandoverCandidate]) candidates!: HandoverCandidate[];
  @Field(() => String, {
    nullable: true,
    description:
      'What happens where nobody takes it, such as "Cancel it and tell the member"; null: somebody must.',
  })
  ending!: string | null;
}

@InputType({ description: 'Who takes one open thing.' })
export class HandoverInput {
  @Field(() => ID) thingId!: string;
  @Field(() => ID, { nullable: true, description: 'Left out: nobody; it ends as the thing says.' })
  toPersonId?: string | null;
}

/** Somebody who is about to leave an organisation (null: the consortium). */
export interface Leaving {
  personId: string;
  organisationId: string | null;
}

/** What a feature says is open for a person, and how it is handed over: one object, in its `<feature>.deadlines.ts`. */
export interface OpenThingSource {
  find(context: ApiContext, leaving: Leaving): Promise<OpenThing[]>;
  /**
   * Gives a thing to somebody whom it names as able to take it, or ends it (null), and tells those concerned.
   * @throws Conflict or Invalid where that is not possible any more
   */
  handOver(context: WriteContext, leaving: Leaving, thing: OpenThing, to: string | null): Promise<void>;
}
