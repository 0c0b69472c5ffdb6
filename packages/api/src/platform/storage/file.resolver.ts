import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../graphql/context.js';
import { Can } from '../graphql/gate.js';
import { readOne } from '../graphql/read.js';
import { inTransaction, write } from '../graphql/write.js';
import { finishErasures } from './erase-file.js';
import { FileLink, StoredFile } from './file.type.js';
import { findFile } from './find-file.js';
import { openFile } from './open-file.js';
import { removeFile } from './remove-file.js';

@Resolver(() => StoredFile)
export class FileResolver {
  @Query(() => StoredFile, { nullable: true })
  @Can('read', 'StoredFile')
  async file(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    const found = await findFile(context, id);
    return found && readOne(context, info, 'StoredFile', found.id);
  }

  @Mutation(() => FileLink, {
    description:
      'Makes a link to a file’s content. Every call makes a new one, also with the same idempotencyKey.',
  })
  @Can('read', 'StoredFile')
  openFile(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<FileLink> {
    return inTransaction(context, (inside) => openFile(inside, id));
  }

  @Mutation(() => StoredFile, { description: 'Erases a file that you added, for good.' })
  @Can('remove', 'StoredFile')
  async removeFile(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'StoredFile', idempotencyKey, input: { id } };
    const answer = await write(context, info, request, (inside) => removeFile(inside, id));
    await finishErasures(context.files);
    return answer;
  }
}
