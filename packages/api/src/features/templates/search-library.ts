import { Parameters, rowsSql } from '../../platform/db/condition-sql.js';
import { Invalid } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { dateInWords } from '../../platform/local-time.js';
import { HEADLINE } from './find-highlights.js';
import { openingOf } from './judge-template.js';
import type { LibraryContact, LibraryHit, LibrarySearch } from './library.type.js';
import { searchWordsOf } from './search-words.js';
import type { Necessity } from './template-kind.js';

const LONGEST = 200;
const MOST_POLICIES = 5;
const MOST_FORMS = 5;
const MOST_TEMPLATES = 10;
const MOST_CONTACTS = 3;

interface TemplateRow extends Omit<LibraryHit, 'line'> {
  necessity: Necessity;
  because: string | null;
}

interface Answer {
  policies: { id: string; title: string; adopted_on: string | null; summary: string | null }[];
  forms: TemplateRow[];
  templates: TemplateRow[];
  contacts: LibraryContact[];
}

/**
 * What there is on something, in the order in which it helps somebody who has a question: their own organisation's policy
 * in force, the forms that go with it, whom to ring, and then the templates of the pool. One statement.
 */
export async function searchLibrary(context: ApiContext, q: string): Promise<LibrarySearch> {
  if (q.length > LONGEST) throw new Invalid({ q: `Search with at most ${LONGEST} letters.` });
  if (q.trim() === '') return { policies: [], forms: [], whomToRing: [], templates: [] };
  const parameters = new Parameters();
  const [found] = await readRows<Answer>(context, searchSql(context, q, parameters), parameters);
  if (!found) throw new Error('A search answered nothing');
  return {
    policies: found.policies.map(policyHit),
    forms: found.forms.map(templateHit),
    whomToRing: found.contacts,
    templates: found.templates.map(templateHit),
  };
}

const policyHit = ({ id, title, adopted_on, summary }: Answer['policies'][number]): LibraryHit => ({
  id,
  kind: 'POLICY',
  title,
  line: adopted_on === null ? 'Your policy' : `Your policy, adopted on ${dateInWords(adopted_on)}`,
  highlight: summary,
});

const templateHit = ({ necessity, because, ...hit }: TemplateRow): LibraryHit => ({
  ...hit,
  line: because ? `${openingOf(necessity)}: ${because}` : openingOf(necessity),
});

function searchSql(context: ApiContext, q: string, parameters: Parameters): string {
  const { all, head, prefix } = searchWordsOf(q);
  const words = [all, head, prefix].map((text) => parameters.add(text)).join(', ');
  const templates = context.entities.get('Template');
  const services = context.entities.get('Service');
  if (!templates || !services) throw new Error('The library needs templates and services');
  const seen =
    rowsSql({ meta: templates, alias: 't' }, context.permissions.visible('Template'), parameters) ?? 'true';
  const offered =
    rowsSql({ meta: services, alias: 's' }, context.permissions.visible('Service'), parameters) ?? 'true';
  // Passages are cut for what is shown only: to cut one takes longer than to find a hundred.
  const hits = (
    isForm: string,
    most: number,
  ) => `(select coalesce(json_agg(json_build_object('id', x.id, 'kind', x.kind,
      'title', x.title, 'necessity', x.necessity, 'because', x.because,
      'highlight', ts_headline('english', concat_ws('. ', x.summary, x.plain), a.query, '${HEADLINE}')) order by x.rank desc, x.id), '[]')
    from asked a, (select * from hits h where ${isForm} (h.kind in ('FORM', 'CHECKLIST')) order by h.rank desc, h.id limit ${most}) x)`;
  return `with asked as materialized (select app.search_query(${words}) as query),
    hits as materialized (select t.id, t.title, t.kind, t.necessity, t.because, t.summary, t.plain, f.rank
      from app.search_templates(${words}) f join templates t on t.id = f.id where t.archived_at is null and ${seen})
    select
      (select coalesce(json_agg(json_build_object('id', x.id, 'title', x.title, 'adopted_on', x.adopted_on, 'summary', x.summary)
          order by x.rank desc, x.id), '[]')
        from (select p.id, p.title, p.adopted_on, t.summary,
            greatest(ts_rank(coalesce(p.search, to_tsvector('english', p.title)), a.query), h.rank, 0) as rank
          from asked a cross join policies p left join templates t on t.id = p.template_id left join hits h on h.id = p.template_id
          where p.status = 'CURRENT' and p.organisation_id = any ((select app.org_ids())::uuid[])
            and (p.search @@ a.query or to_tsvector('english', p.title) @@ a.query or h.id is not null)
          order by rank desc, p.id limit ${MOST_POLICIES}) x) as policies,
      ${hits('', MOST_FORMS)} as forms,
      ${hits('not', MOST_TEMPLATES)} as templates,
      (select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name, 'providerName', x.provider) order by x.place, x.name), '[]')
        from (select s.id, s.name, o.name as provider,
            case when to_tsvector('english', concat_ws(' ', s.name, s.description, k.name)) @@ a.query then 1 else 2 end as place
          from asked a cross join services s join service_categories k on k.id = s.category_id
          left join organisations o on o.id = s.provider_id
          where s.status = 'ACTIVE' and ${offered} and (
            to_tsvector('english', concat_ws(' ', s.name, s.description, k.name)) @@ a.query
            or (k.name ~* '(health|safety)' and exists (select from hits h where h.kind = 'HEALTH_AND_SAFETY'))
            or (k.name ~* '\\m(hr|human resources|employment)\\M' and exists (select from hits h where h.kind = 'HR_POLICY')))
          order by place, s.name, s.id limit ${MOST_CONTACTS}) x) as contacts`;
}
