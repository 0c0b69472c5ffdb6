import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import type { ChangeSize } from '../templates/template-kind.js';
import { TemplateVersion } from '../templates/template-version.entity.js';
import { checkWording } from './check-wording.js';
import { endApprovals } from './end-approvals.js';
import { createDraft, findCurrent, findOpen, getVersionForChange } from './open-draft.js';
import { Policy } from './policy.entity.js';
import type { PolicyVersion } from './policy-version.entity.js';

/** What somebody writes, and how much it changes. */
interface Wording {
  /** Null: the template word for word. */
  text: string | null;
  change?: ChangeSize | null | undefined;
  changeSummary?: string | null | undefined;
}

const LONGEST_SUMMARY = 500;

/**
 * Writes the draft of a policy, or begins one from the version in force. The organisation's wording is kept apart from
 * the template's; where it is the same, it follows the template.
 * @throws Invalid at `text` with the place of each mistake, Conflict AWAITING_APPROVAL, IS_A_FILE
 */
export async function changeWording(
  context: WriteContext,
  policyId: string,
  { text, change, changeSummary }: Wording,
): Promise<string> {
  if (changeSummary && changeSummary.length > LONGEST_SUMMARY)
    throw new Invalid({ changeSummary: `Use at most ${LONGEST_SUMMARY} letters.` });
  const policy = await getForChange(context, Policy, policyId, 'changeWording');
  policy.checkKept();
  const open = await findOpen(context, policyId);
  open?.checkDraft();
  const draft = open ?? (await draftFromCurrent(context, policy));
  const template = await getTemplateText(context, draft);
  if (text !== null && text !== template) checkWording(text);
  draft.wording = text === template ? null : text;
  // Whoever writes the text has seen the places in which the two disagreed, and decided.
  draft.clashes = 0;
  if (change) draft.change = change;
  if (changeSummary !== undefined) draft.changeSummary = changeSummary?.trim() || null;
  return draft.id;
}

async function draftFromCurrent(context: WriteContext, policy: Policy): Promise<PolicyVersion> {
  const current = await findCurrent(context, policy.id);
  return createDraft(context, {
    policy: policy.id,
    organisation: policy.organisation,
    origin: current?.origin === 'OWN_FILE' ? 'OWN_FILE' : 'OWN_CHANGE',
    templateVersion: current?.templateVersion ?? null,
    wording: current?.wording ?? null,
    author: context.viewer.personId,
  });
}

async function getTemplateText(context: WriteContext, draft: PolicyVersion): Promise<string> {
  const followed = draft.templateVersion
    ? await context.em.findOne(TemplateVersion, { id: draft.templateVersion })
    : null;
  if (followed?.text === null || followed?.text === undefined)
    throw new Conflict('IS_A_FILE', 'This policy is a file. Upload a newer one instead.');
  return followed.text;
}

/**
 * Gives up a draft. Where it came with a new edition of the template, that edition is offered again.
 * @throws Conflict WRONG_STATE
 */
export async function discardVersion(context: WriteContext, id: string, version?: number): Promise<string> {
  const { edition } = await getVersionForChange(context, id, 'discard', version);
  edition.discard(now());
  await endApprovals(context, id, 'all');
  await context.query(
    `delete from policy_edition_answers where policy_id = $1 and template_version_id = $2 and answer = 'TAKEN'`,
    [edition.policy, edition.templateVersion],
  );
  return id;
}
