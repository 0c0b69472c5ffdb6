import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { isOneOfSql } from '../../platform/db/filter-sql.js';
import { searchWordsOf } from './search-words.js';
import type { TemplateFilter } from './template.type.js';

/** What of a filter the SQL needs to have worked out before. */
export interface KnownOfViewer {
  /** The rules of applicability, as they stand in the library, that hold for the viewer's organisation; as JSON. */
  fitting: readonly string[];
}

/** The parts of a filter, so that a facet can count without its own. */
export const FILTER_PARTS = ['category', 'kind', 'audience', 'appliesToUs', 'notAdopted'] as const;
export type FilterPart = (typeof FILTER_PARTS)[number];

/** The SQL of a template list's filter. */
export const templatesWhere =
  (filter: TemplateFilter, known: KnownOfViewer) => (row: Source, parameters: Parameters) => [
    ...commonWhere(filter)(row, parameters),
    ...FILTER_PARTS.map((part) => partWhere(filter, known, part)(row, parameters)),
  ];

/** The parts of a filter that no facet counts. */
export const commonWhere = (filter: TemplateFilter) => (row: Source, parameters: Parameters) => [
  `${columnSql(row, 'archivedAt')} is ${filter.archived ? 'not null' : 'null'}`,
  filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
  filter.necessity ? `${columnSql(row, 'necessity')} = ${parameters.add(filter.necessity)}` : undefined,
  filter.status
    ? `exists (select from template_versions sv where sv.template_id = ${columnSql(row, 'id')} and sv.status = ${parameters.add(filter.status)})`
    : undefined,
];

/** One part of a filter; undefined where nothing is asked for. */
export const partWhere =
  (filter: TemplateFilter, known: KnownOfViewer, part: FilterPart) =>
  (row: Source, parameters: Parameters): string | undefined => {
    const wanted = filter[part];
    if (wanted === undefined || wanted === null) return undefined;
    switch (part) {
      case 'category':
        return isOneOfSql(columnSql(row, 'category'), [String(wanted)], parameters);
      case 'kind':
        return `${columnSql(row, 'kind')} = ${parameters.add(wanted)}`;
      case 'audience':
        return `${columnSql(row, 'audience')} @> array[${parameters.add(wanted)}]::text[]`;
      case 'appliesToUs':
        return `${wanted ? '' : 'not '}${appliesSql(row, known, parameters)}`;
      case 'notAdopted':
        return `${wanted ? '' : 'not '}${notAdoptedSql(row)}`;
    }
  };

/** SQL that holds for what applies to the viewer's organisation: its rule is one of those that hold. */
export const appliesSql = (row: Source, { fitting }: KnownOfViewer, parameters: Parameters): string =>
  `(${columnSql(row, 'applies')} = any(${parameters.add(fitting)}::jsonb[]))`;

/** SQL that holds for what the acting organisation has no policy in force on. */
export const notAdoptedSql = (row: Source): string =>
  `(not exists (select from policies op where op.template_id = ${columnSql(row, 'id')} and op.status = 'CURRENT'
     and op.organisation_id = any ((select app.org_ids())::uuid[])))`;

/** The join that finds templates by words and says how well each fits; undefined where no words are given. */
export function searchJoin(
  q: string | null | undefined,
): ((row: Source, parameters: Parameters) => { join: string; rank: string }) | undefined {
  if (!q?.trim()) return undefined;
  return (row, parameters) => {
    const { all, head, prefix } = searchWordsOf(q);
    const words = [all, head, prefix].map((text) => parameters.add(text)).join(', ');
    return {
      join: `join app.search_templates(${words}) found on found.id = ${columnSql(row, 'id')}`,
      rank: 'found.rank',
    };
  };
}
