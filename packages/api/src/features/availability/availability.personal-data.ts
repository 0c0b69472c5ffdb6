import type { PersonalDataSource, PersonalValue } from '../data-protection/personal-data.js';

type Row = Record<string, PersonalValue>;

/** The hours that an adviser gives, and their leave. */
export const availabilityPersonalData: PersonalDataSource = async ({ run, personId, organisation }) => {
  const hours = await run<Row>(
    `select (array['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])[(h ->> 'weekday')::int] as "Day",
       h ->> 'from' as "From", h ->> 'to' as "To"
     from availabilities a, jsonb_array_elements(a.hours::jsonb) h where a.id = $1 and a.provider_id = $2
     order by (h ->> 'weekday')::int, 2`,
    [personId, organisation],
  );
  const exceptions = await run<Row>(
    `select initcap(replace(kind, '_', ' ')) as "What", from_date::text as "First day", to_date::text as "Last day"
     from availability_exceptions where adviser_id = $1 and provider_id = $2 and removed_at is null order by from_date, id`,
    [personId, organisation],
  );
  return [
    { title: 'Your hours', about: 'The hours in which you can be booked.', rows: hours },
    { title: 'Leave and extra hours', about: 'Days that differ from your week.', rows: exceptions },
  ];
};
