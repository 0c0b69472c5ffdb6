import { ArrayMaxSize, IsEmail, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Role as RoleName } from '../../platform/access/role.js';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Organisation } from '../organisations/organisation.type.js';
import { Person, Role } from '../people/person.type.js';
import type { Invitation as InvitationEntity } from './invitation.entity.js';
import { INVITATION_STATUSES, type InvitationStatus as Status } from './invitation-status.js';

export const InvitationStatus = enumOf('InvitationStatus', INVITATION_STATUSES);

@ObjectType('Invitation', {
  simpleResolvers: true,
  description: 'Asks somebody by mail to take on a role; accepted once, within seven days.',
})
export class Invitation implements Pick<InvitationEntity, 'id' | 'email' | 'name' | 'role' | 'mayBook'> {
  @Field(() => ID) id!: string;
  @Field(() => Organisation, { nullable: true, description: 'Null: a role in the consortium itself.' })
  organisation!: Organisation | null;
  @Field(() => String, { nullable: true }) email!: string;
  @Field(() => String, { nullable: true }) name!: string;
  @Field(() => Role, { nullable: true }) role!: RoleName;
  @Field(() => Boolean, { nullable: true }) mayBook!: boolean;
  @Field(() => Person, { nullable: true }) invitedBy!: Person | null;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The link does not work from then on.' })
  expiresAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) acceptedAt!: string | null;
  @Field(() => Person, { nullable: true }) acceptedBy!: Person | null;
  @Field(() => DateTimeScalar, { nullable: true }) withdrawnAt!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class InvitationPage {
  @Field(() => [Invitation]) items!: Invitation[];
  @Field(() => Int) total!: number;
}

@ObjectType('InvitedPerson', { simpleResolvers: true, description: 'An invitation that was sent just now.' })
export class InvitedPerson {
  @Field(() => Invitation) invitation!: Invitation;
  @Field(() => String, {
    nullable: true,
    description:
      'Where this system sends no mail: the link to give to the person yourself. Told this once; null everywhere else.',
  })
  link!: string | null;
}

@ObjectType('RowProblem', { simpleResolvers: true, description: 'What is wrong with one field of one row.' })
export class RowProblem {
  @Field(() => String) field!: string;
  @Field(() => String, { description: 'How to put it right.' }) message!: string;
}

@ObjectType('InvitedRow', {
  simpleResolvers: true,
  description: 'What became of one row of a list of people.',
})
export class InvitedRow {
  @Field(() => Int, { description: 'Counted from 1.' }) row!: number;
  @Field(() => String) email!: string;
  @Field(() => [RowProblem], { description: 'Empty: the row is right.' }) problems!: RowProblem[];
  @Field(() => String, { nullable: true, description: 'As of InvitedPerson.' }) link!: string | null;
}

@ObjectType('InvitedPeople', { simpleResolvers: true, description: 'What became of a list of people.' })
export class InvitedPeople {
  @Field(() => [InvitedRow]) rows!: InvitedRow[];
  @Field(() => Int, { description: 'How many were invited; in a dry run, how many would be.' })
  invited!: number;
}

@ObjectType('InvitationPreview', {
  simpleResolvers: true,
  description: 'What an invitation says to whoever holds its link.',
})
export class InvitationPreview {
  @Field(() => String, { nullable: true, description: 'Null: the consortium itself.' }) organisationName!:
    | string
    | null;
  @Field(() => Role) role!: RoleName;
  @Field(() => String) email!: string;
  @Field(() => String) name!: string;
  @Field(() => Boolean, {
    description: 'Accepting makes a sign-in, with a password; otherwise one signs in with the address first.',
  })
  needsPassword!: boolean;
}

@ObjectType('AcceptedInvitation', { simpleResolvers: true, description: 'What accepting came to.' })
export class AcceptedInvitation {
  @Field(() => String, { description: 'The address to sign in with.' }) email!: string;
  @Field(() => ID, { nullable: true, description: 'The organisation to act for; null: the consortium.' })
  organisationId!: string | null;
}

export const InvitationSortField = enumOf('InvitationSortField', ['createdAt', 'expiresAt', 'name']);

@InputType()
export class InvitationSort {
  @Field(() => InvitationSortField) field!: 'createdAt' | 'expiresAt' | 'name';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class InvitationFilter {
  @Field(() => String, { nullable: true, description: 'In the name or the address.' })
  @given('q')
  @MaxLength(200)
  q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => [InvitationStatus], { nullable: true }) status?: Status[] | null;
  @Field(() => ID, { nullable: true }) organisation?: string | null;
}

const NAME = 'Enter the person’s name.';
const EMAIL = { message: 'Enter an email address, such as name@example.org.' };

@InputType()
export class InvitePersonInput {
  @Field(() => String) @Filled(200, NAME) name!: string;
  @Field(() => String) @IsEmail({}, EMAIL) @MaxLength(254) email!: string;
  @Field(() => Role) role!: RoleName;
  @Field(() => Boolean, { nullable: true }) mayBook?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Default: the acting organisation.' }) organisationId?:
    | string
    | null;
  @Field(() => ID, { nullable: true, description: 'Somebody who has this role here but cannot sign in yet.' })
  personId?: string | null;
}

@InputType({ description: 'One row of a list; what is wrong with it is said of the row, not of the whole.' })
export class InvitePeopleRow {
  @Field(() => String) name!: string;
  @Field(() => String) email!: string;
  @Field(() => String, { description: 'A role by its name, such as "Staff" or PAYROLL_OFFICER.' })
  role!: string;
  @Field(() => Boolean, { nullable: true }) mayBook?: boolean | null;
}
