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
import { type Page, readAll, readOne } from '../../platform/graphql/read.js';
import { write } from '../../platform/graphql/write.js';
import { Policy } from '../policies/policy.type.js';
import { archiveTemplate, createTemplate, restoreTemplate, updateTemplate } from './change-template.js';
import { createTemplateCategory, updateTemplateCategory } from './change-template-category.js';
import { factsOfRequest } from './facts-of-request.js';
import { type Judged, judgeTemplate } from './judge-template.js';
import { listTemplates } from './list-templates.js';
import {
  CreateTemplateInput,
  ForUs,
  Template,
  TemplateCategory,
  TemplateCategoryInput,
  TemplateFilter,
  TemplatePage,
  TemplateSort,
  UpdateTemplateInput,
} from './template.type.js';

const JUDGED = ['applies', 'necessity', 'because'];

@Resolver(() => Template)
export class TemplateResolver {
  @Query(() => TemplatePage, {
    description:
      'With words and no order, what fits best comes first. Only what is published, except for writers.',
  })
  @Can('read', 'Template')
  templates(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => TemplateSort, { nullable: true }) sort?: TemplateSort,
    @Arg('filter', () => TemplateFilter, { nullable: true }) filter?: TemplateFilter,
  ): Promise<Page> {
    return listTemplates(context, info, { page, perPage, sort: sort ?? null, filter: filter ?? {} });
  }

  @Query(() => Template, { nullable: true })
  @Can('read', 'Template')
  template(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'Template', id);
  }

  @FieldResolver(() => ForUs, { nullable: true, description: 'What it is to your organisation.' })
  @Extensions({ needs: JUDGED })
  async forUs(@Root() row: Judged, @Ctx() { api }: RequestContext) {
    if (!api?.viewer.organisationId) return null;
    return judgeTemplate(row, await factsOfRequest(api)).forUs;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why, in a sentence.' })
  @Extensions({ needs: JUDGED })
  async forUsBecause(@Root() row: Judged, @Ctx() { api }: RequestContext) {
    if (!api?.viewer.organisationId) return null;
    return judgeTemplate(row, await factsOfRequest(api)).because;
  }

  @FieldResolver(() => Policy, {
    nullable: true,
    description: 'Your organisation’s own policy on it, as far as you may see it.',
  })
  ourPolicy(@Root() row: { ourPolicy?: Policy | null }): Policy | null {
    return row.ourPolicy ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'In a list with words: a passage with what was found between « and ».',
  })
  @Extensions({ needs: ['id'] })
  highlight(@Root() row: { highlight?: string | null }): string | null {
    return row.highlight ?? null;
  }

  @Mutation(() => Template, { description: 'A template with its first draft.' })
  @Can('create', 'Template')
  createTemplate(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateTemplateInput) input: CreateTemplateInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Template', idempotencyKey, input }, (inside) =>
      createTemplate(inside, input),
    );
  }

  @Mutation(() => Template)
  @Can('update', 'Template')
  updateTemplate(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateTemplateInput) input: UpdateTemplateInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'Template', idempotencyKey, input: { id, input, version } };
    return write(context, info, request, (inside) => updateTemplate(inside, id, input, version));
  }

  @Mutation(() => Template, { description: 'Out of the library; policies that are based on it stay.' })
  @Can('archive', 'Template')
  archiveTemplate(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Template', idempotencyKey, input: { id, version } }, (inside) =>
      archiveTemplate(inside, id, version),
    );
  }

  @Mutation(() => Template)
  @Can('restore', 'Template')
  restoreTemplate(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Template', idempotencyKey, input: { id, version } }, (inside) =>
      restoreTemplate(inside, id, version),
    );
  }
}

@Resolver(() => TemplateCategory)
export class TemplateCategoryResolver {
  @Query(() => [TemplateCategory])
  @Can('read', 'TemplateCategory')
  templateCategories(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo) {
    return readAll(context, info, 'TemplateCategory', 'position');
  }

  @Mutation(() => TemplateCategory)
  @Can('create', 'TemplateCategory')
  createTemplateCategory(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => TemplateCategoryInput) input: TemplateCategoryInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'TemplateCategory', idempotencyKey, input }, (inside) =>
      createTemplateCategory(inside, input),
    );
  }

  @Mutation(() => TemplateCategory)
  @Can('update', 'TemplateCategory')
  updateTemplateCategory(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => TemplateCategoryInput) input: TemplateCategoryInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'TemplateCategory', idempotencyKey, input: { id, input, version } };
    return write(context, info, request, (inside) => updateTemplateCategory(inside, id, input, version));
  }
}
