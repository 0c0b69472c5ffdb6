import type { GraphQLSchema } from 'graphql';
import { type Asked, codeOf, operationOf } from './ask.js';
import type { Asker, Facts } from './facts.js';
import { judge, relationOf } from './judge.js';
import { mayTouch } from './mission.js';
import type { Case } from './queries.js';
import type { RolledBack } from './rolled-back.js';
import { answerType, selectionsOf } from './selections.js';

/**
 * To allow what is allowed already writes nothing, nor does reading all of nothing; what opens an account, and the queue of
 * jobs, are written in schemas of their own; a view goes whole; where there is no logo there is none to take away;
 * to confirm twice is once.
 */
const WRITES_NOTHING_HERE = [
  'updateMembership',
  'createApiToken',
  'readMail',
  'readAllMail',
  'retryFailedJobs',
  'removeView',
  'changeOrganisationLogo',
  'acknowledgePolicy',
  'enterPaperAcknowledgements',
  'remindToAcknowledge',
];

/** Does one thing as one person, takes it back, and judges what it answered and which rows it wrote. */
export async function doMutation(
  asked: Asked,
  schema: GraphQLSchema,
  undone: RolledBack,
  asker: Asker,
  wanted: Case,
): Promise<void> {
  const { field, variables, target, label } = wanted;
  const [type = '', id = ''] = target?.split(':') ?? [];
  const relation = [label, target ? relationOf(asker, asked.facts, type, id) : null]
    .filter((word) => word)
    .join(' ');
  const answered = answerType(schema, 'mutation', field);
  const [selection = ''] = answered ? selectionsOf(answered) : [];
  undone.touched = [];
  undone.audited = [];
  const answer = await asker.call(
    operationOf(schema, 'mutation', field, Object.keys(variables), selection),
    variables,
  );
  const operation = `${field} ${JSON.stringify(variables).slice(0, 300)}`;
  const code = codeOf(answer, asked, asker, operation);
  const find = (what: string) => asked.findings.push({ asker: asker.name, operation, what });
  for (const what of judge(asker, afterwards(asked.facts, asker, wanted), asked.canaries, answer)) find(what);
  for (const { table, row } of undone.touched)
    if (!mayTouch(asker, asked.facts, table, row))
      find(`writes a row of ${table}: ${JSON.stringify(row).slice(0, 200)}`);
  if (code === null && undone.touched.length === 0 && !WRITES_NOTHING_HERE.includes(field))
    find('succeeds without writing anything');
  // It is told when it is made, and never by a query.
  if (field === 'createApiToken') asked.verdicts.addFields(asker, asked.facts, answer.data);
  for (const { table, row } of undone.touched) {
    if (NOT_AUDITED.includes(table)) continue;
    const id = String(
      row.id ??
        row.complaint_id ??
        row.accident_id ??
        row.law_change_id ??
        row.organisation_id ??
        row.person_id,
    );
    const known = undone.audited.find((one) => one.table === table && [id, row.service_id].includes(one.row));
    if (!known) find(`leaves no trace in the audit of a row of ${table}`);
    else if (known.person !== asker.personId) find(`is recorded as done by ${known.person ?? 'the system'}`);
  }
  // Their answers are of types that no query answers.
  if (['restoreVersion', 'invitePerson', 'invitePeople', 'openPersonExport'].includes(field))
    asked.verdicts.addFields(asker, asked.facts, answer.data);
  const reason = answer.errors?.[0]?.extensions.reason;
  asked.verdicts.add(
    `Mutation.${field}`,
    asker.name,
    isRefusedForAll(code) ? code : `${relation}: ${code === null ? 'done' : (reason ?? code)}`,
  );
}

/** Tables of which the audit records nothing; `test/audit.test.ts` says why. */
const NOT_AUDITED = [
  'adviser_time',
  'idempotency_keys',
  'mails',
  'file_links',
  'file_erasures',
  'import_rows',
  'saved_views',
  'tasks',
];

// Whoever may not do a thing at all is told so whatever the row.
const isRefusedForAll = (code: string | null): code is string => code === 'UNAUTHENTICATED';

/** Somebody who was a colleague and gets a role again is a colleague. */
function afterwards(facts: Facts, asker: Asker, { field, variables }: Case): Facts {
  const ended = field === 'restoreMembership' ? facts.memberships.get(String(variables.id)) : undefined;
  if (ended && ended.organisation !== null && ended.organisation === asker.organisationId)
    return { ...facts, places: new Map([...facts.places, [ended.person, [ended.organisation]]]) };
  const input =
    typeof variables.input === 'object' && variables.input !== null && 'personId' in variables.input
      ? variables.input
      : null;
  if (field !== 'addMembership' || !input || asker.organisationId === null) return facts;
  const person = String(input.personId);
  const wasHere = [...facts.memberships.values()].some(
    (one) => one.person === person && one.organisation === asker.organisationId,
  );
  return wasHere ? { ...facts, places: new Map([...facts.places, [person, [asker.organisationId]]]) } : facts;
}
