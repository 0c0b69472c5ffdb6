import { getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { attachFile } from '../../platform/storage/attach-file.js';
import { eraseFile } from '../../platform/storage/erase-file.js';
import { Organisation } from './organisation.entity.js';

const MOST_BYTES = 1024 * 1024;
const PICTURES = ['image/png', 'image/jpeg'];

/**
 * Sets the picture that stands on an organisation's documents, or takes it away. The one before is erased.
 * @throws Invalid with `fileId`
 */
export async function changeOrganisationLogo(
  context: WriteContext,
  id: string,
  fileId: string | null,
): Promise<string> {
  const organisation = await getForChange(context, Organisation, id, 'changeLogo');
  const before = organisation.logo;
  if (fileId === before) return id;
  if (fileId !== null) {
    await attachFile(context, fileId, { type: 'Organisation', id, alsoFor: [] }, 'fileId');
    const [file] = await context.query<{ media_type: string; bytes: string }>(
      'select media_type, bytes from files where id = $1',
      [fileId],
    );
    if (!file || !PICTURES.includes(file.media_type) || Number(file.bytes) > MOST_BYTES)
      throw new Invalid({ fileId: 'Choose a PNG or JPEG picture of at most 1 MB.' });
  }
  organisation.logo = fileId;
  if (before !== null && before !== undefined) await eraseFile(context, before, 'replaced');
  return id;
}
