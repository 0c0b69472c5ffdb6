import { now } from '../../platform/clock.js';
import { asSystem, queryOn } from '../../platform/db/system-transaction.js';
import { defineJob, type JobContext } from '../../platform/jobs/job.js';
import { logger } from '../../platform/log.js';
import { tellOutside } from '../../platform/mail/tell.js';
import { draftEdition } from './draft-edition.js';
import { newEdition } from './policy.messages.js';

interface Row {
  policy: string;
  organisation: string;
  organisationName: string;
  title: string;
  base: string;
  baseText: string;
  ours: string | null;
  edition: string;
  text: string;
  change: string;
  changeSummary: string | null;
}

/** At most so many in one run; the next one goes on a minute later. */
const MOST = 200;

/**
 * A policy in force whose template has a newer edition, which was neither drafted nor answered here yet. Where something
 * is being drafted already, the edition waits until that is done.
 */
const WAITING = `select p.id as policy, p.organisation_id as organisation, o.name as "organisationName", p.title,
    v.template_version_id as base, b.text as "baseText", v.wording as ours, n.id as edition, n.text, n.change,
    n.change_summary as "changeSummary"
  from template_versions n
  join template_versions b on b.template_id = n.template_id and b.number < n.number and b.text is not null
  join policy_versions v on v.template_version_id = b.id and v.status = 'CURRENT'
  join policies p on p.id = v.policy_id and p.status = 'CURRENT'
  join organisations o on o.id = p.organisation_id and o.archived_at is null
  where n.status = 'PUBLISHED' and n.text is not null
    and not exists (select from policy_edition_answers a where a.policy_id = p.id and a.template_version_id = n.id
      and a.answer <> 'ASKED_ADVISER')
    and not exists (select from policy_versions x where x.policy_id = p.id
      and (x.template_version_id = n.id or x.status in ('DRAFT', 'AWAITING_APPROVAL')))`;

/**
 * Brings new editions of templates to the members that adopted an earlier one: a draft each, merged with their own
 * wording, and a mail to their managers. Safe to run anywhere, any time: each edition comes to a policy once.
 */
export const offerEditions = defineJob({
  name: 'offer-editions',
  schedule: '* * * * *',
  retries: 0,
  longestSeconds: 600,
  async handle(work) {
    const { rows } = await work.database.jobs.query<{ policy: string; edition: string }>(
      `select w.policy, w.edition from (${WAITING}) w order by w.policy limit ${MOST}`,
    );
    for (const { policy, edition } of rows) {
      try {
        await offer(work, policy, edition);
      } catch (error) {
        // One text that cannot be merged must not keep the others from theirs.
        logger().error({ err: error, policy }, 'a new edition could not be drafted');
      }
    }
    await tellWaiting(work);
  },
});

async function offer(work: JobContext, policy: string, edition: string): Promise<void> {
  await asSystem(work.database)(async (query) => {
    await query('select from policies where id = $1 for update', [policy]);
    const [row] = await query<Row>(`${WAITING} and p.id = $1 and n.id = $2`, [policy, edition]);
    if (!row) return;
    await draftEdition(
      query,
      row,
      { id: row.edition, text: row.text, change: row.change, changeSummary: row.changeSummary },
      null,
    );
  });
}

interface Told {
  id: string;
  draft: string;
  organisation: string;
  organisationName: string;
  title: string;
  change: string;
  changeSummary: string | null;
  wording: string | null;
  clashes: number;
  merge: unknown;
  manager: string;
}

const DAYS_TO_TELL = 7;

// Told apart from the drafting, so that a crash between the two loses nobody's mail; the key keeps it to one.
async function tellWaiting(work: JobContext): Promise<void> {
  const since = new Date(now().getTime() - DAYS_TO_TELL * 24 * 3_600_000);
  const rows = await queryOn(work.database.jobs)<Told>(
    `select p.id, v.id as draft, p.organisation_id as organisation, o.name as "organisationName", p.title, v.change,
       v.change_summary as "changeSummary", v.wording, v.clashes, v.merge, m.person_id as manager
     from policy_versions v join policies p on p.id = v.policy_id join organisations o on o.id = p.organisation_id
     join memberships m on m.organisation_id = p.organisation_id and m.role = 'MANAGER' and m.archived_at is null
     where v.origin = 'NEW_TEMPLATE_VERSION' and v.author_id is null and v.status = 'DRAFT' and v.created_at > $1
       and not exists (select from mails where key = 'policy-edition:' || v.id || ':' || m.person_id)`,
    [since],
  );
  for (const row of rows) {
    const data = {
      id: row.id,
      organisation: row.organisationName,
      title: row.title,
      isMaterial: row.change === 'MATERIAL',
      changeSummary: row.changeSummary,
      clashes: row.clashes,
      draft: draftWord(row),
    };
    const options = { key: `policy-edition:${row.draft}:${row.manager}`, organisationId: row.organisation };
    await tellOutside(work, newEdition, { personId: row.manager }, data, options);
  }
}

function draftWord({ clashes, wording, merge }: Pick<Told, 'clashes' | 'wording' | 'merge'>) {
  if (clashes > 0) return 'CLASHES';
  return wording === null && merge === null ? 'WORD_FOR_WORD' : 'MERGED';
}
