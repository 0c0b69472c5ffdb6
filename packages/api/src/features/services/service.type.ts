import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsInt, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { Organisation, OrganisationKind } from '../organisations/organisation.type.js';
import { Person } from '../people/person.type.js';
import { CHANNELS, type Channel as ChannelName } from './channel.js';
import { type Service as ServiceEntity } from './service.entity.js';
import { SERVICE_STATUSES, type ServiceStatus as Status } from './service-status.js';

export const ServiceStatus = enumOf('ServiceStatus', SERVICE_STATUSES);
export const Channel = enumOf('Channel', CHANNELS);

@ObjectType('ServiceCategory', { simpleResolvers: true })
export class ServiceCategory {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'Stands before "appointment" where no more may be said.' })
  shortName!: string;
  @Field(() => String, { nullable: true }) description!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType('Eligibility', {
  simpleResolvers: true,
  description: 'Whom it is for; what is null does not matter.',
})
export class Eligibility {
  @Field(() => Int, { nullable: true, description: 'Whole pounds a year.' }) maxIncome!: number | null;
  @Field(() => Int, { nullable: true }) minHeadcount!: number | null;
  @Field(() => Int, { nullable: true }) maxHeadcount!: number | null;
  @Field(() => [ID], { nullable: true, description: 'GSS codes.' }) districts!: string[] | null;
  @Field(() => [OrganisationKind], { nullable: true }) kinds!: ('MEMBER' | 'PROVIDER' | 'BOTH')[] | null;
}

@ObjectType('Service', {
  simpleResolvers: true,
  description: 'Something a provider offers to the pool, booked by appointment.',
})
export class Service implements Pick<ServiceEntity, 'id' | 'name' | 'description' | 'durations' | 'status'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) name!: string;
  @Field(() => ServiceCategory, { nullable: true }) category!: ServiceCategory | null;
  @Field(() => String, { nullable: true }) description!: string;
  @Field(() => Organisation, { nullable: true }) provider!: Organisation | null;
  @Field(() => Eligibility, { nullable: true }) eligibility!: Eligibility;
  @Field(() => [Int], { nullable: true, description: 'Lengths on offer in minutes, the usual one first.' })
  durations!: number[];
  @Field(() => Int, {
    nullable: true,
    description: 'Starts lie every so many minutes from midnight in London.',
  })
  stepMinutes!: number;
  @Field(() => Int, { nullable: true }) leadTimeHours!: number;
  @Field(() => Int, { nullable: true }) horizonDays!: number;
  @Field(() => Int, { nullable: true }) bufferBeforeMinutes!: number;
  @Field(() => Int, { nullable: true }) bufferAfterMinutes!: number;
  @Field(() => Int, { nullable: true, description: 'Cancelling later than this before the start is late.' })
  noticeHours!: number;
  @Field(() => Boolean, { nullable: true }) lateCountsAsUsed!: boolean;
  @Field(() => Boolean, { nullable: true }) needsApproval!: boolean;
  @Field(() => [Channel], { nullable: true }) channels!: ChannelName[];
  @Field(() => String, { nullable: true }) priceNote!: string | null;
  @Field(() => [Person], { nullable: true }) advisers!: Person[];
  @Field(() => ServiceStatus, { nullable: true }) status!: Status;
  @Field(() => String, { nullable: true }) suspendedReason!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class ServicePage {
  @Field(() => [Service]) items!: Service[];
  @Field(() => Int) total!: number;
}

export const ServiceSortField = enumOf('ServiceSortField', ['name', 'category']);

@InputType()
export class ServiceSort {
  @Field(() => ServiceSortField) field!: 'name' | 'category';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class ServiceFilter {
  @Field(() => String, { nullable: true }) @given('q') @MaxLength(200) q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => ID, { nullable: true }) category?: string | null;
  @Field(() => ID, { nullable: true }) provider?: string | null;
  @Field(() => ServiceStatus, { nullable: true }) status?: Status | null;
  @Field(() => ID, { nullable: true }) adviser?: string | null;
}

@InputType()
export class EligibilityInput {
  @Field(() => Int, { nullable: true }) @given('maxIncome') @IsInt() @Min(0) maxIncome?: number | null;
  @Field(() => Int, { nullable: true }) @given('minHeadcount') @IsInt() @Min(0) minHeadcount?: number | null;
  @Field(() => Int, { nullable: true }) @given('maxHeadcount') @IsInt() @Min(0) maxHeadcount?: number | null;
  @Field(() => [ID], { nullable: true }) @given('districts') @ArrayMaxSize(50) districts?: string[] | null;
  @Field(() => [OrganisationKind], { nullable: true }) kinds?: ('MEMBER' | 'PROVIDER' | 'BOTH')[] | null;
}

const LONGEST_MINUTES = 8 * 60;

@InputType()
export class UpdateServiceInput {
  @Field(() => String, { nullable: true })
  @given('name')
  @Filled(120, 'Enter a name of at most 120 letters.')
  name?: string;
  @Field(() => ID, { nullable: true }) categoryId?: string;
  @Field(() => String, { nullable: true })
  @given('description')
  @Filled(2000, 'Say in a sentence or two what the service is.')
  description?: string;
  @Field(() => EligibilityInput, { nullable: true }) eligibility?: EligibilityInput | null;
  @Field(() => [Int], { nullable: true })
  @given('durations')
  @ArrayMinSize(1, { message: 'Offer at least one length.' })
  @ArrayMaxSize(8)
  @ArrayUnique({ message: 'Name each length once.' })
  @IsInt({ each: true })
  @Min(5, { each: true, message: 'A length is at least 5 minutes.' })
  @Max(LONGEST_MINUTES, { each: true, message: 'A length is at most 8 hours.' })
  durations?: number[];
  @Field(() => Int, { nullable: true })
  @given('stepMinutes')
  @IsInt()
  @Min(5, { message: 'Starts lie at least 5 minutes apart.' })
  @Max(240)
  stepMinutes?: number;
  @Field(() => Int, { nullable: true })
  @given('leadTimeHours')
  @IsInt()
  @Min(0)
  @Max(24 * 30)
  leadTimeHours?: number;
  @Field(() => Int, { nullable: true }) @given('horizonDays') @IsInt() @Min(1) @Max(365) horizonDays?: number;
  @Field(() => Int, { nullable: true })
  @given('bufferBeforeMinutes')
  @IsInt()
  @Min(0)
  @Max(240)
  bufferBeforeMinutes?: number;
  @Field(() => Int, { nullable: true })
  @given('bufferAfterMinutes')
  @IsInt()
  @Min(0)
  @Max(240)
  bufferAfterMinutes?: number;
  @Field(() => Int, { nullable: true })
  @given('noticeHours')
  @IsInt()
  @Min(0)
  @Max(24 * 30)
  noticeHours?: number;
  @Field(() => Boolean, { nullable: true }) lateCountsAsUsed?: boolean;
  @Field(() => Boolean, { nullable: true }) needsApproval?: boolean;
  @Field(() => [Channel], { nullable: true })
  @given('channels')
  @ArrayMinSize(1, { message: 'Choose phone, video or visit.' })
  @ArrayUnique()
  channels?: ChannelName[];
  @Field(() => String, { nullable: true }) @given('priceNote') @MaxLength(300) priceNote?: string | null;
  @Field(() => [ID], { nullable: true })
  @given('adviserIds')
  @ArrayMinSize(1, { message: 'Name at least one adviser who gives it.' })
  @ArrayMaxSize(100)
  adviserIds?: string[];
}

@InputType()
export class CreateServiceInput extends UpdateServiceInput {
  @Field(() => ID, { nullable: true, description: 'Default: the acting organisation.' }) providerId?:
    | string
    | null;
  // The checks are inherited; class-validator drops those of the parent where a field has any of its own.
  @Field(() => String) declare name: string;
  @Field(() => ID) declare categoryId: string;
  @Field(() => [Int]) declare durations: number[];
  @Field(() => [Channel]) declare channels: ChannelName[];
  @Field(() => [ID]) declare adviserIds: string[];
}

@InputType()
export class ServiceCategoryInput {
  @Field(() => String) @Filled(80, 'Enter a name.') name!: string;
  @Field(() => String) @Filled(40, 'Enter a short name, such as HR.') shortName!: string;
  @Field(() => String, { nullable: true }) @given('description') @MaxLength(500) description?: string | null;
}
