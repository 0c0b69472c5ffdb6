import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import { indexTemplate } from './index-template.js';
import { tellHolders } from './tell-holders.job.js';
import { TemplateVersion } from './template-version.entity.js';

/** Takes an edition out of the library without another in its place, and tells the members that hold it why. */
export async function retireTemplateVersion(
  context: WriteContext,
  id: string,
  reason: string,
): Promise<string> {
  const row = await getForChange(context, TemplateVersion, id, 'retire');
  const words = reason.trim();
  if (words === '' || words.length > 1_000)
    throw new Invalid({ reason: 'Say in at most 1,000 letters why it is withdrawn: members are told.' });
  row.retire(now(), words);
  await context.em.flush();
  await indexTemplate(context, row.template);
  await enqueue(context, tellHolders, { versionId: id });
  return id;
}
