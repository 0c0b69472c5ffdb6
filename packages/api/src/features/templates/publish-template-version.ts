import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Conflict } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { indexTemplate } from './index-template.js';
import { sha256Of } from './read-edition.js';
import { TemplateVersion } from './template-version.entity.js';

/**
 * Puts an edition into the library and the one before out of it, in one transaction: there is never none, never two.
 * @throws Forbidden where the author approves their own work
 */
export async function publishTemplateVersion(
  context: WriteContext,
  id: string,
  version?: number,
): Promise<string> {
  const row = await getForChange(context, TemplateVersion, id, 'publish', version);
  if (row.status !== 'IN_REVIEW')
    throw new Conflict('WRONG_STATE', 'Only a version that is being reviewed can be published.');
  const at = now();
  const before = await context.em.findOne(TemplateVersion, { template: row.template, status: 'PUBLISHED' });
  if (before) {
    before.retire(at, null);
    // First the old one out, then the new one in: the database never holds two.
    await context.em.flush();
  }
  row.publish(
    context.viewer.personId,
    at,
    typeof row.text === 'string' ? sha256Of(row.text) : (row.sha256 ?? ''),
  );
  await context.em.flush();
  await indexTemplate(context, row.template);
  return id;
}
