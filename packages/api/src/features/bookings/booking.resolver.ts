import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { buildCalendar } from '../../platform/calendar/build-calendar.js';
import { toEvent } from '../../platform/calendar/calendar-source.js';
import type { ApiContext, RequestContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage } from '../../platform/graphql/read.js';
import { write } from '../../platform/graphql/write.js';
import { addBookingFiles } from './add-booking-files.js';
import { bookSlot } from './book-slot.js';
import {
  Booking,
  BookingFilter,
  BookingPage,
  BookingSort,
  BookSlotInput,
  CompleteBookingInput,
  RescheduleBookingInput,
} from './booking.type.js';
import {
  cancelBooking,
  completeBooking,
  confirmBooking,
  declineBooking,
  markNoShow,
} from './change-booking.js';
import { bookingsWhere } from './find-bookings.js';
import { rescheduleBooking } from './reschedule-booking.js';

@Resolver(() => Booking)
export class BookingResolver {
  @Query(() => BookingPage)
  @Can('read', 'Booking')
  bookings(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => BookingSort, { nullable: true }) sort?: BookingSort,
    @Arg('filter', () => BookingFilter, { nullable: true }) filter?: BookingFilter,
  ): Promise<Page> {
    const where = bookingsWhere(context.viewer, context.permissions, filter ?? {});
    return readPage(context, info, {
      of: 'Booking',
      where,
      sort: sort
        ? { ...sort, field: sort.field === 'reference' ? 'number' : sort.field }
        : { field: 'startsAt', order: 'ASC' },
      page,
      perPage,
    });
  }

  @Query(() => Booking, { nullable: true })
  @Can('read', 'Booking')
  booking(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'Booking', id);
  }

  @FieldResolver(() => String, { nullable: true })
  calendarEntry(@Root() booking: Booking, @Ctx() { api }: RequestContext): string | null {
    if (!api || !booking.calendarEntry) return null;
    return buildCalendar([toEvent(booking.calendarEntry, api.publicUrl)], { method: 'PUBLISH' });
  }

  @Mutation(() => Booking)
  @Can('book', 'Booking')
  bookSlot(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => BookSlotInput) input: BookSlotInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Booking', idempotencyKey, input }, (inside) =>
      bookSlot(inside, input),
    );
  }

  @Mutation(() => Booking, { description: 'Adds your uploads (POST /files?for=Booking) to a booking.' })
  @Can('addFiles', 'Booking')
  addBookingFiles(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('fileIds', () => [ID]) fileIds: string[],
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Booking', idempotencyKey, input: { id, fileIds } }, (inside) =>
      addBookingFiles(inside, id, fileIds),
    );
  }

  @Mutation(() => Booking)
  @Can('confirm', 'Booking')
  confirmBooking(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Booking', idempotencyKey, input: { id, version } }, (inside) =>
      confirmBooking(inside, id, version),
    );
  }

  @Mutation(() => Booking)
  @Can('decline', 'Booking')
  declineBooking(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Booking', idempotencyKey, input: { id, reason, version } },
      (inside) => declineBooking(inside, id, reason, version),
    );
  }

  @Mutation(() => Booking)
  @Can('cancel', 'Booking')
  cancelBooking(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { nullable: true }) reason: string | null | undefined,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Booking', idempotencyKey, input: { id, reason, version } },
      (inside) => cancelBooking(inside, id, reason ?? null, version),
    );
  }

  @Mutation(() => Booking)
  @Can('reschedule', 'Booking')
  rescheduleBooking(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => RescheduleBookingInput) input: RescheduleBookingInput,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Booking', idempotencyKey, input: { id, input, version } },
      (inside) => rescheduleBooking(inside, id, input, version),
    );
  }

  @Mutation(() => Booking)
  @Can('complete', 'Booking')
  completeBooking(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => CompleteBookingInput) input: CompleteBookingInput,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Booking', idempotencyKey, input: { id, input, version } },
      (inside) => completeBooking(inside, id, input, version),
    );
  }

  @Mutation(() => Booking)
  @Can('markNoShow', 'Booking')
  markNoShow(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Booking', idempotencyKey, input: { id, version } }, (inside) =>
      markNoShow(inside, id, version),
    );
  }
}
