import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../graphql/context.js';
import { Can } from '../graphql/gate.js';
import { FailedJob } from './failed-job.type.js';

@Resolver(() => FailedJob)
export class FailedJobResolver {
  @Query(() => [FailedJob], { description: 'Work that failed for good, the newest first.' })
  @Can('read', 'FailedJob')
  async failedJobs(@Ctx() { database }: ApiContext): Promise<FailedJob[]> {
    const letters = await database.queue.deadLetters();
    return letters
      .map(({ id, sourceName, sourceCreatedOn, createdOn, sourceOutput }) => ({
        id,
        job: sourceName ?? 'unknown',
        askedAt: sourceCreatedOn ?? createdOn,
        failedAt: createdOn,
        error: messageOf(sourceOutput),
      }))
      .sort((a, b) => b.failedAt.getTime() - a.failedAt.getTime());
  }

  @Mutation(() => Int, { description: 'Tries the failed jobs of one kind again; answers how many.' })
  @Can('retry', 'FailedJob')
  retryFailedJobs(
    @Ctx() { database }: ApiContext,
    @Arg('job', () => String) job: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<number> {
    return database.queue.revive(job);
  }
}

function messageOf(output: object | null): string | null {
  return output && 'message' in output ? String(output.message) : null;
}
