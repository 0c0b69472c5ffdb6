import { now } from '../../platform/clock.js';
import { columnSql, Parameters, rowsSql, type Source } from '../../platform/db/condition-sql.js';
import type { FactValues } from '../../platform/documents/merge-fields.js';
import { NotFound } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { isUuid } from '../../platform/is-uuid.js';
import { londonDate } from '../../platform/local-time.js';
import { type FactsRow, factsIn, factsSql } from '../facts/find-facts.js';
import type { TemplateKind, TemplateSource } from './template-kind.js';

/** An edition as it is filled in for an organisation. */
export interface Edition {
  id: string;
  number: number;
  text: string | null;
  fileId: string | null;
  sha256: string;
  fields: string[];
  /** YYYY-MM-DD */
  legalAsOf: string;
  title: string;
  kind: TemplateKind;
  source: TemplateSource;
}

/** For whom a document is made. */
export interface Holder {
  /** Null for the consortium. */
  organisationName: string | null;
  logoFileId: string | null;
  facts: FactValues;
}

type Row = FactsRow & {
  logo: string | null;
  editions: (Edition & { adopted: boolean })[];
};

/**
 * Published editions that the viewer may download, each with whether their organisation has adopted it word for word, and
 * what is known of the organisation: one statement.
 * @throws NotFound where one of them is missing, hidden or not published
 */
export async function findEditions(
  context: ApiContext,
  ids: readonly string[],
): Promise<{ editions: (Edition & { adopted: boolean })[]; holder: Holder }> {
  const meta = context.entities.get('TemplateVersion');
  if (!meta || !ids.every(isUuid)) throw new NotFound('template version');
  const row: Source = { meta, alias: 'v' };
  const parameters = new Parameters();
  const organisation = `${parameters.add(context.viewer.organisationId)}::uuid`;
  const day = `${parameters.add(londonDate(now().getTime()))}::date`;
  const rules = [
    context.permissions.visible('TemplateVersion'),
    context.permissions.action('TemplateVersion', 'download'),
  ].map((rows) => rowsSql(row, rows, parameters) ?? 'true');
  const editions = `select v.id, v.number, v.text, v.file_id as "fileId", v.sha256, v.fields, v.legal_as_of as "legalAsOf",
      t.title, t.kind, t.source, exists (select from policies p join policy_versions pv on pv.policy_id = p.id
        where p.organisation_id = ${organisation} and p.template_id = t.id and p.status = 'CURRENT' and pv.status = 'CURRENT'
          and pv.template_version_id = v.id and pv.wording is null) as adopted
    from template_versions v join templates t on t.id = v.template_id
    where ${columnSql(row, 'id')} = any(${parameters.add(ids)}::uuid[]) and ${rules.join(' and ')}`;
  const [found] = await readRows<Row>(
    context,
    `select f.*, (select o.logo_file_id from organisations o where o.id = ${organisation}) as logo,
       (select coalesce(json_agg(e), '[]') from (${editions}) e) as editions
     from (${factsSql(organisation, day)}) f`,
    parameters,
  );
  const byId = new Map(found?.editions.map((edition) => [edition.id, edition]));
  const wanted = ids.map((id) => byId.get(id));
  if (!found || wanted.some((edition) => edition === undefined)) throw new NotFound('template version');
  return {
    editions: wanted.filter((edition) => edition !== undefined),
    holder: { organisationName: found.name, logoFileId: found.logo, facts: factsIn(found) },
  };
}
