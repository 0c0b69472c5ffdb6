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
import { DateScalar } from '../../platform/graphql/scalars.js';
import { write } from '../../platform/graphql/write.js';
import { FactQuestion } from '../facts/fact.type.js';
import {
  Comparison,
  DocumentFormat,
  type DocumentFormat as DocumentFormatName,
  DocumentLink,
} from '../templates/library.type.js';
import { ChangeSize, ContentsEntry } from '../templates/template.type.js';
import type { ChangeSize as ChangeSizeName } from '../templates/template-kind.js';
import { replacePolicyFile } from './add-own-policy.js';
import { adoptAtMeeting } from './adopt-version.js';
import { changeWording, discardVersion } from './change-wording.js';
import { comparePolicyVersions, compareWithTemplate } from './compare-policy-versions.js';
import { downloadPolicy } from './download-policy.js';
import { makeBoardPaper } from './make-board-paper.js';
import { ClashChoiceInput, ReplacePolicyFileInput } from './policy.input.js';
import { Policy, PolicyVersion } from './policy.type.js';
import { PolicyMerge } from './policy-merge.type.js';
import { reopenVersion, sendForApproval } from './send-for-approval.js';
import { readMerge, settleClashes } from './settle-clashes.js';
import { contentsOfVersion, htmlOf, missingOf, textOf, type VersionRow } from './show-version.js';

/** What is dear to make is made for one record, not for each of a list. */
function isInList(info: GraphQLResolveInfo): boolean {
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at; at = at.prev)
    if (typeof at.key === 'number') return true;
  return false;
}

@Resolver(() => PolicyVersion)
export class PolicyVersionResolver {
  @Query(() => PolicyVersion, { nullable: true })
  @Can('read', 'PolicyVersion')
  policyVersion(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ) {
    return readOne(context, info, 'PolicyVersion', id);
  }

  @Query(() => Comparison, { description: 'Two versions of a policy, block by block.' })
  @Can('read', 'PolicyVersion')
  comparePolicyVersions(
    @Ctx() context: ApiContext,
    @Arg('beforeId', () => ID) beforeId: string,
    @Arg('afterId', () => ID) afterId: string,
  ): Promise<Comparison> {
    return comparePolicyVersions(context, beforeId, afterId);
  }

  @Query(() => Comparison, {
    description: 'The edition of the template that it follows, and what was made of it.',
  })
  @Can('read', 'PolicyVersion')
  compareWithTemplate(
    @Ctx() context: ApiContext,
    @Arg('policyVersionId', () => ID) policyVersionId: string,
  ): Promise<Comparison> {
    return compareWithTemplate(context, policyVersionId);
  }

  @Query(() => PolicyMerge, {
    description: 'How a draft with a new edition came about, and what is to be chosen.',
  })
  @Can('changeWording', 'PolicyVersion')
  policyMerge(
    @Ctx() context: ApiContext,
    @Arg('policyVersionId', () => ID) policyVersionId: string,
  ): Promise<PolicyMerge> {
    return readMerge(context, policyVersionId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What counts: the own wording, or the template’s. Null for a file, and within lists.',
  })
  @Extensions({ needs: ['id'] })
  text(@Root() row: VersionRow, @Ctx() { api }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return api && !isInList(info) ? textOf(api, row) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'As it is read, with the answers of the organisation; of a Word file its preview. Null for a PDF, and within lists.',
  })
  @Extensions({ needs: ['id'] })
  html(@Root() row: VersionRow, @Ctx() { api }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return api && !isInList(info) ? htmlOf(api, row) : null;
  }

  @FieldResolver(() => [ContentsEntry], { nullable: true, description: 'Its headings; null within lists.' })
  @Extensions({ needs: ['id'] })
  contents(@Root() row: VersionRow, @Ctx() { api }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return api && !isInList(info) ? contentsOfVersion(api, row) : null;
  }

  @FieldResolver(() => [FactQuestion], {
    nullable: true,
    description: 'What has to be answered before it can be approved; null within lists.',
  })
  @Extensions({ needs: ['id'] })
  missing(@Root() row: VersionRow, @Ctx() { api }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return api && !isInList(info) ? missingOf(api, row) : null;
  }

  @Mutation(() => DocumentLink, {
    description:
      'Makes the document: what is not in force is stamped as a draft. Nobody is told who fetched it. Every call makes a new link, also with the same idempotencyKey.',
  })
  @Can('download', 'PolicyVersion')
  downloadPolicy(
    @Ctx() context: ApiContext,
    @Arg('policyVersionId', () => ID) policyVersionId: string,
    @Arg('format', () => DocumentFormat) format: DocumentFormatName,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<DocumentLink> {
    return downloadPolicy(context, policyVersionId, format);
  }

  @Mutation(() => DocumentLink, {
    description: 'A paper for the board: what it is to decide, and what changed. Every call makes a new one.',
  })
  @Can('adopt', 'PolicyVersion')
  makeBoardPaper(
    @Ctx() context: ApiContext,
    @Arg('policyVersionIds', () => [ID]) policyVersionIds: string[],
    @Arg('format', () => DocumentFormat, { nullable: true, description: 'Default: DOCX.' })
    format?: DocumentFormatName,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<DocumentLink> {
    return makeBoardPaper(context, policyVersionIds, format ?? 'DOCX');
  }

  @Mutation(() => PolicyVersion, {
    description: 'Writes the draft, or begins one. Without a text: the template word for word.',
  })
  @Can('changeWording', 'Policy')
  changeWording(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('policyId', () => ID) policyId: string,
    @Arg('text', () => String, { nullable: true }) text: string | null | undefined,
    @Arg('change', () => ChangeSize, { nullable: true }) change: ChangeSizeName | null | undefined,
    @Arg('changeSummary', () => String, { nullable: true }) changeSummary: string | null | undefined,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = {
      answers: 'PolicyVersion',
      idempotencyKey,
      input: { policyId, text, change, changeSummary },
    };
    return write(context, info, request, (inside) =>
      changeWording(inside, policyId, { text: text ?? null, change, changeSummary }),
    );
  }

  @Mutation(() => PolicyVersion, {
    description: 'A newer file of a policy that you brought along: its next version.',
  })
  @Can('changeWording', 'Policy')
  replacePolicyFile(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('policyId', () => ID) policyId: string,
    @Arg('input', () => ReplacePolicyFileInput) input: ReplacePolicyFileInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'PolicyVersion', idempotencyKey, input: { policyId, input } };
    return write(context, info, request, (inside) => replacePolicyFile(inside, policyId, input));
  }

  @Mutation(() => PolicyVersion, {
    description:
      'Puts a draft to people of your organisation by name; what they are shown stands still from now on.',
  })
  @Can('submit', 'PolicyVersion')
  sendPolicyForApproval(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('approverIds', () => [ID]) approverIds: string[],
    @Arg('needed', () => Int) needed: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'PolicyVersion', idempotencyKey, input: { id, approverIds, needed } };
    return write(context, info, request, (inside) => sendForApproval(inside, id, { approverIds, needed }));
  }

  @Mutation(() => Policy, { description: 'A meeting has adopted it.' })
  @Can('adopt', 'PolicyVersion')
  adoptAtMeeting(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('heldOn', () => DateScalar) heldOn: string,
    @Arg('minute', () => String) minute: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'Policy', idempotencyKey, input: { id, heldOn, minute } };
    return write(context, info, request, (inside) => adoptAtMeeting(inside, id, { heldOn, minute }));
  }

  @Mutation(() => PolicyVersion, {
    description: 'Takes it back from its approvers, to change it. What they said so far counts for nothing.',
  })
  @Can('reopen', 'PolicyVersion')
  reopenPolicyVersion(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'PolicyVersion', idempotencyKey, input: { id, version } };
    return write(context, info, request, (inside) => reopenVersion(inside, id, version));
  }

  @Mutation(() => PolicyVersion, { description: 'Gives up a draft.' })
  @Can('discard', 'PolicyVersion')
  discardPolicyVersion(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'PolicyVersion', idempotencyKey, input: { id, version } };
    return write(context, info, request, (inside) => discardVersion(inside, id, version));
  }

  @Mutation(() => PolicyVersion, {
    description: 'Chooses in places where your wording and the new one disagree, some or all of them.',
  })
  @Can('changeWording', 'PolicyVersion')
  settleClashes(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('policyVersionId', () => ID) policyVersionId: string,
    @Arg('choices', () => [ClashChoiceInput]) choices: ClashChoiceInput[],
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'PolicyVersion', idempotencyKey, input: { policyVersionId, choices } };
    return write(context, info, request, (inside) => settleClashes(inside, policyVersionId, choices));
  }
}
