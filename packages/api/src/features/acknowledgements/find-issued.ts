import type { Query } from '../../platform/db/read-as.js';
import { isUuid } from '../../platform/is-uuid.js';
import { type Edition, readEditions } from '../policies/read-edition.js';

/** An edition that is or was in force, as it goes to its readers. */
export type IssuedEdition = Edition & { sha256: string; adoptedOn: string };

/**
 * An edition that is or was in force, of a policy that the organisation still has; null where there is none such. Whose it
 * is, the query's rows settle.
 */
export async function findIssuedEdition(query: Query, id: string): Promise<IssuedEdition | null> {
  const [edition] = isUuid(id) ? await readEditions(query, [id]) : [];
  return edition && isIssued(edition) ? edition : null;
}

const isIssued = (edition: Edition): edition is IssuedEdition =>
  edition.policyStatus === 'CURRENT' &&
  (edition.status === 'CURRENT' || edition.status === 'SUPERSEDED') &&
  edition.sha256 !== null &&
  edition.adoptedOn !== null;
