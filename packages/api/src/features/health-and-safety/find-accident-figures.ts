import { Parameters } from '../../platform/db/condition-sql.js';
import { Invalid } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { daysBetween } from '../../platform/local-time.js';
import type { AccidentFigure } from './accident.type.js';

/** Longest stretch of figures, in days. */
const MOST_DAYS = 3_700;

/** How many of each kind in each month between two days, both included; without a name and without a word. */
export async function findAccidentFigures(
  context: ApiContext,
  from: string,
  to: string,
): Promise<AccidentFigure[]> {
  if (to < from) throw new Invalid({ to: 'Choose a day that is not before the first.' });
  if (daysBetween(from, to) > MOST_DAYS) throw new Invalid({ from: 'Ask for at most ten years.' });
  const parameters = new Parameters();
  return readRows<AccidentFigure>(
    context,
    `select to_char(a.happened_on, 'YYYY-MM') as month, a.kind, count(*)::int as count from accidents a
     where a.organisation_id = ${parameters.add(context.viewer.organisationId)}::uuid
       and a.happened_on between ${parameters.add(from)}::date and ${parameters.add(to)}::date
     group by 1, 2 order by 1 desc, 2`,
    parameters,
  );
}
