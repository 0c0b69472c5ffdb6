import type { PersonalDataSource, PersonalValue } from '../data-protection/personal-data.js';

type Row = Record<string, PersonalValue>;

/** What the person said when a law change asked for a look at a policy. */
export const lawChangePersonalData: PersonalDataSource = async ({ run, personId, organisation }) => {
  const rows = await run<Row>(
    `select l.title as "Law change", p.title as "Policy", to_char(k.done_at at time zone 'Europe/London', 'YYYY-MM-DD') as "Done on",
       case k.outcome when 'NO_CHANGE' then 'Right as it is' when 'CHANGED' then 'Changed' else 'Not concerned' end as "What came of it",
       k.note as "Note"
     from review_tasks k join law_changes l on l.id = k.law_change_id join policies p on p.id = k.policy_id
     where k.done_by_id = $1 and k.organisation_id = $2 order by k.done_at, k.id`,
    [personId, organisation],
  );
  return [
    { title: 'Reviews that you finished', about: 'Of policies that a law change asks to look at.', rows },
  ];
};
