import { ArrayMaxSize, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Organisation } from '../organisations/organisation.type.js';
import { Person } from '../people/person.type.js';
import type { AccessRequest as AccessRequestEntity } from './access-request.entity.js';
import {
  ACCESS_REQUEST_KINDS,
  ACCESS_REQUEST_STATUSES,
  type PersonExportStatus as ExportStatus,
  type AccessRequestKind as Kind,
  PAUSE_REASONS,
  PERSON_EXPORT_STATUSES,
  type PauseReason as Reason,
  type AccessRequestStatus as Status,
} from './access-request-status.js';

export const AccessRequestKind = enumOf('AccessRequestKind', ACCESS_REQUEST_KINDS);
export const AccessRequestStatus = enumOf(
  'AccessRequestStatus',
  ACCESS_REQUEST_STATUSES,
  'WAITING: the clock is stopped. EXTENDED: it may take up to three months.',
);
export const PauseReason = enumOf('PauseReason', PAUSE_REASONS);
export const PersonExportStatus = enumOf('PersonExportStatus', PERSON_EXPORT_STATUSES);

@ObjectType('AccessRequestPause', {
  simpleResolvers: true,
  description: 'A time in which the clock stood still.',
})
export class AccessRequestPause {
  @Field(() => ID) id!: string;
  @Field(() => PauseReason, { nullable: true }) reason!: Reason;
  @Field(() => DateScalar, { nullable: true }) pausedOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'Null while it stands still.' }) resumedOn!:
    | string
    | null;
}

@ObjectType('PersonExport', {
  simpleResolvers: true,
  description: 'A ZIP of what an organisation has about one person, made for you and opened by you alone.',
})
export class PersonExport {
  @Field(() => ID) id!: string;
  @Field(() => PersonExportStatus, { nullable: true }) status!: ExportStatus;
  @Field(() => Boolean, {
    nullable: true,
    description: 'False: what is confidential between the person and an adviser is left out.',
  })
  complete!: boolean;
  @Field(() => Int, { nullable: true }) bytes!: number | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it is erased.' })
  eraseOn!: string;
  @Field(() => DateTimeScalar, { nullable: true }) readyAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) openedAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: string;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType('AccessRequest', {
  simpleResolvers: true,
  description: 'Somebody uses a right about their own data; the organisation answers within a month.',
})
export class AccessRequest
  implements Pick<AccessRequestEntity, 'id' | 'name' | 'kind' | 'status' | 'dueOn' | 'version'>
{
  @Field(() => ID) id!: string;
  @Field(() => Organisation, { nullable: true, description: 'Who has to answer; null for the consortium.' })
  organisation!: Organisation | null;
  @Field(() => Person, { nullable: true, description: 'Who asks, where you know them.' })
  person!: Person | null;
  @Field(() => String, { nullable: true }) name!: string;
  @Field(() => String, { nullable: true, description: 'How to reach them.' }) contact!: string | null;
  @Field(() => AccessRequestKind, { nullable: true }) kind!: Kind;
  @Field(() => String, { nullable: true }) details!: string | null;
  @Field(() => DateScalar, { nullable: true }) receivedOn!: string;
  @Field(() => AccessRequestStatus, { nullable: true }) status!: Status;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day to answer. While the clock stands still, what it was when it stopped.',
  })
  dueOn!: string;
  @Field(() => Int, { nullable: true }) pausedDays!: number;
  @Field(() => DateScalar, { nullable: true }) extendedOn!: string | null;
  @Field(() => String, { nullable: true }) extensionReason!: string | null;
  @Field(() => DateScalar, { nullable: true }) closedOn!: string | null;
  @Field(() => String, { nullable: true }) answer!: string | null;
  @Field(() => String, { nullable: true }) refusalReason!: string | null;
  @Field(() => [AccessRequestPause], { nullable: true }) pauses!: AccessRequestPause[] | null;
  @Field(() => [PersonExport], { nullable: true, description: 'Those that you had made.' }) exports!:
    | PersonExport[]
    | null;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: string;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class AccessRequestPage {
  @Field(() => [AccessRequest]) items!: AccessRequest[];
  @Field(() => Int) total!: number;
}

export const AccessRequestSortField = enumOf('AccessRequestSortField', [
  'dueOn',
  'receivedOn',
  'name',
  'status',
]);

@InputType()
export class AccessRequestSort {
  @Field(() => AccessRequestSortField) field!: 'dueOn' | 'receivedOn' | 'name' | 'status';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class AccessRequestFilter {
  @Field(() => String, { nullable: true }) @given('q') @MaxLength(200) q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => [AccessRequestStatus], { nullable: true }) status?: Status[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that are not closed, or only those that are.',
  })
  open?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that should be answered by now.' }) late?:
    | boolean
    | null;
  @Field(() => Boolean, { nullable: true, description: 'Only my own.' }) mine?: boolean | null;
}

@InputType()
export class AskForMyDataInput {
  @Field(() => AccessRequestKind) kind!: Kind;
  @Field(() => String, { nullable: true, description: 'What exactly, where it is not everything.' })
  @given('details')
  @MaxLength(4_000, { message: 'Keep it under 4,000 letters.' })
  details?: string | null;
}

@InputType()
export class CreateAccessRequestInput extends AskForMyDataInput {
  @Field(() => ID, { nullable: true, description: 'Where it is somebody whom you know here.' }) personId?:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Where it is nobody you know here.' })
  @given('name')
  @Filled(200, 'Enter the name of who asks.')
  name?: string | null;
  @Field(() => String, { nullable: true }) @given('contact') @MaxLength(300) contact?: string | null;
  @Field(() => DateScalar, { description: 'The day on which it arrived, in whatever way.' })
  receivedOn!: string;
}

/** A link that works once, within ten minutes. */
@ObjectType('PersonExportLink', { simpleResolvers: true })
export class PersonExportLink {
  @Field(() => String) url!: string;
  @Field(() => DateTimeScalar) expiresAt!: Date;
}
