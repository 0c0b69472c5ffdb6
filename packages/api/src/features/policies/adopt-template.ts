import { checkMayStart } from '../../platform/crud.js';
import { takeTurn } from '../../platform/db/take-turn.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { newId } from '../../platform/new-id.js';
import { Template } from '../templates/template.entity.js';
import { TemplateVersion } from '../templates/template-version.entity.js';
import { checkPeople } from './check-people.js';
import { createDraft } from './open-draft.js';
import { Policy } from './policy.entity.js';
import type { AdoptTemplateInput } from './policy.input.js';

/**
 * An organisation makes an edition of a template its own: a policy with a first draft that follows it word for word.
 * @throws Invalid at the field, Conflict HAS_POLICY where it has one on this template
 */
export async function adoptTemplate(context: WriteContext, input: AdoptTemplateInput): Promise<string> {
  const { personId } = context.viewer;
  const organisation = actingOrganisation(context);
  const { templateVersionId, ownerId = personId, deputyId = null } = input;
  const edition = isUuid(templateVersionId)
    ? await context.em.findOne(TemplateVersion, { id: templateVersionId })
    : null;
  const template = edition && (await context.em.findOne(Template, { id: edition.template }));
  if (!edition || !template || template.archivedAt) throw new NotFound('template version');
  if (edition.status !== 'PUBLISHED')
    throw new Invalid({
      templateVersionId: 'Only a published edition can be adopted. Take the present one.',
    });
  if (edition.text === null)
    throw new Invalid({
      templateVersionId: 'This is a form: it is filled in when it is needed, not adopted.',
    });
  await checkPeople(context, { ownerId, deputyId });
  await checkHasNone(context, organisation, template.id, 'templateVersionId');
  const policy = context.em.create(Policy, {
    ...NEW,
    id: newId(),
    organisation,
    template: template.id,
    title: template.title,
    owner: ownerId,
    deputy: deputyId,
    acknowledgedBy: input.acknowledgedBy ?? template.acknowledgedBy,
    reviewMonths: input.reviewMonths ?? template.reviewMonths,
  });
  await createDraft(context, {
    policy: policy.id,
    organisation,
    origin: 'TEMPLATE',
    templateVersion: edition.id,
    author: personId,
  });
  return policy.id;
}

/** What a policy that begins does not have yet. */
export const NEW = {
  nextReviewOn: null,
  adoptedOn: null,
  withdrawnAt: null,
  withdrawnBecause: null,
  reviewedAt: null,
  search: null,
} satisfies Partial<Policy>;

/** @throws Forbidden for whoever acts for none, or may not begin a policy there */
export function actingOrganisation(context: WriteContext): string {
  const { organisationId } = context.viewer;
  if (!organisationId) throw new Forbidden('Choose the organisation that you act for.');
  checkMayStart(context, 'create', 'Policy', { organisation: organisationId });
  return organisationId;
}

/**
 * Refuses a second policy on one template.
 * @throws Conflict HAS_POLICY with the id of the first
 */
export async function checkHasNone(
  context: WriteContext,
  organisation: string,
  template: string,
  field: string,
): Promise<void> {
  await takeTurn(context.query, `policy ${organisation} ${template}`);
  const has = await context.em.findOne(Policy, { organisation, template, status: { $ne: 'WITHDRAWN' } });
  if (has)
    throw new Conflict('HAS_POLICY', 'You have a policy on this already. Change that one.', {
      field,
      policyId: has.id,
    });
}
