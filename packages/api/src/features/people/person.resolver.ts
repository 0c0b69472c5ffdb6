import { packRules } from '@casl/ability/extra';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Role as RoleName } from '../../platform/access/role.js';
import type { ApiContext, RequestContext } from '../../platform/graphql/context.js';
import { Anybody, Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage, readSelected } from '../../platform/graphql/read.js';
import { selectionOf } from '../../platform/graphql/selection.js';
import { write } from '../../platform/graphql/write.js';
import { HandoverInput, OpenThing } from '../deadlines/open-thing.type.js';
import {
  addMembership,
  archiveMembership,
  changeRole,
  restoreMembership,
  updateMembership,
} from './change-membership.js';
import { createPerson, updatePerson } from './change-person.js';
import { endResponsibility, giveResponsibility } from './change-responsibility.js';
import { peopleWhere } from './find-people.js';
import {
  AddMembershipInput,
  CreatePersonInput,
  GiveResponsibilityInput,
  Me,
  Membership,
  Person,
  PersonFilter,
  PersonPage,
  PersonSort,
  Responsibility,
  Role,
  UpdateMembershipInput,
  UpdatePersonInput,
} from './person.type.js';
import { findOpenThingsOf, removePerson } from './remove-person.js';

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Me, { nullable: true, description: 'Null where nobody is signed in.' })
  @Anybody()
  async me(@Ctx() { api: context }: RequestContext, @Info() info: GraphQLResolveInfo) {
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
      secondFactorMissing: viewer.secondFactorMissing,
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

  @Mutation(() => Membership, {
    description: 'Ends one role and gives another in its place; answers the new one.',
  })
  @Can('changeRole', 'Membership')
  changeRole(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('role', () => Role) role: RoleName,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Membership', idempotencyKey, input: { id, role, version } },
      (inside) => changeRole(inside, id, role, version),
    );
  }

  @Query(() => [OpenThing], {
    description:
      'What hangs on a person in an organisation (default: the acting one) and needs somebody before they leave.',
  })
  @Can('archive', 'Membership')
  openThings(
    @Ctx() context: ApiContext,
    @Arg('personId', () => ID) personId: string,
    @Arg('organisationId', () => ID, { nullable: true }) organisationId?: string,
  ): Promise<OpenThing[]> {
    return findOpenThingsOf(context, personId, organisationId);
  }

  @Mutation(() => Person, {
    description:
      'Ends all roles of a person in an organisation (default: the acting one) and hands over what is open.',
  })
  @Can('archive', 'Membership')
  removePerson(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('organisationId', () => ID, { nullable: true }) organisationId?: string,
    @Arg('handovers', () => [HandoverInput], { nullable: true }) handovers?: HandoverInput[],
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Person', idempotencyKey, input: { id, organisationId, handovers } },
      (inside) => removePerson(inside, id, organisationId, handovers ?? []),
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

  @Mutation(() => Responsibility, {
    description: 'Makes somebody health and safety lead. Several people may be.',
  })
  @Can('give', 'Responsibility')
  giveResponsibility(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => GiveResponsibilityInput) input: GiveResponsibilityInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Responsibility', idempotencyKey, input }, (inside) =>
      giveResponsibility(inside, input),
    );
  }

  @Mutation(() => Responsibility, {
    description: 'Takes a responsibility back; the person keeps their roles.',
  })
  @Can('end', 'Responsibility')
  endResponsibility(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Responsibility', idempotencyKey, input: { id, version } },
      (inside) => endResponsibility(inside, id, version),
    );
  }
}
