import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readAll, readOne, readPage } from '../../platform/graphql/read.js';
import { write } from '../../platform/graphql/write.js';
import {
  archiveOrganisation,
  createOrganisation,
  restoreOrganisation,
  updateOrganisation,
} from './change-organisation.js';
import { changeOrganisationLogo } from './change-organisation-logo.js';
import { organisationsWhere } from './find-organisations.js';
import {
  CreateOrganisationInput,
  District,
  Organisation,
  OrganisationFilter,
  OrganisationPage,
  OrganisationSort,
  UpdateOrganisationInput,
} from './organisation.type.js';

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => OrganisationPage)
  @Can('read', 'Organisation')
  organisations(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => OrganisationSort, { nullable: true }) sort?: OrganisationSort,
    @Arg('filter', () => OrganisationFilter, { nullable: true }) filter?: OrganisationFilter,
  ): Promise<Page> {
    const where = organisationsWhere(filter ?? {});
    return readPage(context, info, {
      of: 'Organisation',
      where,
      sort: sort ?? { field: 'name', order: 'ASC' },
      page,
      perPage,
    });
  }

  @Query(() => Organisation, { nullable: true })
  @Can('read', 'Organisation')
  organisation(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ) {
    return readOne(context, info, 'Organisation', id);
  }

  @Query(() => [District], { description: 'The districts that the consortium serves.' })
  @Can('read', 'District')
  districts(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo) {
    return readAll(context, info, 'District', 'name');
  }

  @Mutation(() => Organisation)
  @Can('create', 'Organisation')
  createOrganisation(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateOrganisationInput) input: CreateOrganisationInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Organisation', idempotencyKey, input }, (inside) =>
      createOrganisation(inside, input),
    );
  }

  @Mutation(() => Organisation)
  @Can('update', 'Organisation')
  updateOrganisation(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateOrganisationInput) input: UpdateOrganisationInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Organisation', idempotencyKey, input: { id, input, version } },
      (inside) => updateOrganisation(inside, id, input, version),
    );
  }

  @Mutation(() => Organisation, {
    description: 'A PNG or JPEG of at most 1 MB, uploaded for Organisation; null takes it away.',
  })
  @Can('changeLogo', 'Organisation')
  changeOrganisationLogo(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('fileId', () => ID, { nullable: true }) fileId?: string | null,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Organisation', idempotencyKey, input: { id, fileId } },
      (inside) => changeOrganisationLogo(inside, id, fileId ?? null),
    );
  }

  @Mutation(() => Organisation)
  @Can('archive', 'Organisation')
  archiveOrganisation(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Organisation', idempotencyKey, input: { id, version } },
      (inside) => archiveOrganisation(inside, id, version),
    );
  }
  @Mutation(() => Organisation)
  @Can('restore', 'Organisation')
  restoreOrganisation(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Organisation', idempotencyKey, input: { id, version } },
      (inside) => restoreOrganisation(inside, id, version),
    );
  }
}
