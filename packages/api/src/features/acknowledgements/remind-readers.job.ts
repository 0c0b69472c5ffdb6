import { now } from '../../platform/clock.js';
import { queryOn } from '../../platform/db/system-transaction.js';
import { defineJob, type JobContext } from '../../platform/jobs/job.js';
import { addDays, londonDate } from '../../platform/local-time.js';
import { tellOutside } from '../../platform/mail/tell.js';
import { policiesLeftToRead } from './acknowledgement.messages.js';
import { findMissing, type Missing } from './find-missing.js';
import { sendLink } from './send-link.js';

/** So many days after they were asked, people are reminded for the first time. */
const DAYS_OF_REST = 6;

const today = () => londonDate(now().getTime());

/** Reminds everybody once a week of what they have not confirmed; who has is not found any more. */
export const remindReaders = defineJob({
  name: 'remind-readers',
  schedule: '0 9 * * 1',
  longestSeconds: 900,
  async handle(work) {
    const askedBefore = addDays(today(), -DAYS_OF_REST);
    await remind(work, await findMissing(queryOn(work.database.jobs), { askedBefore }), 'all');
  },
});

/** The same now and for one policy, because its manager wants it; once a day at most. */
export const remindOfPolicy = defineJob<{ policyId: string }>({
  name: 'remind-of-policy',
  async handle(work, { policyId }) {
    await remind(work, await findMissing(queryOn(work.database.jobs), { policyId }), policyId);
  },
});

async function remind(work: JobContext, missing: readonly Missing[], of: string): Promise<void> {
  const day = today();
  // One mail for each person and organisation, whatever the number of documents.
  const mails = Map.groupBy(missing, ({ person, organisation }) => `${person} ${organisation}`);
  for (const theirs of mails.values()) {
    const [first] = theirs;
    if (!first?.person) continue;
    const { person } = first;
    await tellOutside(
      work,
      policiesLeftToRead,
      { personId: person },
      { organisation: first.organisationName, titles: theirs.map(({ title }) => title) },
      { organisationId: first.organisation, key: `left-${day}-${person}-${first.organisation}-${of}` },
    );
  }
  for (const one of missing) await sendLink(work, one, `left-${day}-${one.versionId}-${one.reader}`);
}
