import type { PersonalDataSource, PersonalValue } from '../data-protection/personal-data.js';

type Row = Record<string, PersonalValue>;

/** What the person confirmed that they read, and lists on which they entered others. */
export const acknowledgementPersonalData: PersonalDataSource = async ({ run, personId, organisation }) => {
  const rows = await run<Row>(
    `select p.title as "Policy", v.number as "Version", to_char(k.acknowledged_at at time zone 'Europe/London', 'YYYY-MM-DD') as "Confirmed on",
       case k.way when 'PAPER' then 'On paper' when 'LINK' then 'By a link' else 'Signed in' end as "How"
     from acknowledgements k join policies p on p.id = k.policy_id join policy_versions v on v.id = k.policy_version_id
     where k.person_id = $1 and k.organisation_id = $2 order by k.acknowledged_at, k.id`,
    [personId, organisation],
  );
  const entered = await run<Row>(
    `select p.title as "Policy", v.number as "Version", to_char(k.acknowledged_at at time zone 'Europe/London', 'YYYY-MM-DD') as "Signed on",
       count(*)::int as "Names"
     from acknowledgements k join policies p on p.id = k.policy_id join policy_versions v on v.id = k.policy_version_id
     where k.entered_by_id = $1 and k.organisation_id = $2 group by p.title, p.id, v.number, 3 order by 3, p.title, v.number`,
    [personId, organisation],
  );
  return [
    { title: 'Policies you confirmed', about: 'Versions of policies that you confirmed to have read.', rows },
    {
      title: 'Signed lists that you entered',
      about: 'For others; how many names, not whose.',
      rows: entered,
    },
  ];
};
