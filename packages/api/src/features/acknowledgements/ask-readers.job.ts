import { queryOn } from '../../platform/db/system-transaction.js';
import { defineJob } from '../../platform/jobs/job.js';
import { dayInWords, noonOf } from '../../platform/local-time.js';
import { tellOutside } from '../../platform/mail/tell.js';
import { policyToRead } from './acknowledgement.messages.js';
import { findMissing, type Missing } from './find-missing.js';
import { sendLink } from './send-link.js';

/**
 * Asks everybody whom a newly adopted version is for to read it: by mail, and by a link those without a sign-in. Who
 * confirmed another version of the same round is not asked. Each mail has a key, so that nobody is asked twice in a round:
 * a small change asks nobody again, and who has not confirmed yet is reminded.
 */
export const askToAcknowledge = defineJob<{ policyVersionId: string }>({
  name: 'ask-to-acknowledge',
  async handle(work, { policyVersionId }) {
    const missing = await findMissing(queryOn(work.database.jobs), { versionId: policyVersionId });
    for (const one of missing) {
      if (one.person === null) await sendLink(work, one, keyOf(one, one.reader));
      else
        await tellOutside(
          work,
          policyToRead,
          { personId: one.person },
          {
            organisation: one.organisationName,
            title: one.title,
            changeSummary: one.changeSummary,
            by: dayInWords(noonOf(one.dueOn)),
            versionId: one.versionId,
          },
          { organisationId: one.organisation, key: keyOf(one, one.person) },
        );
    }
  },
});

const keyOf = ({ policyId, round }: Missing, who: string | null): string => `ask-${policyId}-${round}-${who}`;
