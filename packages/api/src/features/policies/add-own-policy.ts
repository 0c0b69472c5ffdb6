import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { DOCX, PDF } from '../../platform/documents/media-types.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isVisible } from '../../platform/graphql/read.js';
import { isUuid } from '../../platform/is-uuid.js';
import { addMonths, londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import { attachFile } from '../../platform/storage/attach-file.js';
import { Template } from '../templates/template.entity.js';
import { actingOrganisation, checkHasNone, NEW } from './adopt-template.js';
import { adoptVersion } from './adopt-version.js';
import { checkPeople } from './check-people.js';
import { createDraft, findCurrent, findOpen } from './open-draft.js';
import { Policy } from './policy.entity.js';
import type { AddOwnPolicyInput, ReplacePolicyFileInput } from './policy.input.js';
import type { PolicyVersion } from './policy-version.entity.js';

/**
 * A policy that the organisation has already, as a file. It gets owner, review and acknowledgements like the others; no
 * template is merged into it.
 * @throws Invalid at the field, Conflict HAS_POLICY
 */
export async function addOwnPolicy(context: WriteContext, input: AddOwnPolicyInput): Promise<string> {
  const { personId } = context.viewer;
  const organisation = actingOrganisation(context);
  const { templateId = null, ownerId = personId, deputyId = null, adoptedOn = null } = input;
  const template = await getTemplate(context, templateId);
  const title = input.title?.trim() ?? template?.title;
  if (!title) throw new Invalid({ title: 'Enter the title of the policy, or say which template it covers.' });
  const reviewMonths = input.reviewMonths ?? template?.reviewMonths ?? 12;
  const nextReviewOn = checkDates(adoptedOn, input.nextReviewOn ?? null, reviewMonths);
  await checkPeople(context, { ownerId, deputyId });
  if (template) await checkHasNone(context, organisation, template.id, 'templateId');
  const policy = context.em.create(Policy, {
    ...NEW,
    id: newId(),
    organisation,
    template: template?.id ?? null,
    title,
    owner: ownerId,
    deputy: deputyId,
    acknowledgedBy: input.acknowledgedBy ?? template?.acknowledgedBy ?? [],
    reviewMonths,
  });
  const edition = await createDraft(context, {
    policy: policy.id,
    organisation,
    origin: 'OWN_FILE',
    file: input.fileId,
    author: personId,
  });
  await context.em.flush();
  await attachDocument(context, edition, input.fileId);
  if (adoptedOn) await adoptVersion(context, policy, edition, { on: adoptedOn, nextReviewOn });
  return policy.id;
}

/**
 * A newer file of a policy that was brought along: its next version.
 * @throws Invalid at `fileId`, Conflict where something else is being drafted or approved
 */
export async function replacePolicyFile(
  context: WriteContext,
  policyId: string,
  { fileId, change = 'MATERIAL', changeSummary = null }: ReplacePolicyFileInput,
): Promise<string> {
  const policy = await getForChange(context, Policy, policyId, 'changeWording');
  policy.checkKept();
  const open = await findOpen(context, policyId);
  const current = await findCurrent(context, policyId);
  if ((open ?? current)?.origin !== 'OWN_FILE')
    throw new Conflict('NOT_A_FILE', 'This policy is a text. Change its wording instead.');
  open?.checkDraft();
  const edition =
    open ??
    (await createDraft(context, {
      policy: policyId,
      organisation: policy.organisation,
      origin: 'OWN_FILE',
      file: fileId,
      author: context.viewer.personId,
    }));
  edition.file = fileId;
  edition.change = change ?? 'MATERIAL';
  edition.changeSummary = changeSummary?.trim() || null;
  await context.em.flush();
  await attachDocument(context, edition, fileId);
  return edition.id;
}

const DOCUMENTS: readonly string[] = [PDF, DOCX];

async function attachDocument(context: WriteContext, edition: PolicyVersion, fileId: string): Promise<void> {
  await attachFile(context, fileId, { type: 'PolicyVersion', id: edition.id, alsoFor: [] }, 'fileId');
  const [file] = await context.query<{ type: string }>('select media_type as type from files where id = $1', [
    fileId,
  ]);
  if (!file || !DOCUMENTS.includes(file.type))
    throw new Invalid({ fileId: 'A policy is a Word document (.docx) or a PDF. Choose such a file.' });
}

async function getTemplate(context: WriteContext, id: string | null): Promise<Template | null> {
  if (id === null) return null;
  const seen = isUuid(id) && (await isVisible(context, 'Template', id));
  const template = seen ? await context.em.findOne(Template, { id, archivedAt: null }) : null;
  if (!template) throw new Invalid({ templateId: 'This template is not in the library any more.' });
  return template;
}

function checkDates(adoptedOn: string | null, given: string | null, reviewMonths: number): string {
  const today = londonDate(now().getTime());
  if (adoptedOn !== null && adoptedOn > today) throw new Invalid({ adoptedOn: 'Enter a day that has been.' });
  const nextReviewOn = given ?? addMonths(adoptedOn ?? today, reviewMonths);
  if (adoptedOn !== null && nextReviewOn <= adoptedOn)
    throw new Invalid({ nextReviewOn: 'The review comes after the adoption. Enter a later day.' });
  return nextReviewOn;
}
