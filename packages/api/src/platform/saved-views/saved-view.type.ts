import { IsObject, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SortOrder } from '../graphql/enum-of.js';
import { Filled, given } from '../graphql/given.js';
import { JsonScalar } from '../graphql/scalars.js';
import type { SavedView as SavedViewEntity } from './saved-view.entity.js';

@ObjectType('SavedView', { simpleResolvers: true, description: 'Filters of a list under a name of yours.' })
export class SavedView implements Pick<SavedViewEntity, 'id' | 'list' | 'name'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'The list, such as bookings.' }) list!: string;
  @Field(() => String, { nullable: true }) name!: string;
  @Field(() => JsonScalar, { nullable: true, description: 'What it is filtered by.' }) filter!: unknown;
  @Field(() => String, { nullable: true }) sortField!: string | null;
  @Field(() => SortOrder, { nullable: true }) sortOrder!: SortOrder | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class SavedViewPage {
  @Field(() => [SavedView]) items!: SavedView[];
  @Field(() => Int) total!: number;
}

const NAME = 'Give the view a name.';

@InputType()
export class SaveViewInput {
  @Field(() => String) @Filled(60, 'Say which list it is of.') list!: string;
  @Field(() => String, { description: 'A view of this name is replaced.' }) @Filled(60, NAME) name!: string;
  @Field(() => JsonScalar, { description: 'An object: what the list is filtered by.' })
  @IsObject({ message: 'Give the filters as an object.' })
  filter!: Record<string, unknown>;
  @Field(() => String, { nullable: true }) @given('sortField') @MaxLength(60) sortField?: string | null;
  @Field(() => SortOrder, { nullable: true }) sortOrder?: SortOrder | null;
}
