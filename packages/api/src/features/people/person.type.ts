import { ArrayMaxSize, IsEmail, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ROLES, type Role as RoleName } from '../../platform/access/role.js';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { JsonScalar } from '../../platform/graphql/scalars.js';
import { Organisation } from '../organisations/organisation.type.js';
import type { Person as PersonEntity } from './person.entity.js';
import {
  type ResponsibilityKind as KindOfResponsibility,
  RESPONSIBILITY_KINDS,
} from './responsibility-kind.js';

export const Role = enumOf('Role', ROLES);
export const ResponsibilityKind = enumOf('ResponsibilityKind', RESPONSIBILITY_KINDS);

@ObjectType('Person', { simpleResolvers: true })
export class Person implements Pick<PersonEntity, 'id' | 'name'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) name!: string;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => String, { nullable: true }) phone!: string | null;
  @Field(() => String, { nullable: true, description: 'A new address that waits to be confirmed from it.' })
  pendingEmail!: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'False: known by name only, until they accept an invitation.',
  })
  canSignIn!: boolean;
  @Field(() => [Membership], { nullable: true }) memberships!: Membership[] | null;
  @Field(() => [Responsibility], {
    nullable: true,
    description: 'What they hold now in the acting organisation, beside their roles.',
  })
  responsibilities!: Responsibility[] | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType('Membership', {
  simpleResolvers: true,
  description: 'A role in one organisation; without an organisation, in the consortium.',
})
export class Membership {
  @Field(() => ID) id!: string;
  @Field(() => Person, { nullable: true }) person!: Person | null;
  @Field(() => Organisation, { nullable: true }) organisation!: Organisation | null;
  @Field(() => Role, { nullable: true }) role!: RoleName;
  @Field(() => Boolean, { nullable: true, description: 'A manager lets this person book support.' })
  mayBook!: boolean;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType('Responsibility', {
  simpleResolvers: true,
  description: 'A right that goes with a person of an organisation rather than with a role.',
})
export class Responsibility {
  @Field(() => ID) id!: string;
  @Field(() => Person, { nullable: true }) person!: Person | null;
  @Field(() => ResponsibilityKind, { nullable: true }) kind!: KindOfResponsibility;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class PersonPage {
  @Field(() => [Person]) items!: Person[];
  @Field(() => Int) total!: number;
}

@ObjectType('Me', { description: 'Who is signed in, for whom they act, and all that they may do.' })
export class Me {
  @Field(() => Person) person!: Person;
  @Field(() => [Membership]) memberships!: Membership[];
  @Field(() => Organisation, { nullable: true, description: 'Null while acting for the consortium.' })
  actingFor!: Organisation | null;
  @Field(() => Boolean) actsForConsortium!: boolean;
  @Field(() => [Role], { description: 'All roles held in the acting organisation.' }) roles!: RoleName[];
  @Field(() => Boolean, {
    description: 'Your role needs a second factor that you did not show: set one up, nothing else works.',
  })
  secondFactorMissing!: boolean;
  @Field(() => JsonScalar, { description: 'CASL’s packed rules.' }) permissions!: unknown;
}

export const PersonSortField = enumOf('PersonSortField', ['name']);

@InputType()
export class PersonSort {
  @Field(() => PersonSortField) field!: 'name';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class PersonFilter {
  @Field(() => String, { nullable: true }) @given('q') @MaxLength(200) q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => Role, { nullable: true }) role?: RoleName | null;
  @Field(() => ResponsibilityKind, {
    nullable: true,
    description: 'Only those who hold it in the acting organisation.',
  })
  responsibility?: KindOfResponsibility | null;
  @Field(() => ID, { nullable: true, description: 'Default: the acting organisation.' }) organisation?:
    | string
    | null;
}

const NAME = 'Enter the person’s name.';
const EMAIL = { message: 'Enter an email address, such as name@example.org.' };

@InputType()
export class CreatePersonInput {
  @Field(() => String) @Filled(200, NAME) name!: string;
  @Field(() => String, { nullable: true })
  @given('email')
  @IsEmail({}, EMAIL)
  @MaxLength(254)
  email?: string | null;
  @Field(() => String, { nullable: true }) @given('phone') @MaxLength(40) phone?: string | null;
  @Field(() => ID, { nullable: true, description: 'Default: the acting organisation.' }) organisationId?:
    | string
    | null;
  @Field(() => Role) role!: RoleName;
  @Field(() => Boolean, { nullable: true }) mayBook?: boolean | null;
}

@InputType()
export class UpdatePersonInput {
  @Field(() => String, { nullable: true }) @given('name') @Filled(200, NAME) name?: string;
  @Field(() => String, { nullable: true }) @given('email') @IsEmail({}, EMAIL) @MaxLength(254) email?: string;
  @Field(() => String, { nullable: true }) @given('phone') @MaxLength(40) phone?: string | null;
}

@InputType()
export class AddMembershipInput {
  @Field(() => ID) personId!: string;
  @Field(() => ID, { nullable: true, description: 'Default: the acting organisation.' }) organisationId?:
    | string
    | null;
  @Field(() => Role) role!: RoleName;
  @Field(() => Boolean, { nullable: true }) mayBook?: boolean | null;
}

@InputType()
export class UpdateMembershipInput {
  @Field(() => Boolean, { nullable: true }) mayBook?: boolean;
}

@InputType()
export class GiveResponsibilityInput {
  @Field(() => ID) personId!: string;
  @Field(() => ResponsibilityKind) kind!: KindOfResponsibility;
}
