import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage } from '../../platform/graphql/read.js';
import { write } from '../../platform/graphql/write.js';
import { checkImport, runImport, undoImport } from './change-import.js';
import { describeImports } from './describe-imports.js';
import {
  Import,
  ImportFilter,
  ImportKind,
  ImportPage,
  ImportRowFilter,
  ImportRowPage,
} from './import.type.js';

@Resolver(() => Import)
export class ImportResolver {
  @Query(() => [ImportKind], { description: 'What you may import, with the columns of each.' })
  @Can('read', 'ImportKind')
  importKinds(@Ctx() context: ApiContext): Promise<ImportKind[]> {
    return describeImports(context);
  }

  @Query(() => ImportPage, { description: 'The imports of your organisation, the newest first.' })
  @Can('read', 'Import')
  imports(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('filter', () => ImportFilter, { nullable: true }) filter?: ImportFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'Import',
      where: importsWhere(filter ?? {}),
      sort: { field: 'createdAt', order: 'DESC' },
      page,
      perPage,
    });
  }

  @Query(() => Import, { nullable: true })
  @Can('read', 'Import')
  import(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'Import', id);
  }

  @Query(() => ImportRowPage, { description: 'What is to be said of single rows, by line.' })
  @Can('read', 'ImportRow')
  importRows(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('importId', () => ID) importId: string,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('filter', () => ImportRowFilter, { nullable: true }) filter?: ImportRowFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'ImportRow',
      where: rowsWhere(importId, filter ?? {}),
      sort: { field: 'line', order: 'ASC' },
      page,
      perPage,
    });
  }

  @Mutation(() => Import, { description: 'Looks through an uploaded file, and changes nothing else.' })
  @Can('check', 'Import')
  checkImport(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('kind', () => String) kind: string,
    @Arg('fileId', () => ID) fileId: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Import', idempotencyKey, input: { kind, fileId } }, (inside) =>
      checkImport(inside, kind, fileId),
    );
  }

  @Mutation(() => Import, {
    description: 'Takes in all good rows of a file that was looked through, or none.',
  })
  @Can('run', 'Import')
  runImport(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Import', idempotencyKey, input: { id, version } }, (inside) =>
      runImport(inside, id, version),
    );
  }

  @Mutation(() => Import, {
    description:
      'Takes back what an import made, while nobody has changed or used it: all of it, or nothing.',
  })
  @Can('undo', 'Import')
  undoImport(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Import', idempotencyKey, input: { id, version } }, (inside) =>
      undoImport(inside, id, version),
    );
  }
}

const importsWhere = (filter: ImportFilter) => (row: Source, parameters: Parameters) => [
  filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
  filter.kind ? `${columnSql(row, 'kind')} = ${parameters.add(filter.kind)}` : undefined,
];

const rowsWhere = (importId: string, filter: ImportRowFilter) => (row: Source, parameters: Parameters) => [
  isOneOfSql(columnSql(row, 'import'), [importId], parameters),
  filter.states ? `${columnSql(row, 'state')} = any(${parameters.add(filter.states)}::text[])` : undefined,
];
