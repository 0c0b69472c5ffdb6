import type { GraphQLResolveInfo } from 'graphql';
import type { ApiContext } from '../../platform/graphql/context.js';
import { type Page, readPage } from '../../platform/graphql/read.js';
import { selectionOf } from '../../platform/graphql/selection.js';
import { findFittingRules } from './find-fitting-rules.js';
import { findHighlights } from './find-highlights.js';
import { searchJoin, templatesWhere } from './find-templates.js';
import type { TemplateFilter, TemplateSort } from './template.type.js';

/** A list of templates as it was asked for. */
export interface TemplateListRequest {
  page: number;
  perPage: number;
  sort: TemplateSort | null;
  filter: TemplateFilter;
}

/** A page of the library; with words what fits best comes first, unless another order is asked for. */
export async function listTemplates(
  context: ApiContext,
  info: GraphQLResolveInfo,
  { page, perPage, sort, filter }: TemplateListRequest,
): Promise<Page> {
  const found = searchJoin(filter.q);
  const fitting = typeof filter.appliesToUs === 'boolean' ? await findFittingRules(context) : [];
  const answer = await readPage(context, info, {
    of: 'Template',
    where: templatesWhere(filter, { fitting }),
    found,
    sort: orderOf(sort, found !== undefined),
    page,
    perPage,
  });
  if (found && selectionOf(info).get('items')?.has('highlight'))
    await addHighlights(context, filter.q ?? '', answer);
  return answer;
}

function orderOf(sort: TemplateSort | null, isSearch: boolean) {
  if (!sort || sort.field === 'RELEVANCE') return isSearch ? ('RANK' as const) : TITLE;
  return { ...COLUMNS[sort.field], order: sort.order };
}

const COLUMNS = {
  title: { field: 'title' },
  category: { field: 'categoryName', under: 'category' },
  reviewed: { field: 'reviewed', under: 'currentVersion' },
} as const;

const TITLE = { field: 'title', order: 'ASC' as const };

async function addHighlights(context: ApiContext, q: string, { items }: Page): Promise<void> {
  const rows = items as { id: string; highlight?: string | null }[];
  const passages = await findHighlights(
    context,
    q,
    rows.map(({ id }) => id),
  );
  for (const row of rows) row.highlight = passages.get(row.id) ?? null;
}
