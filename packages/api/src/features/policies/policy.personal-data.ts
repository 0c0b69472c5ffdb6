import {
  CONFIDENTIAL,
  type PersonalDataSource,
  type PersonalValue,
} from '../data-protection/personal-data.js';

type Row = Record<string, PersonalValue>;

/** Policies that the person looks after, versions that they wrote, and what they said when they were asked to approve. */
export const policyPersonalData: PersonalDataSource = async ({ run, personId, organisation, complete }) => {
  const kept = await run<Row>(
    `select p.title as "Policy", case when p.owner_id = $1 then 'Owner' else 'Deputy' end as "Part",
       initcap(p.status) as "Status", p.next_review_on as "Next review"
     from policies p where p.organisation_id = $2 and (p.owner_id = $1 or p.deputy_id = $1) order by p.title, p.id`,
    [personId, organisation],
  );
  const written = await run<Row>(
    `select p.title as "Policy", v.number as "Version", v.created_at as "Begun"
     from policy_versions v join policies p on p.id = v.policy_id
     where v.organisation_id = $2 and v.author_id = $1 order by v.created_at, v.id`,
    [personId, organisation],
  );
  const comment = complete ? 'a.comment' : `case when a.comment is null then null else '${CONFIDENTIAL}' end`;
  const answered = await run<Row>(
    `select p.title as "Policy", v.number as "Version", a.asked_at as "Asked", a.decided_at as "Answered",
       initcap(a.decision) as "Answer", ${comment} as "Comment"
     from policy_approvals a join policy_versions v on v.id = a.policy_version_id join policies p on p.id = v.policy_id
     where a.organisation_id = $2 and a.approver_id = $1 order by a.asked_at, a.id`,
    [personId, organisation],
  );
  const packs = await run<Row>(
    `select cardinality(k.policy_ids) as "Policies", k.created_at as "Made", k.expires_at as "Link until"
     from policy_packs k where k.organisation_id = $2 and k.made_by_id = $1 order by k.created_at, k.id`,
    [personId, organisation],
  );
  const decided = await run<Row>(
    `select p.title as "Policy", v.number as "Edition of the library", a.answered_at as "Answered",
       case a.answer when 'TAKEN' then 'Taken' when 'KEPT_OURS' then 'Kept ours' else 'Asked the adviser' end as "Answer"
     from policy_edition_answers a join policies p on p.id = a.policy_id join template_versions v on v.id = a.template_version_id
     where a.organisation_id = $2 and a.answered_by_id = $1 order by a.answered_at, a.id`,
    [personId, organisation],
  );
  return [
    { title: 'Packs for funders that you made', about: 'The files belong to the organisation.', rows: packs },
    {
      title: 'New editions that you decided on',
      about: 'Whether the organisation takes them.',
      rows: decided,
    },
    { title: 'Policies that you look after', about: 'As their owner or deputy.', rows: kept },
    {
      title: 'Versions of policies that you began',
      about: 'The texts belong to the organisation.',
      rows: written,
    },
    {
      title: 'Policies that you were asked to approve',
      about: 'Your answers, by name: the organisation keeps them with the version.',
      rows: answered,
    },
  ];
};
