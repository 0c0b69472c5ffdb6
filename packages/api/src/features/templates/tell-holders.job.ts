import { now } from '../../platform/clock.js';
import { queryOn } from '../../platform/db/system-transaction.js';
import { defineJob } from '../../platform/jobs/job.js';
import { addDays, londonDate } from '../../platform/local-time.js';
import { tellOutside } from '../../platform/mail/tell.js';
import { templateWithdrawn } from './template.messages.js';

const THREE_YEARS = 3 * 365;

interface Row {
  person: string;
  organisation: string;
  template: string;
  title: string;
  reason: string;
}

/**
 * Tells the managers of every member that has a policy on a withdrawn template, or downloaded any edition of it within
 * three years. Each is told once, however often this runs. Who downloaded it is not known here either.
 */
export const tellHolders = defineJob<{ versionId: string }>({
  name: 'tell-template-holders',
  async handle(work, { versionId }) {
    const rows = await queryOn(work.database.jobs)<Row>(
      `select m.person_id as person, m.organisation_id as organisation, t.id as template, t.title, v.retired_because as reason
       from template_versions v join templates t on t.id = v.template_id
       join memberships m on m.role = 'MANAGER' and m.archived_at is null and m.organisation_id in (
         select p.organisation_id from policies p where p.template_id = t.id and p.status <> 'WITHDRAWN'
         union select d.organisation_id from template_downloads d
           join template_versions dv on dv.id = d.template_version_id
           where dv.template_id = t.id and d.downloaded_on >= $2)
       where v.id = $1 and v.status = 'RETIRED' and v.retired_because is not null order by 2, 1`,
      [versionId, addDays(londonDate(now().getTime()), -THREE_YEARS)],
    );
    for (const { person, organisation, template, title, reason } of rows)
      await tellOutside(
        work,
        templateWithdrawn,
        { personId: person },
        { title, reason, templateId: template },
        { key: `template-withdrawn:${versionId}:${organisation}:${person}`, organisationId: organisation },
      );
  },
});
