import {
  CONFIDENTIAL,
  type PersonalDataSource,
  type PersonalValue,
} from '../data-protection/personal-data.js';

type Row = Record<string, PersonalValue>;

const OUTLINE = `b.starts_at as "Start", b.ends_at as "End", c.name as "Kind of support", initcap(b.status) as "Status"`;

/**
 * Appointments that the person booked, or was named in, for this organisation; and those that they gave as an adviser.
 * What an appointment was about is between them and the adviser, and what a member asked them is the member's.
 */
export const bookingPersonalData: PersonalDataSource = async ({ run, personId, organisation, complete }) => {
  const matter = complete
    ? `b.subject as "Subject", b.details as "Details", b.outcome as "Outcome", b.cancel_reason as "Why it was cancelled"`
    : `'${CONFIDENTIAL}' as "Subject"`;
  const booked = await run<Row>(
    `select ${OUTLINE}, case when b.booked_by_id = $1 then 'You' else 'A colleague, who named you' end as "Booked by",
       'An adviser' as "With", ${matter}
     from bookings b join service_categories c on c.id = b.category_id
     where b.organisation_id = $2 and (b.booked_by_id = $1 or $1 = any (b.shared_with)) order by b.starts_at, b.id`,
    [personId, organisation],
  );
  const served = await run<Row>(
    `select ${OUTLINE}, 'A member of the consortium' as "For", b.minutes_used as "Minutes used"
     from bookings b join service_categories c on c.id = b.category_id
     where b.provider_id = $2 and b.adviser_id = $1 order by b.starts_at, b.id`,
    [personId, organisation],
  );
  return [
    {
      title: 'Appointments',
      about: 'Support that you booked, or that a colleague booked and named you.',
      rows: booked,
    },
    {
      title: 'Appointments that you gave',
      about: 'As an adviser. What they were about belongs to those who asked, so it is not here.',
      rows: served,
    },
  ];
};
