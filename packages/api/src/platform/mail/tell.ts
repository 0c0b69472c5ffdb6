import { CompiledQuery } from 'kysely';
import type { ClientBase } from 'pg';
import { fromKysely } from 'pg-boss';
import { now } from '../clock.js';
import type { Database } from '../db/database.js';
import { inTransactionOf } from '../db/system-transaction.js';
import type { WriteContext } from '../graphql/context.js';
import { newId } from '../new-id.js';
import type { MailAttachment, Message, MessageText } from './message.js';
import { renderHtml, renderText } from './render-mail.js';
import { sendMail } from './send-mail.job.js';

/** A person of the system, or an address of somebody who is not known here yet. */
export type Recipient = { personId: string } | { email: string };

/** What goes with a message beyond its data. */
export interface TellOptions {
  attachments?: readonly MailAttachment[];
  /** In the name of which organisation; by default the acting one. */
  organisationId?: string | null;
}

/** One message to one reader. */
export interface Telling<Data extends object> extends TellOptions {
  to: Recipient;
  data: Data;
}

/** Tells somebody something in the transaction of the change that it is about: both come about, or neither. */
export function tell<Data extends object>(
  context: WriteContext,
  message: Message<Data>,
  to: Recipient,
  data: Data,
  options: TellOptions = {},
): Promise<void> {
  return tellEach(context, message, [{ to, data, ...options }]);
}

/** The same to several people, each in their own words, in two statements. */
export async function tellEach<Data extends object>(
  context: WriteContext,
  message: Message<Data>,
  tellings: readonly Telling<Data>[],
): Promise<void> {
  if (tellings.length === 0) return;
  const acting = { organisationId: context.viewer.organisationId };
  const mails = tellings.map(({ to, data, ...options }) =>
    toMail(message, to, data, context.publicUrl, { ...acting, ...options }),
  );
  const kysely = context.em.getKysely();
  const places = mails.map(({ values }, row) => placesOf(row * values.length));
  await kysely.executeQuery(
    CompiledQuery.raw(
      `${INSERT} ${places.join(', ')}`,
      mails.flatMap(({ values }) => values),
    ),
  );
  const jobs = mails.map(({ id }) => ({ id }));
  await context.database.queue.sendAll(sendMail, jobs, fromKysely(kysely));
}

/**
 * Tells somebody something where there is no change of ours to go with: from sign-in, and from jobs.
 * @param key what was told under this key before is not told again
 * @returns whether it was new
 */
export async function tellOutside<Data extends object>(
  system: { database: Database; publicUrl: string },
  message: Message<Data>,
  to: Recipient,
  data: Data,
  options: TellOptions & { key?: string } = {},
): Promise<boolean> {
  return inTransactionOf(system.database.jobs, (client) =>
    tellWithin(client, system, message, to, data, options),
  );
}

/** The same in a transaction of the role `jobs` that somebody else began. */
export async function tellWithin<Data extends object>(
  client: ClientBase,
  system: { database: Database; publicUrl: string },
  message: Message<Data>,
  to: Recipient,
  data: Data,
  options: TellOptions & { key?: string } = {},
): Promise<boolean> {
  const mail = toMail(message, to, data, system.publicUrl, options);
  const made = await client.query(`${INSERT} ${placesOf(0)} on conflict (key) do nothing`, mail.values);
  if (!made.rowCount) return false;
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  await system.database.queue.send(sendMail, { id: mail.id }, {}, db);
  return true;
}

const INSERT = `insert into mails (id, kind, message_group, person_id, to_address, organisation_id, subject, text, html,
  attachments, path, secret, delivery, key, created_at, status, attempts, version) values`;

const placesOf = (before: number): string => {
  const places = Array.from({ length: 15 }, (_, index) => `$${before + index + 1}`);
  return `(${places.join(', ')}, 'WAITING', 0, 1)`;
};

function toMail<Data extends object>(
  message: Message<Data>,
  to: Recipient,
  data: Data,
  publicUrl: string,
  { attachments, organisationId, key }: TellOptions & { key?: string },
): { id: string; values: unknown[] } {
  const id = newId();
  const said: MessageText = message.write(data);
  const values = [
    id,
    message.kind,
    message.group.name,
    'personId' in to ? to.personId : null,
    'email' in to ? to.email : null,
    organisationId ?? null,
    said.subject,
    renderText(said, publicUrl),
    renderHtml(said, publicUrl),
    attachments ? JSON.stringify(attachments) : null,
    message.secret ? null : (said.button?.path ?? null),
    message.secret ?? false,
    // Null where the person has no say.
    message.group.choosable ? message.group.delivery : null,
    key ?? null,
    now(),
  ];
  return { id, values };
}
