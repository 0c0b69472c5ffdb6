import { ArrayMaxSize, ArrayUnique, IsInt, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { EventRow } from '../../platform/calendar/calendar-source.js';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { StoredFile } from '../../platform/storage/file.type.js';
import { Organisation } from '../organisations/organisation.type.js';
import { Person } from '../people/person.type.js';
import { type Channel as ChannelName } from '../services/channel.js';
import { Channel, Service, ServiceCategory } from '../services/service.type.js';
import { type Booking as BookingEntity } from './booking.entity.js';
import { BOOKING_STATUSES, type BookingStatus as Status } from './booking-status.js';

export const BookingStatus = enumOf('BookingStatus', BOOKING_STATUSES);

@ObjectType('Booking', {
  simpleResolvers: true,
  description: 'A member’s appointment with an adviser. What may not be told is null.',
})
export class Booking
  implements Pick<BookingEntity, 'id' | 'status' | 'subject' | 'details' | 'durationMinutes' | 'version'>
{
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'Such as B-000123.' }) reference!: string;
  @Field(() => String, {
    nullable: true,
    description: 'All that somebody whom it does not concern is told, such as "HR appointment".',
  })
  label!: string;
  @Field(() => BookingStatus, { nullable: true }) status!: Status;
  @Field(() => DateTimeScalar, { nullable: true }) startsAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) endsAt!: string;
  @Field(() => Int, { nullable: true }) durationMinutes!: number;
  @Field(() => Channel, { nullable: true }) channel!: ChannelName;
  @Field(() => ServiceCategory, { nullable: true }) category!: ServiceCategory;
  @Field(() => Organisation, { nullable: true }) organisation!: Organisation;
  @Field(() => Organisation, { nullable: true }) provider!: Organisation;
  @Field(() => Service, { nullable: true }) service!: Service | null;
  @Field(() => Person, { nullable: true }) adviser!: Person | null;
  @Field(() => Person, { nullable: true }) bookedBy!: Person | null;
  @Field(() => String, { nullable: true }) subject!: string;
  @Field(() => String, { nullable: true }) details!: string | null;
  @Field(() => [Person], {
    nullable: true,
    description: 'People of the booking organisation who see all of it.',
  })
  sharedWith!: Person[] | null;
  @Field(() => [StoredFile], {
    nullable: true,
    description: 'What its booker and its adviser added, encrypted in the store.',
  })
  files!: StoredFile[] | null;
  @Field(() => Int, { nullable: true, description: 'Cancelling later than this before the start is late.' })
  noticeHours!: number;
  @Field(() => Boolean, { nullable: true }) lateCountsAsUsed!: boolean;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a request runs out unless it is answered.',
  })
  answerBy!: string | null;
  @Field(() => String, { nullable: true }) declineReason!: string | null;
  @Field(() => String, { nullable: true }) cancelReason!: string | null;
  @Field(() => Boolean, { nullable: true }) cancelledLate!: boolean | null;
  @Field(() => Int, { nullable: true }) minutesUsed!: number | null;
  @Field(() => String, { nullable: true }) outcome!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: string;
  // Written by its resolver out of the row that it is here.
  @Field(() => String, {
    nullable: true,
    description:
      'The appointment as a file for one’s calendar (iCalendar); with whom and what about are not in it.',
  })
  calendarEntry!: EventRow | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class BookingPage {
  @Field(() => [Booking]) items!: Booking[];
  @Field(() => Int) total!: number;
}

export const BookingSortField = enumOf('BookingSortField', ['startsAt', 'status', 'createdAt', 'reference']);

@InputType()
export class BookingSort {
  @Field(() => BookingSortField) field!: 'startsAt' | 'status' | 'createdAt' | 'reference';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class BookingFilter {
  @Field(() => String, {
    nullable: true,
    description: 'In the reference, or in a subject that you may read.',
  })
  @given('q')
  @MaxLength(200)
  q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => [BookingStatus], { nullable: true }) status?: Status[] | null;
  @Field(() => ID, { nullable: true }) service?: string | null;
  @Field(() => ID, { nullable: true }) organisation?: string | null;
  @Field(() => ID, { nullable: true }) provider?: string | null;
  @Field(() => ID, { nullable: true }) adviser?: string | null;
  @Field(() => ID, { nullable: true }) category?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Starts at this instant or later.' })
  from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Starts before this instant.' })
  to?: Date | null;
  @Field(() => Boolean, { nullable: true, description: 'Only what I booked, was named to, or serve.' }) mine?:
    | boolean
    | null;
}

@InputType()
export class BookSlotInput {
  @Field(() => ID) serviceId!: string;
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => Int, { description: 'One of the service’s lengths.' }) durationMinutes!: number;
  @Field(() => ID, {
    nullable: true,
    description: 'Default: the free adviser with the fewest booked hours this quarter.',
  })
  adviserId?: string | null;
  @Field(() => Channel, { nullable: true, description: 'Default: the first that the service offers.' })
  channel?: ChannelName | null;
  @Field(() => String) @Filled(200, 'Say in a few words what it is about.') subject!: string;
  @Field(() => String, { nullable: true })
  @given('details')
  @MaxLength(10_000, { message: 'Keep the details under 10,000 letters.' })
  details?: string | null;
  @Field(() => [ID], { nullable: true, description: 'People of your organisation who may see all of it.' })
  @given('sharedWith')
  @ArrayMaxSize(20)
  @ArrayUnique()
  sharedWith?: string[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Your uploads for it (POST /files?for=Booking), at most 10.',
  })
  @given('fileIds')
  @ArrayMaxSize(10, { message: 'Add at most 10 files.' })
  @ArrayUnique()
  fileIds?: string[] | null;
}

@InputType()
export class RescheduleBookingInput {
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => Int, { nullable: true, description: 'Default: as long as before.' }) durationMinutes?:
    | number
    | null;
  @Field(() => ID, { nullable: true, description: 'Default: the same adviser.' }) adviserId?: string | null;
}

@InputType()
export class CompleteBookingInput {
  @Field(() => Int, { description: 'In quarters of an hour.' })
  @IsInt()
  @Min(0, { message: 'Enter the time used in quarters of an hour: 0, 15, 30, 45 and so on.' })
  minutesUsed!: number;
  @Field(() => String, { nullable: true }) @given('outcome') @MaxLength(10_000) outcome?: string | null;
}
