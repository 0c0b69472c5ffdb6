import { now } from '../../platform/clock.js';
import type { Query } from '../../platform/db/read-as.js';
import { addDays, londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';

/** A member has at least so many days for a review, also where the law is in force already. */
const DAYS_TO_REVIEW = 28;

/** Which reviews to bring up to date: those of one law change, of one policy, or all. */
export interface Which {
  lawChangeId?: string;
  policyId?: string;
}

const CERTAIN = `l.status in ('CONFIRMED', 'IN_FORCE')`;

/**
 * SQL: policies p that a law change l touches and whose text does not know of it: the text's day lies before the law's,
 * or not after the day on which the change was first certain. What a member brought along has no day, and may not know.
 */
const CONCERNED = `from law_changes l
  join law_change_templates lt on lt.law_change_id = l.id
  join policies p on p.template_id = lt.template_id and p.status <> 'WITHDRAWN'
  join organisations o on o.id = p.organisation_id and o.archived_at is null
  left join lateral (select v.template_version_id from policy_versions v where v.policy_id = p.id
    and v.status in ('CURRENT', 'DRAFT', 'AWAITING_APPROVAL') order by v.status = 'CURRENT' desc limit 1) w on true
  left join template_versions t on t.id = w.template_version_id
  where ${CERTAIN} and (t.legal_as_of is null or t.legal_as_of < l.in_force_on
    or t.legal_as_of <= (l.raised_at at time zone 'Europe/London')::date)`;

const WANTED = `($1::uuid is null or l.id = $1) and ($2::uuid is null or p.id = $2)`;

/**
 * Brings the reviews that law changes ask for up to date, for all members at once; again changes nothing. New ones are
 * raised, open ones move with the law's date and end where there is nothing to look at any more: the policy follows a
 * newer text now or was withdrawn, the change was dropped or touches another template. What a member finished stays.
 * @returns the ids of those that were raised
 */
export async function raiseReviewTasks(run: Query, which: Which = {}): Promise<string[]> {
  const wanted = [which.lawChangeId ?? null, which.policyId ?? null];
  const today = londonDate(now().getTime());
  await linkStarterTemplates(run);
  await endWhatIsOver(run, wanted);
  const raised = await raise(run, wanted, today);
  await run(
    `update review_tasks k set due_on = greatest(l.in_force_on, k.raised_on + ${DAYS_TO_REVIEW}), version = k.version + 1
     from law_changes l where l.id = k.law_change_id and ${CERTAIN} and k.done_at is null
       and k.due_on <> greatest(l.in_force_on, k.raised_on + ${DAYS_TO_REVIEW}) and ($1::uuid is null or l.id = $1)`,
    [which.lawChangeId ?? null],
  );
  return raised;
}

/** Links the entries that came with the program to the starter documents that they name, as soon as these are there. */
export const linkStarterTemplates = (run: Query): Promise<unknown> =>
  run(
    `insert into law_change_templates (law_change_id, template_id)
     select l.id, t.id from law_changes l join templates t on t.slug = any (l.starter_templates) on conflict do nothing`,
    [],
  );

async function raise(run: Query, wanted: readonly unknown[], today: string): Promise<string[]> {
  const missing = await run<{ law: string; policy: string }>(
    `select distinct l.id as law, p.id as policy ${CONCERNED} and ${WANTED}
       and not exists (select from review_tasks k where k.law_change_id = l.id and k.policy_id = p.id
         and k.outcome is distinct from 'DROPPED')`,
    wanted,
  );
  if (missing.length === 0) return [];
  const raised = await run<{ id: string }>(
    `insert into review_tasks (id, organisation_id, law_change_id, policy_id, raised_on, due_on, created_at, version)
     select n.id, p.organisation_id, l.id, p.id, $4::date, greatest(l.in_force_on, $5::date), $6, 1
     from unnest($1::uuid[], $2::uuid[], $3::uuid[]) n (id, law, policy)
     join law_changes l on l.id = n.law join policies p on p.id = n.policy
     on conflict (law_change_id, policy_id) do update
       set done_at = null, done_by_id = null, outcome = null, note = null, due_on = excluded.due_on,
         raised_on = excluded.raised_on, version = review_tasks.version + 1
       where review_tasks.outcome = 'DROPPED'
     returning id`,
    [
      missing.map(() => newId()),
      missing.map(({ law }) => law),
      missing.map(({ policy }) => policy),
      today,
      addDays(today, DAYS_TO_REVIEW),
      now(),
    ],
  );
  return raised.map(({ id }) => id);
}

const endWhatIsOver = (run: Query, wanted: readonly unknown[]): Promise<unknown> =>
  run(
    `update review_tasks k set done_at = $3, version = k.version + 1, outcome = case
         when p.status = 'WITHDRAWN' then 'NOT_CONCERNED'
         when ${CERTAIN} and exists (select from law_change_templates lt where lt.law_change_id = l.id and lt.template_id = p.template_id)
           then 'CHANGED' else 'DROPPED' end
     from law_changes l, policies p
     where l.id = k.law_change_id and p.id = k.policy_id and k.done_at is null and ${WANTED}
       and (l.id, p.id) not in (select l.id, p.id ${CONCERNED})`,
    [...wanted, now()],
  );
