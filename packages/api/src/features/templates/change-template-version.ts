import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import { tell } from '../../platform/mail/tell.js';
import { newId } from '../../platform/new-id.js';
import { attachFile } from '../../platform/storage/attach-file.js';
import { eraseFile } from '../../platform/storage/erase-file.js';
import { checkForm } from './check-form.js';
import { readText, sha256Of } from './read-edition.js';
import { tellReviewers } from './tell-reviewers.job.js';
import { Template } from './template.entity.js';
import { templateSentBack } from './template.messages.js';
import type { UpdateTemplateVersionInput } from './template.type.js';
import type { TemplateSource } from './template-kind.js';
import { TemplateVersion } from './template-version.entity.js';

/** What an edition says: a text, or an uploaded form. Undefined and null leave it as it is. */
export interface NewContent {
  text?: string | null | undefined;
  fileId?: string | null | undefined;
}

/** Begins a new edition from the one that counts, by whoever asks for it. */
export async function draftTemplateVersion(context: WriteContext, templateId: string): Promise<string> {
  const template = await getForChange(context, Template, templateId, 'draftVersion');
  template.checkInUse();
  const [open] = await context.query(
    `select from template_versions where template_id = $1 and status in ('DRAFT', 'IN_REVIEW')`,
    [template.id],
  );
  if (open) throw new Conflict('WRONG_STATE', 'A new version is being written already. Go on with that one.');
  const before = await context.em.findOne(
    TemplateVersion,
    { template: template.id },
    { orderBy: { number: 'DESC' } },
  );
  if (!before) throw new Conflict('WRONG_STATE', 'This template has no version to begin from.');
  const counts =
    (await context.em.findOne(TemplateVersion, { template: template.id, status: 'PUBLISHED' })) ?? before;
  const { text, file, sha256, fields, legalAsOf } = counts;
  const number = before.number + 1;
  return createDraft(context, { template: template.id, number, text, file, sha256, fields, legalAsOf }).id;
}

type Draft = Pick<
  TemplateVersion,
  'template' | 'number' | 'text' | 'file' | 'sha256' | 'fields' | 'legalAsOf'
>;

/** A new edition in the hands of whoever begins it. */
export const createDraft = (context: WriteContext, draft: Draft): TemplateVersion =>
  context.em.create(TemplateVersion, {
    ...draft,
    id: newId(),
    status: 'DRAFT',
    change: 'MATERIAL',
    changeSummary: null,
    author: context.viewer.personId,
    submittedAt: null,
    approvedBy: null,
    publishedAt: null,
    retiredAt: null,
    retiredBecause: null,
  });

/**
 * Changes a draft. A text may be unfinished; what is wrong with it is told with it, and refused when it is sent for
 * review.
 */
export async function updateTemplateVersion(
  context: WriteContext,
  id: string,
  input: UpdateTemplateVersionInput,
  version: number,
): Promise<string> {
  const row = await getForChange(context, TemplateVersion, id, 'update', version);
  if (row.status !== 'DRAFT')
    throw new Conflict('WRONG_STATE', 'Only a draft can be changed. Begin a new version.');
  const { change, changeSummary, legalAsOf } = input;
  row.describeChange(
    change ?? row.change,
    changeSummary === undefined ? (row.changeSummary ?? null) : changeSummary?.trim() || null,
  );
  if (legalAsOf) row.legalAsOf = legalAsOf;
  // Whoever changes what is said has written it: they do not publish it too.
  row.author = context.viewer.personId;
  const template = await context.em.findOneOrFail(Template, { id: row.template });
  await takeContent(context, row, template.source, input);
  return id;
}

/** Sends a draft to be read by somebody else. @throws Invalid with `text` or `changeSummary` where it is not ready */
export async function submitTemplateVersion(
  context: WriteContext,
  id: string,
  version?: number,
): Promise<string> {
  const row = await getForChange(context, TemplateVersion, id, 'submit', version);
  if (row.status !== 'DRAFT') throw new Conflict('WRONG_STATE', 'Only a draft can be sent for review.');
  await checkReady(row);
  row.submit(now());
  await enqueue(context, tellReviewers, { versionId: id });
  return id;
}

/** Back to its author, with what is to be changed. */
export async function sendBackTemplateVersion(
  context: WriteContext,
  id: string,
  reason: string,
): Promise<string> {
  const row = await getForChange(context, TemplateVersion, id, 'sendBack');
  const words = reason.trim();
  if (words === '' || words.length > 2_000)
    throw new Invalid({ reason: 'Say in at most 2,000 letters what is to be changed.' });
  row.sendBack();
  const { title } = await context.em.findOneOrFail(Template, { id: row.template });
  if (row.author)
    await tell(
      context,
      templateSentBack,
      { personId: row.author },
      { title, reason: words, templateId: row.template },
    );
  return id;
}

/**
 * Puts a text or form into a draft, with the fields that it names.
 * @throws Invalid with `text` or `fileId`
 */
export async function takeContent(
  context: WriteContext,
  version: TemplateVersion,
  source: TemplateSource,
  { text, fileId }: NewContent,
): Promise<void> {
  if (typeof text === 'string') {
    if (source !== 'TEXT') throw new Invalid({ text: 'This is a form. Upload a new one instead of a text.' });
    version.text = text.replace(/\r\n?/g, '\n');
    version.fields = [...readText(version.text).fields];
    version.sha256 = sha256Of(version.text);
  }
  if (typeof fileId === 'string' && fileId !== version.file) {
    if (source !== 'FILE')
      throw new Invalid({
        fileId: 'This is a text. Import the file as text instead of putting it in its place.',
      });
    await takeForm(context, version, fileId);
  }
}

async function takeForm(context: WriteContext, version: TemplateVersion, fileId: string): Promise<void> {
  const form = await checkForm(context, fileId);
  const before = version.file;
  await attachFile(context, fileId, { type: 'TemplateVersion', id: version.id, alsoFor: [] }, 'fileId');
  version.file = fileId;
  version.fields = [...form.fields];
  version.sha256 = form.sha256;
  if (typeof before !== 'string') return;
  // The form of an earlier edition stays with that one; what was put into this draft before is nobody's any more.
  const [replaced] = await context.query(
    `select from files where id = $1 and attached_to_type = 'TemplateVersion' and attached_to_id = $2`,
    [before, version.id],
  );
  if (replaced) await eraseFile(context, before, 'replaced');
}

async function checkReady(version: TemplateVersion): Promise<void> {
  if (version.number > 1 && !version.changeSummary)
    throw new Invalid({ changeSummary: 'Say what changed, for those who adopted the version before.' });
  const { text } = version;
  if (typeof text !== 'string') {
    if (!version.file) throw new Invalid({ fileId: 'Upload the form first.' });
    return;
  }
  if (text.trim() === '') throw new Invalid({ text: 'Write the text first.' });
  const [first] = readText(text).problems;
  if (first) throw new Invalid({ text: `Line ${first.line}: ${first.message}` }, 'TEXT_PROBLEMS');
}
