import { defineJob } from '../../platform/jobs/job.js';

/** Signs somebody out everywhere, and ends the tokens of their programs, who has no role left anywhere. Looks anew: they may have been given one meanwhile. */
export const endSignIns = defineJob<{ personId: string }>({
  name: 'end-sign-ins',
  async handle({ database }, { personId }) {
    const { rows } = await database.jobs.query(
      'select from memberships where person_id = $1 and archived_at is null limit 1',
      [personId],
    );
    if (rows.length > 0) return;
    await database.auth.query('delete from auth.session where "userId" = $1', [personId]);
    await database.auth.query(
      'update auth.api_token set revoked_at = now() where person_id = $1 and revoked_at is null',
      [personId],
    );
  },
});
