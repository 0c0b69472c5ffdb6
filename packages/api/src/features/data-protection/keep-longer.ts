import { now } from '../../platform/clock.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { newId } from '../../platform/new-id.js';
import type { KeepLongerInput } from './retention.type.js';
import { retentionRule } from './retention-rules.js';
import { whoseRecords } from './whose.js';

const MOST_MONTHS = 1_200;

/**
 * An organisation keeps a kind of record longer than the rule says, and says why; without months it goes by the rule
 * again.
 * @throws Invalid where it would be less than the rule, or where the kind is not the organisation's to choose
 */
export async function keepLonger(context: WriteContext, input: KeepLongerInput): Promise<void> {
  const organisation = whoseRecords(context.viewer);
  const rule = retentionRule(input.kind);
  if (!rule?.choosable || rule.months === undefined)
    throw new Invalid({ kind: 'Choose a kind that your organisation decides about.' });
  const { months = null } = input;
  if (months === null || months === rule.months) {
    await context.query('delete from retention_settings where organisation_id = $1 and kind = $2', [
      organisation,
      rule.kind,
    ]);
    return;
  }
  if (months < rule.months)
    throw new Invalid({
      months: `It is kept for ${rule.months} months at least. You can only keep it longer.`,
    });
  if (months > MOST_MONTHS) throw new Invalid({ months: 'Choose at most a hundred years.' });
  const reason = input.reason?.trim();
  if (!reason)
    throw new Invalid({ reason: 'Say why you need it longer: the law asks for no longer than necessary.' });
  await context.query(
    `insert into retention_settings (id, organisation_id, kind, keep_months, reason, created_at, version)
     values ($1, $2, $3, $4, $5, $6, 1)
     on conflict (organisation_id, kind) do update set keep_months = excluded.keep_months, reason = excluded.reason,
       version = retention_settings.version + 1`,
    [newId(), organisation, rule.kind, months, reason, now()],
  );
}
