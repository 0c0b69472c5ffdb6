import type { Viewer } from '../../platform/access/viewer.js';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { PersonFilter } from './person.type.js';

/**
 * The SQL of a people list's filter. Without `ids` it lists those with a place in an organisation (by default the
 * acting one; the consortium lists everybody).
 */
export const peopleWhere =
  (viewer: Viewer, filter: PersonFilter) => (row: Source, parameters: Parameters) => {
    const organisation = filter.organisation ?? viewer.organisationId;
    const place = [
      `m.person_id = ${columnSql(row, 'id')} and m.archived_at is null`,
      organisation ? isOneOfSql('m.organisation_id', [organisation], parameters) : undefined,
      filter.role ? `m.role = ${parameters.add(filter.role)}` : undefined,
    ].filter((part) => part !== undefined);
    return [
      filter.ids && !filter.organisation && !filter.role
        ? undefined
        : `exists (select from memberships m where ${place.join(' and ')})`,
      filter.q ? containsSql([columnSql(row, 'name')], filter.q, parameters) : undefined,
      filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
    ];
  };
