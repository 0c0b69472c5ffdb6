import { Readable } from 'node:stream';
import type { BlockContent, PhrasingContent } from 'mdast';
import { now } from '../../platform/clock.js';
import { compareTexts } from '../../platform/documents/compare-texts.js';
import type { FilledDocument } from '../../platform/documents/fill-text.js';
import { makeDocument } from '../../platform/documents/make-document.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { isReadable } from '../../platform/graphql/read.js';
import { londonDate } from '../../platform/local-time.js';
import { handOut } from '../../platform/storage/hand-out.js';
import type { DocumentFormat, DocumentLink } from '../templates/library.type.js';
import { MOST_AT_ONCE } from './make-pack.js';
import { MEDIA_TYPES } from './print-edition.js';
import { dayOrNothing } from './public-page.js';
import { contentHash, contentOf, type Edition, queryAs, readEditions } from './read-edition.js';

/**
 * A paper with which a board adopts versions: what it is to decide, and of each version what changed.
 * @throws NotFound, Invalid
 */
export async function makeBoardPaper(
  context: ApiContext,
  versionIds: readonly string[],
  format: DocumentFormat,
): Promise<DocumentLink> {
  const ids = [...new Set(versionIds)];
  if (ids.length === 0 || ids.length > MOST_AT_ONCE)
    throw new Invalid({ policyVersionIds: `Choose from 1 to ${MOST_AT_ONCE} versions.` });
  for (const id of ids)
    if (!(await isReadable(context, 'PolicyVersion', id, 'clashes'))) throw new NotFound('policy version');
  if (format === 'ORIGINAL') throw new Invalid({ format: 'Choose Word or PDF.' });
  const query = queryAs(context);
  const editions = await readEditions(query, ids);
  const former = await query<{ policy: string; id: string }>(
    `select policy_id as policy, id from policy_versions where status = 'CURRENT' and policy_id = any ($1::uuid[])`,
    [editions.map(({ policy }) => policy)],
  );
  const before = new Map(
    (
      await readEditions(
        query,
        former.map(({ id }) => id),
      )
    ).map((edition) => [edition.policy, edition]),
  );
  const today = londonDate(now().getTime());
  const organisationName = editions[0]?.organisationName ?? '';
  const frame = {
    title: 'Policies for decision',
    organisationName,
    version: today,
    date: today,
    checksum: editions.map((edition) => contentHash(edition).slice(0, 8)).join(' '),
  };
  const filled = paperOf(editions, before);
  const bytes = await makeDocument({ format, filled, frame });
  const name = `board-paper-${today}.${format.toLowerCase()}`;
  const made = { name, mediaType: MEDIA_TYPES[format], stream: Readable.from([bytes]) };
  return handOut(context.files, context.viewer.personId, made);
}

function paperOf(editions: readonly Edition[], before: ReadonlyMap<string, Edition>): FilledDocument {
  const titles = editions.map((edition) => item(`${edition.title}, version ${edition.number}`));
  return {
    type: 'root',
    children: [
      heading(2, 'What the board is asked to decide'),
      paragraph(
        editions.length === 1
          ? 'To adopt the policy below, in the version whose checksum is printed with it.'
          : `To adopt the ${editions.length} policies below, each in the version whose checksum is printed with it.`,
      ),
      { type: 'list', ordered: true, start: 1, spread: false, children: titles },
      ...editions.flatMap((edition) => sectionOf(edition, before.get(edition.policy))),
      heading(2, 'Decision'),
      paragraph('Meeting of: ____________________   Minute: ____________________'),
    ],
  };
}

const MOST_CHANGES = 40;

function sectionOf(edition: Edition, former: Edition | undefined): BlockContent[] {
  const isFirst = former === undefined || former.id === edition.id;
  const about = isFirst
    ? 'It is new: there is no version in force.'
    : `It takes the place of version ${former.number}, adopted on ${dayOrNothing(former.adoptedOn)}.`;
  const size = edition.change === 'MATERIAL' ? 'People are asked to read it again.' : 'The change is minor.';
  const missing = contentOf(edition)?.missing.length ?? 0;
  return [
    heading(2, edition.title),
    paragraph(`Version ${edition.number}. ${about} ${size}`),
    paragraph(`Checksum: ${contentHash(edition)}`),
    ...(edition.changeSummary ? [paragraph(`What changed: ${edition.changeSummary}`)] : []),
    ...(missing > 0 ? [paragraph(`Not complete yet: ${missing} answers are missing.`)] : []),
    ...(isFirst ? [] : changesOf(former, edition)),
  ];
}

function changesOf(former: Edition, edition: Edition): BlockContent[] {
  if (former.text === null || edition.text === null)
    return [paragraph('The document is a file: compare both files.')];
  const changed = compareTexts(former.text, edition.text).blocks.filter(({ kind }) => kind !== 'SAME');
  if (changed.length === 0) return [paragraph('The words are the same.')];
  const rows = changed.slice(0, MOST_CHANGES).map(({ section, parts }) => [
    section,
    parts
      .filter(({ kind }) => kind !== 'ADDED')
      .map(({ text }) => text)
      .join(''),
    parts
      .filter(({ kind }) => kind !== 'REMOVED')
      .map(({ text }) => text)
      .join(''),
  ]);
  const more = changed.length - rows.length;
  return [
    heading(3, 'The changes'),
    table([['Section', 'Before', 'Now'], ...rows]),
    ...(more > 0 ? [paragraph(`And ${more} more changes: see the comparison in the console.`)] : []),
  ];
}

const words = (value: string): PhrasingContent[] => [{ type: 'text', value }];
const heading = (depth: 2 | 3, text: string): BlockContent => ({
  type: 'heading',
  depth,
  children: words(text),
});
const paragraph = (text: string): BlockContent => ({ type: 'paragraph', children: words(text) });
const item = (text: string) => ({
  type: 'listItem' as const,
  spread: false,
  children: [{ type: 'paragraph' as const, children: words(text) }],
});
const table = (rows: readonly (readonly string[])[]): BlockContent => ({
  type: 'table',
  children: rows.map((cells) => ({
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: words(cell) })),
  })),
});
