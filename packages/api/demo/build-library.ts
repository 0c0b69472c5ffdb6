import { buildAnswer } from '../src/features/facts/fact.factory.js';
import {
  buildTemplate,
  buildTemplateCategory,
  buildTemplateDownload,
  buildTemplateVersion,
} from '../src/features/templates/template.factory.js';
import { addDays, toInstant } from '../src/platform/local-time.js';
import type { Consortium } from './build-consortium.js';
import { ANSWERS } from './content/answers.js';
import { OTHER_MEMBER, SMALL_MEMBER } from './content/organisations.js';
import { TEMPLATES } from './content/templates.js';

type Ids = (at: Date) => string;

/** Shelves that are there already, by name. */
export type Shelves = ReadonlyMap<string, string>;

/**
 * What members have answered, and what the consortium has written for its library: a template in each state, one of them
 * in its second edition, fetched by two members.
 * @param today London date
 * @param shelves of the starter library, where it is there
 */
export function buildLibrary(consortium: Consortium, today: string, shelves: Shelves, ids: Ids) {
  const at = (daysAgo: number) => new Date(toInstant(addDays(today, -daysAgo), '11:00'));
  const idOf = (name: string) => consortium.organisations.find((one) => one.name === name)?.id ?? '';
  const answers = [...ANSWERS].flatMap(([name, given]) =>
    Object.entries(given).map(([key, value]) =>
      buildAnswer({ organisation: idOf(name), key, value, answeredAt: at(30) }),
    ),
  );
  const missing = [...new Set(TEMPLATES.map(({ category }) => category))].filter(
    (name) => !shelves.has(name),
  );
  const categories = missing.map((name, index) =>
    buildTemplateCategory({ id: ids(at(100)), name, position: index + 1 }),
  );
  const shelfOf = new Map([...shelves, ...categories.map(({ id, name }): [string, string] => [name, id])]);
  const author = consortium.personId('adviser@demo.test');
  const approvedBy = consortium.personId('coordinator@demo.test');
  const made = TEMPLATES.map((content) => {
    const createdAt = at(content.editions[0]?.daysAgo ?? 0);
    const template = buildTemplate({
      id: ids(createdAt),
      category: shelfOf.get(content.category) ?? '',
      title: content.title,
      kind: content.kind,
      summary: content.summary,
      searchWords: [...content.searchWords],
      createdAt,
    });
    const versions = content.editions.map(
      ({ status, daysAgo, changeSummary, retiredBecause, text }, index) => {
        const isIssued = status === 'PUBLISHED' || status === 'RETIRED';
        return buildTemplateVersion({
          id: ids(at(daysAgo)),
          template: template.id,
          number: index + 1,
          status,
          text: `${text}\n`,
          changeSummary,
          author,
          legalAsOf: addDays(today, -daysAgo),
          submittedAt: status === 'DRAFT' ? null : at(daysAgo),
          approvedBy: isIssued ? approvedBy : null,
          publishedAt: isIssued ? at(daysAgo) : null,
          retiredAt: status === 'RETIRED' ? at(10) : null,
          retiredBecause,
          createdAt: at(daysAgo),
        });
      },
    );
    return { template, versions };
  });
  const versions = made.flatMap((one) => one.versions);
  const downloads = versions
    .filter(({ publishedAt }) => publishedAt !== null)
    .flatMap((version) =>
      [SMALL_MEMBER, OTHER_MEMBER].map((name, index) =>
        buildTemplateDownload({
          id: ids(at(5)),
          organisation: idOf(name),
          version: version.id,
          downloadedOn: addDays(today, -5 - index),
          count: index + 1,
        }),
      ),
    );
  return { answers, categories, templates: made.map(({ template }) => template), versions, downloads };
}
