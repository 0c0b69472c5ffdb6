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
import { readOne } from '../../platform/graphql/read.js';
import { write } from '../../platform/graphql/write.js';
import {
  draftTemplateVersion,
  sendBackTemplateVersion,
  submitTemplateVersion,
  updateTemplateVersion,
} from './change-template-version.js';
import { importTextOf } from './import-text.js';
import { ImportedText } from './library.type.js';
import { publishTemplateVersion } from './publish-template-version.js';
import { retireTemplateVersion } from './retire-template-version.js';
import { type EditionRow, problemsOfEdition, showEdition } from './show-edition.js';
import { ContentsEntry, TemplateVersion, TextProblem, UpdateTemplateVersionInput } from './template.type.js';

const CONTENT = ['id', 'text', 'formId', 'sha256'];

/** What is dear to make is made for one record, not for each of a list. */
function isInList(info: GraphQLResolveInfo): boolean {
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at; at = at.prev)
    if (typeof at.key === 'number') return true;
  return false;
}

const mayKnowProblems = (api: ApiContext | null): boolean =>
  api?.permissions.field('TemplateVersion', 'problems') === true;

@Resolver(() => TemplateVersion)
export class TemplateVersionResolver {
  @Query(() => TemplateVersion, { nullable: true })
  @Can('read', 'TemplateVersion')
  templateVersion(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ) {
    return readOne(context, info, 'TemplateVersion', id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'To read, with [organisation name] where a fact comes; null within lists.',
  })
  @Extensions({ needs: CONTENT })
  async html(@Root() row: EditionRow, @Ctx() { api }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return api && !isInList(info) ? (await showEdition(api, row)).html : null;
  }

  @FieldResolver(() => [ContentsEntry], { nullable: true, description: 'Its headings; null within lists.' })
  @Extensions({ needs: CONTENT })
  async contents(@Root() row: EditionRow, @Ctx() { api }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return api && !isInList(info) ? (await showEdition(api, row)).contents : null;
  }

  @FieldResolver(() => [TextProblem], {
    nullable: true,
    description: 'What has to be put right before it can be published, for its writers; null within lists.',
  })
  @Extensions({ needs: CONTENT })
  problems(@Root() row: EditionRow, @Ctx() { api }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return mayKnowProblems(api) && !isInList(info) ? problemsOfEdition(row) : null;
  }

  @Mutation(() => TemplateVersion, { description: 'Begins a new edition from the published one.' })
  @Can('draftVersion', 'Template')
  draftTemplateVersion(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('templateId', () => ID) templateId: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'TemplateVersion', idempotencyKey, input: { templateId } };
    return write(context, info, request, (inside) => draftTemplateVersion(inside, templateId));
  }

  @Mutation(() => TemplateVersion, { description: 'A draft may have problems; they are told, not refused.' })
  @Can('update', 'TemplateVersion')
  updateTemplateVersion(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateTemplateVersionInput) input: UpdateTemplateVersionInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'TemplateVersion', idempotencyKey, input: { id, input, version } };
    return write(context, info, request, (inside) => updateTemplateVersion(inside, id, input, version));
  }

  @Mutation(() => ImportedText, {
    description: 'Makes a text of a Word document that you uploaded, and tells what was lost.',
  })
  @Can('importText', 'TemplateVersion')
  importText(
    @Ctx() context: ApiContext,
    @Arg('fileId', () => ID) fileId: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<ImportedText> {
    return importTextOf(context, fileId);
  }

  @Mutation(() => TemplateVersion, { description: 'For somebody else to read and publish.' })
  @Can('submit', 'TemplateVersion')
  submitTemplateVersion(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'TemplateVersion', idempotencyKey, input: { id, version } };
    return write(context, info, request, (inside) => submitTemplateVersion(inside, id, version));
  }

  @Mutation(() => TemplateVersion, { description: 'Back to who wrote it; they are told what to change.' })
  @Can('sendBack', 'TemplateVersion')
  sendBackTemplateVersion(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'TemplateVersion', idempotencyKey, input: { id, reason } };
    return write(context, info, request, (inside) => sendBackTemplateVersion(inside, id, reason));
  }

  @Mutation(() => TemplateVersion, {
    description: 'Into the library, in place of the edition before. Not by who wrote it.',
  })
  @Can('publish', 'TemplateVersion')
  publishTemplateVersion(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'TemplateVersion', idempotencyKey, input: { id, version } };
    return write(context, info, request, (inside) => publishTemplateVersion(inside, id, version));
  }

  @Mutation(() => TemplateVersion, {
    description: 'Out of the library without another in its place; who holds it is told why.',
  })
  @Can('retire', 'TemplateVersion')
  retireTemplateVersion(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'TemplateVersion', idempotencyKey, input: { id, reason } };
    return write(context, info, request, (inside) => retireTemplateVersion(inside, id, reason));
  }
}
