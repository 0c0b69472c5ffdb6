import { CONSORTIUM_ID } from '../../platform/access/viewer.js';
import type { PersonalDataSource, PersonalValue } from '../data-protection/personal-data.js';

type Row = Record<string, PersonalValue>;

/** Name, contact, and the roles that the person has or had in the organisation. */
export const personPersonalData: PersonalDataSource = async ({ run, personId, organisation }) => {
  const person = await run<Row>(
    `select p.name as "Name", c.email as "Email address", c.phone as "Telephone", p.created_at as "Known since"
     from people p left join person_contacts c on c.person_id = p.id where p.id = $1`,
    [personId],
  );
  const roles = await run<Row>(
    `select initcap(replace(role, '_', ' ')) as "Role", may_book as "May book support", created_at as "From", archived_at as "Until"
     from memberships where person_id = $1 and coalesce(organisation_id, '${CONSORTIUM_ID}') = $2 order by created_at, id`,
    [personId, organisation],
  );
  return [
    { title: 'You', about: 'Your name, and how to reach you.', rows: person },
    { title: 'Your roles', about: 'What you are, or were, in this organisation.', rows: roles },
  ];
};
