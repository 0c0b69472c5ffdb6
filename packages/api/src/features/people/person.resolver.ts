import { packRules } from '@casl/ability/extra';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Anybody, Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage, readSelected } from '../../platform/graphql/read.js';
import { selectionOf } from '../../platform/graphql/selection.js';
import { write } from '../../platform/graphql/write.js';
import {
  addMembership,
  archiveMembership,
  restoreMembership,
  updateMembership,
} from './change-membership.js';
import { createPerson, updatePerson } from './change-person.js';
import { peopleWhere } from './find-people.js';
import {
  AddMembershipInput,
  CreatePersonInput,
  Me,
  Membership,
  Person,
  PersonFilter,
  PersonPage,
  PersonSort,
  UpdateMembershipInput,
  UpdatePersonInput,
} from './person.type.js';

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Me, { nullable: true, description: 'Null where nobody is signed in.' })
  @Anybody()
  async me(@Ctx() context: ApiContext | null, @Info() info: GraphQLResolveInfo) {
    if (!context) return null;
    const { viewer, permissions } = context;
    const asked = selectionOf(info);
    const read = (field: string, of: string, id: string | null) => {
      const selection = asked.get(field);
      return selection && id ? readSelected(context, selection, of, id) : null;
    };
    return {
      person: (await read('person', 'Person', viewer.personId)) ?? {
        id: viewer.personId,
        name: viewer.personName,
        can: [],
      },
      // Told from the sign-in itself: row-level security shows the acting organisation's only.
      memberships: viewer.memberships.map((membership) => ({
        ...membership,
        person: { id: viewer.personId, name: viewer.personName, can: [] },
        organisation: membership.organisationId
          ? { id: membership.organisationId, name: membership.organisationName, can: [] }
          : null,
        can: [],
      })),
      actingFor: await read('actingFor', 'Organisation', viewer.organisationId),
      actsForConsortium: viewer.roles.includes('COORDINATOR'),
      roles: viewer.roles,
      permissions: packRules(permissions.ability.rules),
    };
  }

  @Query(() => PersonPage)
  @Can('read', 'Person')
  people(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => PersonSort, { nullable: true }) sort?: PersonSort,
    @Arg('filter', () => PersonFilter, { nullable: true }) filter?: PersonFilter,
  ): Promise<Page> {
    const where = peopleWhere(context.viewer, context.permissions, filter ?? {});
    return readPage(context, info, {
      of: 'Person',
      where,
      sort: sort ?? { field: 'name', order: 'ASC' },
      page,
      perPage,
    });
  }

  @Query(() => Person, { nullable: true })
  @Can('read', 'Person')
  person(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'Person', id);
  }

  @Mutation(() => Person)
  @Can('create', 'Person')
  createPerson(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreatePersonInput) input: CreatePersonInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Person', idempotencyKey, input }, (inside) =>
      createPerson(inside, input),
    );
  }

  @Mutation(() => Person)
  @Can('update', 'Person')
  updatePerson(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdatePersonInput) input: UpdatePersonInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Person', idempotencyKey, input: { id, input, version } },
      (inside) => updatePerson(inside, id, input, version),
    );
  }

  @Mutation(() => Membership)
  @Can('create', 'Membership')
  addMembership(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AddMembershipInput) input: AddMembershipInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Membership', idempotencyKey, input }, (inside) =>
      addMembership(inside, input),
    );
  }

  @Mutation(() => Membership)
  @Can('update', 'Membership')
  updateMembership(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateMembershipInput) input: UpdateMembershipInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Membership', idempotencyKey, input: { id, input, version } },
      (inside) => updateMembership(inside, id, input, version),
    );
  }

  @Mutation(() => Membership)
  @Can('archive', 'Membership')
  archiveMembership(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Membership', idempotencyKey, input: { id, version } }, (inside) =>
      archiveMembership(inside, id, version),
    );
  }
  @Mutation(() => Membership)
  @Can('restore', 'Membership')
  restoreMembership(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Membership', idempotencyKey, input: { id, version } }, (inside) =>
      restoreMembership(inside, id, version),
    );
  }
}
