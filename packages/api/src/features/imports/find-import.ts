import { GraphQLError } from 'graphql';
import type { Query } from '../../platform/db/read-as.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import type { StoredContent } from '../../platform/storage/stored-content.js';
import { type AnyImport, importsOf } from './define-import.js';
import { findUpload } from './find-upload.js';
import type { ImportStatus } from './import-status.js';

/** An import as its jobs need it. */
export interface FoundImport {
  id: string;
  organisation_id: string | null;
  status: ImportStatus;
  kind: string;
  file_id: string;
  file_name: string;
}

/** Locks an import, so that of two who work on it one goes first. */
export async function lockImport(query: Query, id: string): Promise<FoundImport> {
  const rows = await query<FoundImport>(
    'select id, organisation_id, status, kind, file_id, file_name from imports where id = $1 for update',
    [id],
  );
  if (!rows[0]) throw new GraphQLError('This import is no longer there.');
  return rows[0];
}

/**
 * The kind of an import and its file, as the person who asked for it has them now.
 * @throws GraphQLError where they no longer may, or the file is gone
 */
export async function openImport(
  context: ApiContext,
  { kind, file_id }: Pick<FoundImport, 'kind' | 'file_id'>,
): Promise<{ kind: AnyImport; upload: StoredContent }> {
  const found = openKind(context, kind);
  const upload = await findUpload(context, file_id);
  if (!upload) throw new GraphQLError('The file is no longer there. StoredContent it again.');
  return { kind: found, upload };
}

/**
 * The kind of an import, as long as this person may import it.
 * @throws GraphQLError
 */
export function openKind(context: ApiContext, name: string): AnyImport {
  const found = importsOf(context).find((one) => one.kind === name);
  if (!found) throw new GraphQLError('You may no longer import this.');
  return found;
}
