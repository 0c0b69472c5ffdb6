import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage } from '../../platform/graphql/read.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { write } from '../../platform/graphql/write.js';
import {
  Availability,
  AvailabilityException,
  AvailabilityExceptionInput,
  AvailabilityFilter,
  AvailabilityPage,
  Slot,
  WeeklyHoursInput,
  WorkingDay,
} from './availability.type.js';
import {
  addAvailabilityException,
  removeAvailabilityException,
  setWeeklyHours,
} from './change-availability.js';
import { findAvailableSlots } from './find-available-slots.js';
import { findWorkingDays } from './find-working-days.js';

@Resolver(() => Availability)
export class AvailabilityResolver {
  @Query(() => [Slot], {
    description: 'Bookable starts, at most 62 days a call. Dates are London dates, both included.',
  })
  @Can('read', 'Slot')
  availableSlots(
    @Ctx() context: ApiContext,
    @Arg('serviceId', () => ID) serviceId: string,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Arg('durationMinutes', () => Int, {
      nullable: true,
      description: 'Default: the service’s usual length.',
    })
    durationMinutes?: number,
    @Arg('adviserId', () => ID, { nullable: true, description: 'Default: any adviser of the service.' })
    adviserId?: string,
  ) {
    return findAvailableSlots(context, {
      serviceId,
      from,
      to,
      durationMinutes: durationMinutes ?? undefined,
      adviserId: adviserId ?? undefined,
    });
  }

  @Query(() => AvailabilityPage, { description: 'The calendars that you may manage.' })
  @Can('read', 'Availability')
  availabilities(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('filter', () => AvailabilityFilter, { nullable: true }) filter?: AvailabilityFilter,
  ): Promise<Page> {
    const where = (row: Source, parameters: Parameters) => [
      filter?.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
    ];
    return readPage(context, info, { of: 'Availability', where, page, perPage });
  }

  @Query(() => Availability, { nullable: true })
  @Can('read', 'Availability')
  availability(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('adviserId', () => ID) adviserId: string,
  ) {
    return readOne(context, info, 'Availability', adviserId);
  }

  @Query(() => [WorkingDay], { description: 'The days as they result; with `hours`, as they would.' })
  @Can('read', 'Availability')
  workingDays(
    @Ctx() context: ApiContext,
    @Arg('adviserId', () => ID) adviserId: string,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Arg('hours', () => [WeeklyHoursInput], { nullable: true }) hours?: WeeklyHoursInput[],
  ) {
    return findWorkingDays(context, adviserId, from, to, hours ?? undefined);
  }

  @Mutation(() => Availability)
  @Can('setHours', 'Availability')
  setWeeklyHours(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('adviserId', () => ID) adviserId: string,
    @Arg('hours', () => [WeeklyHoursInput]) hours: WeeklyHoursInput[],
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Availability', idempotencyKey, input: { adviserId, hours, version } },
      (inside) => setWeeklyHours(inside, adviserId, hours, version),
    );
  }

  @Mutation(() => AvailabilityException)
  @Can('addException', 'Availability')
  addAvailabilityException(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AvailabilityExceptionInput) input: AvailabilityExceptionInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'AvailabilityException', idempotencyKey, input }, (inside) =>
      addAvailabilityException(inside, input),
    );
  }

  @Mutation(() => AvailabilityException)
  @Can('remove', 'AvailabilityException')
  removeAvailabilityException(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'AvailabilityException', idempotencyKey, input: { id, version } },
      (inside) => removeAvailabilityException(inside, id, version),
    );
  }
}
