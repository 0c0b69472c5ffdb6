import type { Browser } from 'playwright-core';
import { ask, openPageAs, type TestSystem } from './harness.ts';

/** A document of the library as a journey needs it. */
export interface WantedDocument {
  title: string;
  text: string;
  kind?: 'HR_POLICY' | 'FORM';
  searchWords?: string[];
}

interface Drafted {
  id: string;
  openVersion: { id: string; version: number };
}

const SUBMIT = 'mutation ($id: ID!) { submitTemplateVersion(id: $id) { id } }';
const PUBLISH = 'mutation ($id: ID!) { publishTemplateVersion(id: $id) { id } }';

/** Has the coordinator write a document that nobody has reviewed. */
export async function draftDocument(
  browser: Browser,
  system: TestSystem,
  { title, text, kind = 'HR_POLICY', searchWords = [] }: WantedDocument,
): Promise<Drafted> {
  const coordinator = await openPageAs('coordinator', browser, system);
  const { category } = await ask<{ category: { id: string } }>(
    system,
    coordinator,
    'mutation ($name: String!) { category: createTemplateCategory(input: { name: $name }) { id } }',
    { name: `For ${title}` },
  );
  const { template } = await ask<{ template: Drafted }>(
    system,
    coordinator,
    'mutation ($input: CreateTemplateInput!) { template: createTemplate(input: $input) { id openVersion { id version } } }',
    {
      input: {
        title,
        kind,
        source: 'TEXT',
        categoryId: category.id,
        audience: ['ALL_STAFF'],
        necessity: 'OPTIONAL',
        summary: `What to do, as ${title} says.`,
        searchWords,
        text,
      },
    },
  );
  await coordinator.context().close();
  return template;
}

/** Has the coordinator write a document and the adviser publish it. @returns the id of the template */
export async function publishDocument(
  browser: Browser,
  system: TestSystem,
  wanted: WantedDocument,
): Promise<string> {
  const { id, openVersion } = await draftDocument(browser, system, wanted);
  const coordinator = await openPageAs('coordinator', browser, system);
  await ask(system, coordinator, SUBMIT, { id: openVersion.id });
  await coordinator.context().close();
  const adviser = await openPageAs('adviser', browser, system);
  await ask(system, adviser, PUBLISH, { id: openVersion.id });
  await adviser.context().close();
  return id;
}

/** Has the coordinator write the next version of a published document, and send it for review. */
export async function proposeNextVersion(
  browser: Browser,
  system: TestSystem,
  templateId: string,
  text: string,
): Promise<void> {
  const coordinator = await openPageAs('coordinator', browser, system);
  const { draft } = await ask<{ draft: { id: string; version: number } }>(
    system,
    coordinator,
    'mutation ($id: ID!) { draft: draftTemplateVersion(templateId: $id) { id version } }',
    { id: templateId },
  );
  await ask(
    system,
    coordinator,
    'mutation ($id: ID!, $version: Int!, $input: UpdateTemplateVersionInput!) { updateTemplateVersion(id: $id, version: $version, input: $input) { id } }',
    { ...draft, input: { text, change: 'MATERIAL', changeSummary: 'It says more clearly who does what.' } },
  );
  await ask(system, coordinator, SUBMIT, { id: draft.id });
  await coordinator.context().close();
}

/** Has the demo manager answer questions for all documents; null forgets an answer. */
export async function rememberFacts(
  browser: Browser,
  system: TestSystem,
  answers: Record<string, unknown>,
): Promise<void> {
  const manager = await openPageAs('manager', browser, system);
  await ask(system, manager, 'mutation ($answers: JSON!) { rememberFacts(answers: $answers) { key } }', {
    answers,
  });
  await manager.context().close();
}
