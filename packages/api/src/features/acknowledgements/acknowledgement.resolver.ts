import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { isOneOfSql } from '../../platform/db/filter-sql.js';
import { Forbidden, NotFound } from '../../platform/errors.js';
import type { ApiContext, RequestContext, WriteContext } from '../../platform/graphql/context.js';
import { Anybody, Can } from '../../platform/graphql/gate.js';
import { type Page, readPage } from '../../platform/graphql/read.js';
import { write } from '../../platform/graphql/write.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import { acknowledgeByLink, openPolicyByLink } from './acknowledge-by-link.js';
import { acknowledgePolicy } from './acknowledge-policy.js';
import {
  Acknowledgement,
  AcknowledgementFilter,
  AcknowledgementPage,
  AcknowledgementProgress,
  PaperAcknowledgementsInput,
  PolicyByLink,
  PolicyToRead,
} from './acknowledgement.type.js';
import { enterPaperAcknowledgements } from './enter-paper.js';
import { findProgress, mayWithProgress } from './find-progress.js';
import { findToRead, openToRead } from './find-to-read.js';
import { remindOfPolicy } from './remind-readers.job.js';

@Resolver(() => Acknowledgement)
export class AcknowledgementResolver {
  @Query(() => AcknowledgementPage, {
    description:
      'Who confirmed which version, the newest first: your own, and those of policies that you look after.',
  })
  @Can('read', 'Acknowledgement')
  acknowledgements(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('filter', () => AcknowledgementFilter, { nullable: true }) filter?: AcknowledgementFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'Acknowledgement',
      where: acknowledgementsWhere(context, filter ?? {}),
      sort: { field: 'acknowledgedAt', order: 'DESC' },
      page,
      perPage,
    });
  }

  @Query(() => [PolicyToRead], {
    description: 'What you are asked to read and confirm, what is left first; each without its text.',
  })
  @Can('read', 'PolicyToRead')
  policiesToRead(@Ctx() context: ApiContext): Promise<PolicyToRead[]> {
    return findToRead(context);
  }

  @Query(() => PolicyToRead, {
    nullable: true,
    description:
      'A version that is or was in force in your organisation, with its text; by the version’s id.',
  })
  @Can('read', 'PolicyToRead')
  policyToRead(
    @Ctx() context: ApiContext,
    @Arg('policyVersionId', () => ID) policyVersionId: string,
  ): Promise<PolicyToRead | null> {
    return openToRead(context, policyVersionId);
  }

  @Query(() => [AcknowledgementProgress], {
    description: 'How far the readers of the policies are that you look after.',
  })
  @Can('see', 'AcknowledgementProgress')
  acknowledgementProgresses(@Ctx() context: ApiContext): Promise<AcknowledgementProgress[]> {
    return findProgress(context);
  }

  @Query(() => AcknowledgementProgress, {
    nullable: true,
    description:
      'How far the readers of one policy are; null where nobody is asked, or it is not yours to see.',
  })
  @Can('see', 'AcknowledgementProgress')
  async acknowledgementProgress(
    @Ctx() context: ApiContext,
    @Arg('policyId', () => ID) policyId: string,
  ): Promise<AcknowledgementProgress | null> {
    const [progress] = await findProgress(context, policyId);
    return progress ?? null;
  }

  @Mutation(() => Acknowledgement, {
    description:
      'Confirms that you read exactly what you were shown. Where a newer version came out meanwhile it counts for the one shown. Twice is once.',
  })
  @Can('create', 'Acknowledgement')
  acknowledgePolicy(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('policyVersionId', () => ID) policyVersionId: string,
    @Arg('sha256', () => String, { description: 'Of what you were shown.' }) sha256: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const input = { policyVersionId, sha256 };
    return write(context, info, { answers: 'Acknowledgement', idempotencyKey, input }, (inside) =>
      acknowledgePolicy(inside, policyVersionId, sha256),
    );
  }

  @Mutation(() => AcknowledgementProgress, {
    description: 'Enters a printed list that came back signed. Who confirmed before stays as they are.',
  })
  @Can('enterPaper', 'AcknowledgementProgress')
  enterPaperAcknowledgements(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => PaperAcknowledgementsInput) input: PaperAcknowledgementsInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: progressOf, idempotencyKey, input }, (inside) =>
      enterPaperAcknowledgements(inside, input),
    );
  }

  @Mutation(() => AcknowledgementProgress, {
    description: 'Writes to everybody who has not confirmed yet, once a day at most.',
  })
  @Can('remind', 'AcknowledgementProgress')
  remindToAcknowledge(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('policyId', () => ID) policyId: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: progressOf, idempotencyKey, input: { policyId } },
      async (inside) => {
        if (!(await mayWithProgress(inside, 'remind', policyId))) throw new NotFound('policy');
        await enqueue(inside, remindOfPolicy, { policyId });
        return policyId;
      },
    );
  }

  @Query(() => PolicyByLink, {
    nullable: true,
    description:
      'What a reader’s link opens; null where it opens nothing: forged, run out, or not asked any more.',
  })
  @Anybody()
  openPolicyByLink(
    @Ctx() request: RequestContext,
    @Arg('token', () => String) token: string,
  ): Promise<PolicyByLink | null> {
    return openPolicyByLink(request, token);
  }

  @Mutation(() => PolicyByLink, {
    description: 'Confirms what a link showed, once, for a reader without a sign-in.',
  })
  @Anybody()
  acknowledgeByLink(
    @Ctx() request: RequestContext,
    @Arg('token', () => String) token: string,
    @Arg('sha256', () => String, { description: 'Of what they were shown.' }) sha256: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<PolicyByLink> {
    return acknowledgeByLink(request, token, sha256);
  }
}

async function progressOf(inside: WriteContext, policyId: string): Promise<AcknowledgementProgress> {
  const [progress] = await findProgress(inside, policyId);
  if (!progress) throw new Forbidden('Nobody is asked to confirm this policy.');
  return progress;
}

const acknowledgementsWhere =
  ({ viewer }: ApiContext, { ids, policyId, policyVersionId, mine }: AcknowledgementFilter) =>
  (row: Source, parameters: Parameters) => [
    ids ? isOneOfSql(columnSql(row, 'id'), ids, parameters) : undefined,
    policyId ? isOneOfSql(columnSql(row, 'policy'), [policyId], parameters) : undefined,
    policyVersionId ? isOneOfSql(columnSql(row, 'policyVersion'), [policyVersionId], parameters) : undefined,
    mine ? `${columnSql(row, 'person')} = ${parameters.add(viewer.personId)}` : undefined,
  ];
