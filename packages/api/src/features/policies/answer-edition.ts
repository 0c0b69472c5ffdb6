import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { resolveMerge } from '../../platform/documents/merge-texts.js';
import { Conflict } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { newId } from '../../platform/new-id.js';
import { TemplateVersion } from '../templates/template-version.entity.js';
import { draftEdition, mergeEdition } from './draft-edition.js';
import { endApprovals } from './end-approvals.js';
import { findCurrent, findOpen } from './open-draft.js';
import { newerEditionSql, Policy } from './policy.entity.js';
import type { EditionAnswer } from './policy-status.js';
import type { PolicyVersion } from './policy-version.entity.js';

/**
 * The organisation takes the new edition of the template: its draft has it, word for word or merged with its own wording.
 * It comes into force by approval like any other.
 * @throws Conflict NOTHING_NEWER, AWAITING_APPROVAL
 */
export async function takeTemplateVersion(context: WriteContext, policyId: string): Promise<string> {
  const { policy, edition } = await getOffered(context, policyId);
  const open = await findOpen(context, policyId);
  if (open?.templateVersion !== edition.id) {
    open?.checkDraft();
    if (open) await bringInto(context, open, edition);
    else await draftFrom(context, policy, edition);
  }
  await answer(context, policy, edition.id, 'TAKEN');
  return policyId;
}

/** The organisation keeps what it has. It is not asked again about this edition. */
export async function keepOurWording(context: WriteContext, policyId: string): Promise<string> {
  const { policy, edition } = await getOffered(context, policyId);
  const open = await findOpen(context, policyId);
  if (open?.templateVersion === edition.id && policy.status === 'CURRENT') {
    open.checkDraft();
    open.discard(now());
    await endApprovals(context, open.id, 'all');
  }
  await answer(context, policy, edition.id, 'KEPT_OURS');
  return policyId;
}

/** The organisation asks an adviser first. That is noted; the edition stays offered. */
export async function askAdviser(context: WriteContext, policyId: string): Promise<string> {
  const { policy, edition } = await getOffered(context, policyId);
  await answer(context, policy, edition.id, 'ASKED_ADVISER');
  return policyId;
}

async function getOffered(
  context: WriteContext,
  policyId: string,
): Promise<{ policy: Policy; edition: TemplateVersion & { text: string } }> {
  const policy = await getForChange(context, Policy, policyId, 'decideOnNewVersion');
  policy.checkKept();
  const [offered] = await context.query<{ id: string | null }>(
    `select (${newerEditionSql('$1::uuid')}) as id`,
    [policyId],
  );
  const edition = offered?.id ? await context.em.findOne(TemplateVersion, { id: offered.id }) : null;
  const text = edition?.text;
  if (!edition || typeof text !== 'string')
    throw new Conflict(
      'NOTHING_NEWER',
      'There is no new edition to decide on. You may have done so already.',
    );
  return { policy, edition: Object.assign(edition, { text }) };
}

async function answer(
  context: WriteContext,
  policy: Policy,
  edition: string,
  said: EditionAnswer,
): Promise<void> {
  await context.em.flush();
  await context.query(
    `insert into policy_edition_answers (id, organisation_id, policy_id, template_version_id, answer, answered_by_id, answered_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (policy_id, template_version_id) do update
       set answer = excluded.answer, answered_by_id = excluded.answered_by_id, answered_at = excluded.answered_at,
         version = policy_edition_answers.version + 1`,
    [newId(), policy.organisation, policy.id, edition, said, context.viewer.personId, now()],
  );
}

async function draftFrom(
  context: WriteContext,
  policy: Policy,
  edition: TemplateVersion & { text: string },
): Promise<void> {
  const current = await findCurrent(context, policy.id);
  const base = current?.templateVersion ?? null;
  if (!current || base === null)
    throw new Conflict('NOTHING_NEWER', 'There is no wording that the new edition could come to.');
  const followed = {
    policy: policy.id,
    organisation: policy.organisation,
    base,
    baseText: await textOfEdition(context, base),
    ours: current.wording ?? null,
  };
  await draftEdition(context.query, followed, edition, context.viewer.personId);
}

/** A draft that follows an older edition gets the new one; what was chosen between the two before stays chosen. */
async function bringInto(
  context: WriteContext,
  open: PolicyVersion,
  edition: TemplateVersion & { text: string },
): Promise<void> {
  const isUnsettled = open.clashes > 0 && open.merge !== null;
  const base = isUnsettled ? open.merge?.base : open.templateVersion;
  if (!base) throw new Conflict('IS_A_FILE', 'This draft is a file: no template is merged into it.');
  const ours = (isUnsettled ? open.merge?.ours : open.wording) ?? null;
  const baseText = await textOfEdition(context, base);
  const merged = mergeEdition({ base, baseText, ours }, edition.text);
  const before = isUnsettled ? (open.merge?.choices ?? {}) : {};
  const choices = Object.fromEntries(Object.entries(before).filter(([id]) => merged.clashes.includes(id)));
  open.templateVersion = edition.id;
  open.origin = 'NEW_TEMPLATE_VERSION';
  open.change = edition.change;
  open.changeSummary = edition.changeSummary ?? null;
  open.merge = merged.merge && { ...merged.merge, choices };
  open.wording = ours && merged.merge ? resolveMerge(baseText, edition.text, ours, choices) : merged.wording;
  open.clashes = merged.clashes.length - Object.keys(choices).length;
}

/** The text of an issued edition. */
export async function textOfEdition(context: WriteContext, id: string): Promise<string> {
  const edition = await context.em.findOneOrFail(TemplateVersion, { id });
  return edition.text ?? '';
}
