import type { Browser } from 'playwright-core';
import { ask, openPageAs, type TestSystem } from './harness.ts';

/** A document of the library as a journey needs it. */
export interface WantedDocument {
  title: string;
  text: string;
  kind?: 'HR_POLICY' | 'FORM';
  searchWords?: string[];
}

/** Has the coordinator write a document and the adviser publish it. @returns the id of the template */
export async function publishDocument(
  browser: Browser,
  system: TestSystem,
  { title, text, kind = 'HR_POLICY', searchWords = [] }: WantedDocument,
): Promise<string> {
  const coordinator = await openPageAs('coordinator', browser, system);
  const { category } = await ask<{ category: { id: string } }>(
    system,
    coordinator,
    'mutation ($name: String!) { category: createTemplateCategory(input: { name: $name }) { id } }',
    { name: `For ${title}` },
  );
  const { template } = await ask<{ template: { id: string; openVersion: { id: string } } }>(
    system,
    coordinator,
    'mutation ($input: CreateTemplateInput!) { template: createTemplate(input: $input) { id openVersion { id } } }',
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
  await ask(system, coordinator, 'mutation ($id: ID!) { submitTemplateVersion(id: $id) { id } }', {
    id: template.openVersion.id,
  });
  await coordinator.context().close();
  const adviser = await openPageAs('adviser', browser, system);
  await ask(system, adviser, 'mutation ($id: ID!) { publishTemplateVersion(id: $id) { id } }', {
    id: template.openVersion.id,
  });
  await adviser.context().close();
  return template.id;
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
