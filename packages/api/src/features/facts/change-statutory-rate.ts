import { getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { newId } from '../../platform/new-id.js';
import type { StatutoryRateInput } from './fact.type.js';
import { FACT_BY_KEY } from './fact-vocabulary.js';
import { StatutoryRate } from './statutory-rate.entity.js';

/** The coordinator adds what the law sets from a day on. */
export async function addStatutoryRate(context: WriteContext, input: StatutoryRateInput): Promise<string> {
  await checkRate(context, input, null);
  const id = newId();
  const { key, value, from, source = null } = input;
  context.em.create(StatutoryRate, { id, key, value, from, source });
  return id;
}

/** The coordinator puts a rate right. Documents that were made with it stay as they are. */
export async function updateStatutoryRate(
  context: WriteContext,
  id: string,
  input: StatutoryRateInput,
  version: number,
): Promise<string> {
  const rate = await getForChange(context, StatutoryRate, id, 'update', version);
  await checkRate(context, input, id);
  const { key, value, from, source = null } = input;
  Object.assign(rate, { key, value, from, source });
  return id;
}

async function checkRate(context: WriteContext, input: StatutoryRateInput, id: string | null): Promise<void> {
  if (FACT_BY_KEY.get(input.key)?.source !== 'RATE')
    throw new Invalid({ key: 'Choose one of the rates that documents use.' });
  const other = await context.em.findOne(StatutoryRate, { key: input.key, from: input.from });
  if (other && other.id !== id)
    throw new Invalid({ from: 'There is an entry for this day already. Change that one.' });
}
