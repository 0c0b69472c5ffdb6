import { now } from '../../platform/clock.js';
import { assign, checkMayStart, getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import { newId } from '../../platform/new-id.js';
import { LawChange } from './law-change.entity.js';
import type { CreateLawChangeInput, UpdateLawChangeInput } from './law-change.type.js';
import { raiseReviewTasksJob } from './raise-review-tasks.job.js';

/** A new entry of the register; once it is certain, a job raises the reviews. */
export async function createLawChange(
  context: WriteContext,
  { templateIds, ...input }: CreateLawChangeInput,
): Promise<string> {
  checkMayStart(context, 'create', 'LawChange', {});
  const id = newId();
  const change = context.em.create(LawChange, {
    sourceUrl: null,
    inForceOn: null,
    dateNote: null,
    checkedOn: null,
    ...input,
    id,
    slug: null,
    starterTemplates: [],
    raisedAt: null,
    createdBy: context.viewer.personId,
  });
  settle(change);
  await touch(context, id, templateIds);
  await enqueue(context, raiseReviewTasksJob, { lawChangeId: id });
  return id;
}

/** Puts an entry right; a job moves, raises or ends its reviews accordingly. */
export async function updateLawChange(
  context: WriteContext,
  id: string,
  { templateIds, ...input }: UpdateLawChangeInput,
  version: number,
): Promise<string> {
  const change = await getForChange(context, LawChange, id, 'update', version);
  assign(change, input);
  settle(change);
  if (templateIds) {
    change.starterTemplates = [];
    await touch(context, id, templateIds);
  }
  await enqueue(context, raiseReviewTasksJob, { lawChangeId: id });
  return id;
}

/** @throws Invalid where what is certain has no date */
function settle(change: LawChange): void {
  const isCertain = change.status === 'CONFIRMED' || change.status === 'IN_FORCE';
  if (isCertain && !change.inForceOn)
    throw new Invalid({
      inForceOn: 'Enter the day on which it comes into force, or leave the change as planned.',
    });
  if (isCertain) change.raisedAt ??= now();
}

async function touch(context: WriteContext, id: string, templateIds: readonly string[]): Promise<void> {
  const ids = [...new Set(templateIds.map((one) => one.toLowerCase()))];
  const found = ids.every(isUuid)
    ? await context.query('select from templates where id = any ($1::uuid[])', [ids])
    : [];
  if (found.length !== ids.length)
    throw new Invalid({ templateIds: 'Choose templates of the library only.' });
  await context.em.flush();
  await context.query(
    'delete from law_change_templates where law_change_id = $1 and template_id <> all ($2::uuid[])',
    [id, ids],
  );
  await context.query(
    'insert into law_change_templates (law_change_id, template_id) select $1, t from unnest($2::uuid[]) t on conflict do nothing',
    [id, ids],
  );
}
