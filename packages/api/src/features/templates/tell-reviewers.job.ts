import { queryOn } from '../../platform/db/system-transaction.js';
import { defineJob } from '../../platform/jobs/job.js';
import { tellOutside } from '../../platform/mail/tell.js';
import { templateToReview } from './template.messages.js';

interface Row {
  person: string;
  template: string;
  title: string;
  version: number;
}

/** Tells the coordinators that an edition waits to be read by somebody who did not write it. */
export const tellReviewers = defineJob<{ versionId: string }>({
  name: 'tell-template-reviewers',
  async handle(work, { versionId }) {
    const rows = await queryOn(work.database.jobs)<Row>(
      `select m.person_id as person, t.id as template, t.title, v.version
       from template_versions v join templates t on t.id = v.template_id
       join memberships m on m.organisation_id is null and m.role = 'COORDINATOR' and m.archived_at is null
         and m.person_id is distinct from v.author_id
       where v.id = $1 and v.status = 'IN_REVIEW' order by 1`,
      [versionId],
    );
    for (const { person, template, title, version } of rows)
      await tellOutside(
        work,
        templateToReview,
        { personId: person },
        { title, templateId: template },
        { key: `template-to-review:${versionId}:${version}:${person}` },
      );
  },
});
