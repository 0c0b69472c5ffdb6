import { Invalid } from '../errors.js';
import type { WriteContext } from '../graphql/context.js';
import { isUuid } from '../is-uuid.js';

/** What a file is attached to. */
export interface AttachTo {
  /** A type that has a rule (`FileRule`), such as `Booking`. */
  type: string;
  id: string;
  /** Organisations that the thing concerns besides the one whose file it is. */
  alsoFor: readonly string[];
}

/**
 * Attaches a person's own upload to a thing; from then on the rule of that thing says who reads it. The feature has
 * checked that this person may add files to it.
 * @param field the field of the input, where a refusal is told
 * @throws Invalid where it is not an upload of this person that nothing has used yet
 */
export async function attachFile(
  context: WriteContext,
  fileId: string,
  to: AttachTo,
  field = 'fileIds',
): Promise<void> {
  const rule = context.files.rules.get(to.type);
  if (!rule) throw new Error(`There is no file rule for ${to.type}: list it in app.ts`);
  const gone = new Invalid({
    [field]: 'One of the files is no longer there, or belongs to something else. Choose it again.',
  });
  if (!isUuid(fileId)) throw gone;
  const rows = await context.query<{ encrypted: boolean }>(
    `update files set attached_to_type = $2, attached_to_id = $3,
       also_for = array(select distinct o from unnest($4::uuid[]) o where o is distinct from organisation_id)
     where id = $1 and uploaded_by_id = $5 and organisation_id is not distinct from $6
       and attached_to_id is null and stored_at is not null and erased_at is null
     returning encrypted`,
    [fileId, to.type, to.id, [...to.alsoFor], context.viewer.personId, context.viewer.organisationId],
  );
  const [file] = rows;
  if (!file) throw gone;
  if (rule.encrypted && !file.encrypted) throw gone;
}
