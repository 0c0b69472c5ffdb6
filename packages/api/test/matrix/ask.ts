import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery } from 'graphql';
import type { Answer, Call } from '../harness.js';
import type { Canary } from './canaries.js';
import type { Asker, Facts } from './facts.js';
import { type Finding, judge, relationOf } from './judge.js';
import { mayBeTold, mayKnowArrangement } from './mission.js';
import { type Case, type Oracle } from './queries.js';
import { answerType, selectionsOf } from './selections.js';
import type { Verdicts } from './verdicts.js';

/** The schema as the API itself tells it. */
export async function introspect(call: Call): Promise<GraphQLSchema> {
  const { data } = await call(getIntrospectionQuery());
  return buildClientSchema(data);
}

/** What the answers to the questions show: what should not be, and the verdicts of the matrix. */
export interface Asked {
  facts: Facts;
  canaries: ReadonlyMap<string, Canary>;
  findings: Finding[];
  verdicts: Verdicts;
}

/** Error codes that are an answer; anything else is a mistake of ours. */
const MEANT = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT'];

/** The code of an answer's error; null where there is none. */
export function codeOf({ errors }: Answer, asked: Asked, asker: Asker, operation: string): string | null {
  const code = errors?.[0]?.extensions?.code ?? null;
  if (code !== null && !MEANT.includes(code))
    asked.findings.push({ asker: asker.name, operation, what: `answers ${code}: ${errors?.[0]?.message}` });
  return code;
}

/** The operation of a root field with all its arguments as variables. */
export function operationOf(
  schema: GraphQLSchema,
  root: 'query' | 'mutation',
  field: string,
  given: readonly string[],
  selection: string,
): string {
  const type = root === 'query' ? schema.getQueryType() : schema.getMutationType();
  const args = (type?.getFields()[field]?.args ?? []).filter((arg) => given.includes(arg.name));
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const below = selection === '' ? '' : ` { ${selection} }`;
  return `${root}${declared && ` (${declared})`} { ${field}${passed && `(${passed})`}${below} }`;
}

/** Queries of many types of record: the type is told with the relation. */
const TOLD_WITH_LABEL = ['history', 'previewVersion', 'changes'];

/** Asks one question as one person, in as many queries as it takes, and judges the answers. */
export async function askQuery(
  asked: Asked,
  schema: GraphQLSchema,
  asker: Asker,
  question: Case,
): Promise<void> {
  const { field, variables, target, label } = question;
  const [type = '', id = ''] = target?.split(':') ?? [];
  const stands = target ? relationOf(asker, asked.facts, type, id) : '';
  const relation = [TOLD_WITH_LABEL.includes(field) || !target ? label : '', stands]
    .filter((word) => word)
    .join(' ');
  const answered = answerType(schema, 'query', field);
  const coordinate = `Query.${field}`;
  const canaries = new Map([...asked.canaries].filter(([, canary]) => !question.tells?.(canary)));
  for (const selection of answered ? selectionsOf(answered) : ['']) {
    const text = operationOf(schema, 'query', field, Object.keys(variables), selection);
    const answer = await asker.call(text, variables);
    const operation = `${field} ${JSON.stringify(variables).slice(0, 200)} { ${selection.slice(0, 200)} }`;
    const code = codeOf(answer, asked, asker, operation);
    for (const what of judge(asker, asked.facts, canaries, answer))
      asked.findings.push({ asker: asker.name, operation, what });
    asked.verdicts.add(coordinate, asker.name, code ?? `${relation}: ${outcomeOf(answer.data?.[field])}`);
    asked.verdicts.addFields(asker, asked.facts, answer.data);
    // Whatever is asked of a row, the same rule says whether it is there: once nothing is told, no more is asked.
    if (code !== null || (target !== null && answer.data?.[field] === null)) return;
  }
}

function outcomeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : 'list';
  if (typeof value === 'object' && 'items' in value && Array.isArray(value.items))
    return String(value.items.length);
  if (typeof value === 'object' && 'total' in value) return String(value.total);
  return 'told';
}

/** Searches as one person; a hit tells what the person may perhaps not know. */
export async function askOracle(asked: Asked, asker: Asker, { list, tells, filter }: Oracle): Promise<void> {
  const type = {
    bookings: 'Booking',
    people: 'Person',
    organisations: 'Organisation',
    accidents: 'Accident',
    riskAssessments: 'RiskAssessment',
    safetyChecks: 'SafetyCheck',
    policyReaders: 'PolicyReader',
  }[list];
  const { data } = await asker.call(`query ($filter: ${type}Filter) { ${list}(filter: $filter) { total } }`, {
    filter,
  });
  if (!data?.[list]?.total) return;
  const may =
    'arrangementOf' in tells
      ? mayKnowArrangement(asker, asked.facts, tells.arrangementOf)
      : mayBeTold(asker, asked.facts, tells);
  if (may) return;
  const what =
    'arrangementOf' in tells ? 'the service or adviser of a booking' : `${tells.table}.${tells.column}`;
  asked.findings.push({
    asker: asker.name,
    operation: `${list} ${JSON.stringify(filter)}`,
    what: `lets ${what} be found out by searching`,
  });
}
