import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Parameters, rowsSql } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage, readRows } from '../../platform/graphql/read.js';
import { write } from '../../platform/graphql/write.js';
import { createLawChange, updateLawChange } from './change-law-change.js';
import { findLawChanges } from './find-law-changes.js';
import {
  CreateLawChangeInput,
  LawChange,
  LawChangeFilter,
  LawChangePage,
  LawChangeSort,
  TemplateToTouch,
  TouchedPolicy,
  UpdateLawChangeInput,
} from './law-change.type.js';

@Resolver(() => LawChange)
export class LawChangeResolver {
  @Query(() => LawChangePage, { description: 'The register of law changes, by date; open dates last.' })
  @Can('read', 'LawChange')
  lawChanges(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => LawChangeSort, { nullable: true }) sort?: LawChangeSort,
    @Arg('filter', () => LawChangeFilter, { nullable: true }) filter?: LawChangeFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'LawChange',
      where: findLawChanges(context, filter ?? {}),
      sort: sort ?? { field: 'inForceOn', order: 'ASC' },
      page,
      perPage,
    });
  }

  @Query(() => LawChange, { nullable: true })
  @Can('read', 'LawChange')
  lawChange(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'LawChange', id);
  }

  @Query(() => [TouchedPolicy], {
    description:
      'Which policies of your organisation follow templates that a law change touches, as far as you look after them.',
  })
  @Can('see', 'TouchedPolicy')
  policiesTouchedByLaw(@Ctx() context: ApiContext): Promise<TouchedPolicy[]> {
    const meta = context.entities.get('Policy');
    if (!meta) return Promise.resolve([]);
    const parameters = new Parameters();
    const may = rowsSql({ meta, alias: 'p' }, context.permissions.action('TouchedPolicy', 'see'), parameters);
    return readRows<TouchedPolicy>(
      context,
      `select lt.law_change_id as "lawChangeId", p.id as "policyId", p.title as "policyTitle"
       from policies p join law_change_templates lt on lt.template_id = p.template_id
       where p.status <> 'WITHDRAWN' and ${may ?? 'true'} order by p.title, p.id, lt.law_change_id`,
      parameters,
    );
  }

  @Query(() => [TemplateToTouch], { description: 'The templates that a law change can touch.' })
  @Can('read', 'TemplateToTouch')
  templatesToTouch(@Ctx() context: ApiContext): Promise<TemplateToTouch[]> {
    return readRows<TemplateToTouch>(
      context,
      'select t.id, t.title from templates t where t.archived_at is null order by t.title, t.id',
      new Parameters(),
    );
  }

  @Mutation(() => LawChange, {
    description:
      'Enters a change of the law. Once it is certain, every member with a policy that it touches gets a review.',
  })
  @Can('create', 'LawChange')
  createLawChange(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateLawChangeInput) input: CreateLawChangeInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'LawChange', idempotencyKey, input }, (inside) =>
      createLawChange(inside, input),
    );
  }

  @Mutation(() => LawChange, { description: 'Puts it right; open reviews move with its date.' })
  @Can('update', 'LawChange')
  updateLawChange(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateLawChangeInput) input: UpdateLawChangeInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'LawChange', idempotencyKey, input: { id, input, version } },
      (inside) => updateLawChange(inside, id, input, version),
    );
  }
}
