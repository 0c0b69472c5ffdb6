import { now } from '../../platform/clock.js';
import type { FactValues } from '../../platform/documents/merge-fields.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { londonDate } from '../../platform/local-time.js';
import { readFacts } from '../facts/read-facts.js';

const known = new WeakMap<ApiContext, Promise<FactValues>>();

/** The acting organisation's facts of today, read once a request however many rows of its answer need them. */
export function factsOfRequest(context: ApiContext): Promise<FactValues> {
  const facts = known.get(context) ?? readFacts(context, londonDate(now().getTime()));
  known.set(context, facts);
  return facts;
}
