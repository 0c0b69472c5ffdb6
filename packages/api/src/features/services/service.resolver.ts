import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { ApiContext, RequestContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readAll, readOne, readPage } from '../../platform/graphql/read.js';
import { write } from '../../platform/graphql/write.js';
import {
  archiveService,
  createService,
  restoreService,
  resumeService,
  suspendService,
  updateService,
} from './change-service.js';
import { createServiceCategory, updateServiceCategory } from './change-service-category.js';
import { servicesWhere } from './find-services.js';
import {
  CreateServiceInput,
  Service,
  ServiceCategory,
  ServiceCategoryInput,
  ServiceFilter,
  ServicePage,
  ServiceSort,
  UpdateServiceInput,
} from './service.type.js';
import { type BookableFacts, whyUnavailable } from './why-unavailable.js';

@Resolver(() => Service)
export class ServiceResolver {
  @Query(() => ServicePage)
  @Can('read', 'Service')
  services(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => ServiceSort, { nullable: true }) sort?: ServiceSort,
    @Arg('filter', () => ServiceFilter, { nullable: true }) filter?: ServiceFilter,
  ): Promise<Page> {
    const where = servicesWhere(filter ?? {});
    return readPage(context, info, {
      of: 'Service',
      where,
      sort: sort ?? { field: 'name', order: 'ASC' },
      page,
      perPage,
    });
  }

  @Query(() => Service, { nullable: true })
  @Can('read', 'Service')
  service(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'Service', id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why the acting organisation may not book it; null where it may.',
  })
  @Extensions({ needs: ['eligibility', 'status', 'suspendedReason'] })
  unavailableBecause(@Root() row: BookableFacts, @Ctx() { api }: RequestContext): string | null {
    return whyUnavailable(row, api?.viewer.facts ?? null);
  }

  @Mutation(() => Service)
  @Can('create', 'Service')
  createService(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateServiceInput) input: CreateServiceInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Service', idempotencyKey, input }, (inside) =>
      createService(inside, input),
    );
  }

  @Mutation(() => Service)
  @Can('update', 'Service')
  updateService(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateServiceInput) input: UpdateServiceInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Service', idempotencyKey, input: { id, input, version } },
      (inside) => updateService(inside, id, input, version),
    );
  }

  @Mutation(() => Service)
  @Can('archive', 'Service')
  archiveService(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Service', idempotencyKey, input: { id, version } }, (inside) =>
      archiveService(inside, id, version),
    );
  }

  @Mutation(() => Service)
  @Can('restore', 'Service')
  restoreService(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Service', idempotencyKey, input: { id, version } }, (inside) =>
      restoreService(inside, id, version),
    );
  }

  @Mutation(() => Service)
  @Can('suspend', 'Service')
  suspendService(
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
      { answers: 'Service', idempotencyKey, input: { id, reason, version } },
      (inside) => suspendService(inside, id, reason, version),
    );
  }

  @Mutation(() => Service)
  @Can('resume', 'Service')
  resumeService(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Service', idempotencyKey, input: { id, version } }, (inside) =>
      resumeService(inside, id, version),
    );
  }
}

@Resolver(() => ServiceCategory)
export class ServiceCategoryResolver {
  @Query(() => [ServiceCategory])
  @Can('read', 'ServiceCategory')
  serviceCategories(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo) {
    return readAll(context, info, 'ServiceCategory', 'name');
  }

  @Mutation(() => ServiceCategory)
  @Can('create', 'ServiceCategory')
  createServiceCategory(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ServiceCategoryInput) input: ServiceCategoryInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'ServiceCategory', idempotencyKey, input }, (inside) =>
      createServiceCategory(inside, input),
    );
  }

  @Mutation(() => ServiceCategory)
  @Can('update', 'ServiceCategory')
  updateServiceCategory(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => ServiceCategoryInput) input: ServiceCategoryInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'ServiceCategory', idempotencyKey, input: { id, input, version } },
      (inside) => updateServiceCategory(inside, id, input, version),
    );
  }
}
