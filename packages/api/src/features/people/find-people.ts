import type { Permissions } from '../../platform/access/permissions.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { columnSql, type Parameters, rowsSql, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { PersonFilter } from './person.type.js';
import type { ResponsibilityKind } from './responsibility-kind.js';

/**
 * The SQL of a people list's filter. It lists those with a place in an organisation (by default the acting one; the
 * consortium lists everybody); when only `ids` are asked for, whoever of them may be seen.
 */
export const peopleWhere =
  (viewer: Viewer, permissions: Permissions, filter: PersonFilter) =>
  (row: Source, parameters: Parameters) => {
    const asksForIdsOnly = filter.ids && !filter.organisation && !filter.role;
    return [
      asksForIdsOnly ? undefined : hasPlace(row, viewer, permissions, filter, parameters),
      filter.responsibility ? holds(row, viewer, filter.responsibility, parameters) : undefined,
      filter.q ? mentions(row, permissions, filter.q, parameters) : undefined,
      filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
    ];
  };

const holds = (
  row: Source,
  { organisationId }: Viewer,
  kind: ResponsibilityKind,
  parameters: Parameters,
): string =>
  `exists (select from responsibilities h where h.person_id = ${columnSql(row, 'id')} and h.kind = ${parameters.add(kind)}
     and h.organisation_id = ${parameters.add(organisationId)}::uuid and h.ended_at is null)`;

// In the address only where it may be read: otherwise one could learn it letter by letter.
function mentions(row: Source, permissions: Permissions, words: string, parameters: Parameters): string {
  const readable = rowsSql(row, permissions.field('Person', 'email'), parameters) ?? 'true';
  const inName = containsSql([columnSql(row, 'name')], words, parameters);
  return `(${inName} or (${readable} and ${containsSql([columnSql(row, 'email')], words, parameters)}))`;
}

function hasPlace(
  row: Source,
  viewer: Viewer,
  permissions: Permissions,
  filter: PersonFilter,
  parameters: Parameters,
): string {
  const organisation = filter.organisation ?? viewer.organisationId;
  const place = [
    `m.person_id = ${columnSql(row, 'id')}`,
    'm.archived_at is null',
    ...(organisation ? [isOneOfSql('m.organisation_id', [organisation], parameters)] : []),
    ...(filter.role ? [`m.role = ${parameters.add(filter.role)}`] : []),
  ];
  const found = `exists (select from memberships m where ${place.join(' and ')})`;
  // Who has which role is told only where the roles may be read.
  const readable = filter.role ? rowsSql(row, permissions.field('Person', 'memberships'), parameters) : null;
  return readable ? `(${found} and ${readable})` : found;
}
