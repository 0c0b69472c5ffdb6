import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';

@ObjectType('BinItem', {
  simpleResolvers: true,
  description: 'Something archived that you may take out of the bin again.',
})
export class BinItem {
  @Field(() => ID, { description: 'The record’s.' }) id!: string;
  @Field(() => String, { description: 'The record’s type, such as Service.' }) type!: string;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true, description: 'A service’s provider; the role of a membership.' })
  detail!: string | null;
  @Field(() => DateTimeScalar) archivedAt!: Date;
  @Field(() => String, { nullable: true, description: 'Null where it was the system, or you may not know.' })
  archivedBy!: string | null;
  @Field(() => Int, { description: 'Until it leaves the bin.' }) daysLeft!: number;
  @Field(() => Boolean, {
    description: 'Something refers to it: it leaves the bin but stays archived, and is not deleted.',
  })
  isReferredTo!: boolean;
  @Field(() => Int) version!: number;
}
