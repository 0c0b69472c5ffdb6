import { now } from '../../platform/clock.js';
import { assign, getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import { FACT_BY_KEY } from '../facts/fact-vocabulary.js';
import { inOneForm } from './applicability.js';
import { createDraft, takeContent } from './change-template-version.js';
import { indexTemplate } from './index-template.js';
import { Template, TemplateCategory } from './template.entity.js';
import type {
  ApplicabilityInput,
  CreateTemplateInput,
  LegalDriverInput,
  UpdateTemplateInput,
} from './template.type.js';

/** Somebody who writes the library begins a template; what it says is a draft until somebody else publishes it. */
export async function createTemplate(context: WriteContext, input: CreateTemplateInput): Promise<string> {
  await checkCategory(context, input.categoryId);
  checkApplies(input.applies);
  checkSource(input);
  const template = context.em.create(Template, {
    id: newId(),
    slug: null,
    title: input.title.trim(),
    kind: input.kind,
    source: input.source,
    category: input.categoryId,
    audience: input.audience ?? ['ALL_STAFF'],
    acknowledgedBy: input.acknowledgedBy ?? [],
    necessity: input.necessity,
    because: input.because?.trim() || null,
    applies: inOneForm(input.applies ?? {}),
    drivers: driversOf(input.drivers),
    reviewMonths: input.reviewMonths ?? 12,
    summary: input.summary.trim(),
    searchWords: wordsOf(input.searchWords),
    archivedAt: null,
  });
  const version = createDraft(context, {
    template: template.id,
    number: 1,
    text: input.source === 'TEXT' ? '' : null,
    file: null,
    sha256: null,
    fields: [],
    legalAsOf: input.legalAsOf ?? londonDate(now().getTime()),
  });
  await context.em.flush();
  await takeContent(context, version, input.source, { text: input.text, fileId: input.fileId });
  return template.id;
}

function checkSource({ source, text = null, fileId = null }: CreateTemplateInput): void {
  if (source === 'TEXT' && fileId !== null)
    throw new Invalid({
      fileId: 'A text template has no file. Import the file as text, or choose the source FILE.',
    });
  if (source === 'FILE' && text !== null)
    throw new Invalid({
      text: 'A form is uploaded, not written. Leave the text out, or choose the source TEXT.',
    });
}

/** What is said about a template; its text is the business of its editions. */
export async function updateTemplate(
  context: WriteContext,
  id: string,
  input: UpdateTemplateInput,
  version: number,
): Promise<string> {
  const template = await getForChange(context, Template, id, 'update', version);
  template.checkInUse();
  if (input.categoryId !== undefined) await checkCategory(context, input.categoryId);
  checkApplies(input.applies);
  const { categoryId, applies, drivers, searchWords, title, summary, because, ...plain } = input;
  assign(template, {
    ...plain,
    category: categoryId,
    title: title?.trim(),
    summary: summary?.trim(),
    because: because === undefined ? undefined : because?.trim() || null,
    applies: applies === undefined ? undefined : inOneForm(applies ?? {}),
    drivers: drivers === undefined ? undefined : driversOf(drivers),
    searchWords: searchWords === undefined ? undefined : wordsOf(searchWords),
  });
  await context.em.flush();
  await indexTemplate(context, id);
  return id;
}

/** Out of the library. Policies that members have on it stay theirs. */
export async function archiveTemplate(context: WriteContext, id: string, version?: number): Promise<string> {
  const template = await getForChange(context, Template, id, 'archive', version);
  template.archive(now());
  return id;
}

/** Out of the bin, back into the library as it was. */
export async function restoreTemplate(context: WriteContext, id: string, version?: number): Promise<string> {
  const template = await getForChange(context, Template, id, 'restore', version);
  template.restore();
  return id;
}

async function checkCategory(context: WriteContext, id: string): Promise<void> {
  const category = isUuid(id) ? await context.em.findOne(TemplateCategory, { id }) : null;
  if (!category) throw new Invalid({ categoryId: 'Choose one of the categories.' });
}

function checkApplies(applies: ApplicabilityInput | null | undefined): void {
  for (const part of ['facts', 'anyOf'] as const) {
    const wrong = applies?.[part]?.find((key) => FACT_BY_KEY.get(key)?.kind !== 'YES_NO');
    if (wrong !== undefined)
      throw new Invalid({ [`applies.${part}`]: `“${wrong}” is not a fact that is answered with yes or no.` });
  }
  const { minHeadcount = null, maxHeadcount = null } = applies ?? {};
  if (minHeadcount !== null && maxHeadcount !== null && minHeadcount > maxHeadcount)
    throw new Invalid({ 'applies.maxHeadcount': 'The largest number is smaller than the smallest.' });
}

const driversOf = (drivers: readonly LegalDriverInput[] | null | undefined) =>
  (drivers ?? []).map(({ act, section = null, since = null, source = null }) => ({
    act: act.trim(),
    section: section?.trim() || null,
    since,
    source,
  }));

const wordsOf = (words: readonly string[] | null | undefined): string[] => [
  ...new Set((words ?? []).map((word) => word.trim()).filter((word) => word !== '')),
];
