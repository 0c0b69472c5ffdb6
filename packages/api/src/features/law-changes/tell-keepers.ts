import type { ClientBase } from 'pg';
import { queryOn } from '../../platform/db/system-transaction.js';
import type { SystemContext } from '../../platform/graphql/context.js';
import { dayInWords, noonOf } from '../../platform/local-time.js';
import { tellWithin } from '../../platform/mail/tell.js';
import { type ReviewAsked, reviewsAsked } from './law-change.messages.js';

interface Row {
  person: string;
  organisation: string;
  organisationName: string;
  policy: string;
  law: string;
  due: string;
}

/**
 * Tells owners and deputies of reviews that were just raised, and the managers where a policy has neither: one mail each,
 * in the transaction that raised them.
 */
export async function tellKeepers(
  client: ClientBase,
  system: SystemContext,
  tasks: readonly string[],
): Promise<void> {
  if (tasks.length === 0) return;
  const rows = await queryOn(client)<Row>(
    `select distinct m.person_id as person, o.id as organisation, o.name as "organisationName", p.title as policy, l.title as law,
       to_char(k.due_on, 'YYYY-MM-DD') as due
     from review_tasks k
     join policies p on p.id = k.policy_id join law_changes l on l.id = k.law_change_id
     join organisations o on o.id = k.organisation_id
     join memberships m on m.organisation_id = k.organisation_id and m.archived_at is null
       and case when coalesce(p.owner_id, p.deputy_id) is null then m.role = 'MANAGER'
         else m.person_id in (p.owner_id, p.deputy_id) end
     where k.id = any ($1::uuid[]) and k.done_at is null and app.can_sign_in(m.person_id)
     order by o.id, m.person_id, due, policy, law`,
    [tasks],
  );
  const mails = Map.groupBy(rows, ({ organisation, person }) => `${organisation} ${person}`);
  for (const theirs of mails.values()) {
    const [first] = theirs;
    if (!first) continue;
    const { person, organisation } = first;
    const data = { organisation: first.organisationName, reviews: theirs.map(toReview) };
    await tellWithin(client, system, reviewsAsked, { personId: person }, data, {
      organisationId: organisation,
    });
  }
}

const toReview = ({ policy, law, due }: Row): ReviewAsked => ({
  policy,
  law,
  by: dayInWords(noonOf(due)),
});
