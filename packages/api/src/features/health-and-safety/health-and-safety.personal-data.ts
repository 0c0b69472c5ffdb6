import type { PersonalDataSource, PersonalValue } from '../data-protection/personal-data.js';

type Row = Record<string, PersonalValue>;

/**
 * Accidents in which the person was hurt, whole; of those that they reported about somebody else, what they wrote and not
 * whom it was about. And what they are to do for health and safety.
 */
export const healthAndSafetyPersonalData: PersonalDataSource = async ({ run, personId, organisation }) => {
  const whose = [personId, organisation];
  const hurt = await run<Row>(
    `select a.happened_on::text as "Date", m.happened_at as "Time", m.place as "Where", m.what as "What happened",
       m.injury as "Injury", m.treatment as "Treatment", a.days_off as "Days off", m.measures as "What was done",
       a.reported_on::text as "Reported to the Health and Safety Executive on", a.closed_on::text as "Closed on"
     from accidents a join accident_matters m on m.accident_id = a.id
     where a.hurt_id = $1 and a.organisation_id = $2 order by a.happened_on, a.id`,
    whose,
  );
  const reported = await run<Row>(
    `select a.happened_on::text as "Date", m.place as "Where", m.what as "What you wrote"
     from accidents a join accident_matters m on m.accident_id = a.id
     where a.reported_by_id = $1 and a.hurt_id is distinct from $1::uuid and a.organisation_id = $2 order by a.happened_on, a.id`,
    whose,
  );
  const tasks = await run<Row>(
    `select * from (
       select 'Safety check' as "What", c.title as "Which", c.next_on::text as "Next on" from safety_checks c
       where $1::uuid in (c.owner_id, c.deputy_id) and c.organisation_id = $2 and c.archived_at is null
       union all
       select 'Action on a risk', a.what, a.due_on::text from risk_actions a
       where a.owner_id = $1 and a.organisation_id = $2
       union all
       select 'Action after a check', e.action, e.action_due_on::text from safety_check_entries e
       where e.action_owner_id = $1 and e.organisation_id = $2
       union all
       select 'Safety check that you did', c.title, e.done_on::text from safety_check_entries e
       join safety_checks c on c.id = e.check_id where e.by_id = $1 and e.organisation_id = $2) t order by 3, 1, 2`,
    whose,
  );
  const held = await run<Row>(
    `select initcap(replace(kind, '_', ' ')) as "What", created_at as "From", ended_at as "Until" from responsibilities
     where person_id = $1 and organisation_id = $2 order by created_at, id`,
    whose,
  );
  return [
    { title: 'Accidents in which you were hurt', about: 'What was written about them.', rows: hurt },
    {
      title: 'Accidents that you reported',
      about: 'What you wrote. Who else was hurt is not told here: those are their data.',
      rows: reported,
    },
    { title: 'Your part in health and safety', about: 'What you look after.', rows: tasks },
    { title: 'Your responsibilities', about: 'What you were given beside your roles.', rows: held },
  ];
};
