import { Parameters } from '../db/condition-sql.js';
import type { ApiContext } from '../graphql/context.js';
import { readRows } from '../graphql/read.js';
import { isUuid } from '../is-uuid.js';
import type { FileRule } from './file-rule.js';

/** A file that somebody may read, and the rule by which. */
export interface FoundFile {
  id: string;
  organisation: string | null;
  uploadedBy: string | null;
  attachedToId: string | null;
  rule: FileRule | null;
}

interface Row {
  id: string;
  organisation_id: string | null;
  uploaded_by_id: string | null;
  attached_to_type: string | null;
  attached_to_id: string | null;
}

/**
 * A file that this person may read, or null: what is attached to nothing is its uploader's alone; everything else goes by
 * the rule of the thing it is attached to, and is refused where there is none.
 */
export async function findFile(context: ApiContext, id: string): Promise<FoundFile | null> {
  if (!isUuid(id)) return null;
  const parameters = new Parameters();
  const [row] = await readRows<Row>(
    context,
    `select f.id, f.organisation_id, f.uploaded_by_id, f.attached_to_type, f.attached_to_id from files f
     where f.id = ${parameters.add(id)} and f.stored_at is not null and f.erased_at is null`,
    parameters,
  );
  if (!row) return null;
  const rule = context.files.rules.get(row.attached_to_type ?? '') ?? null;
  const file = {
    id: row.id,
    organisation: row.organisation_id,
    uploadedBy: row.uploaded_by_id,
    attachedToId: row.attached_to_id,
    rule,
  };
  if (file.attachedToId === null) {
    const isOwn =
      file.uploadedBy === context.viewer.personId && file.organisation === context.viewer.organisationId;
    return isOwn ? file : null;
  }
  const mayRead = await rule?.mayRead(context, { ...file, attachedToId: file.attachedToId });
  return mayRead === true ? file : null;
}
