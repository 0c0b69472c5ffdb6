import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../clock.js';
import { newId } from '../new-id.js';
import { MAIL_STATUSES } from './mail-status.js';
import { DELIVERIES } from './message.js';

const schema = defineEntity({
  name: 'Mail',
  tableName: 'mails',
  indexes: [
    { properties: ['person', 'createdAt', 'id'] },
    {
      name: 'mails_waiting',
      expression: `create index mails_waiting on mails (created_at) where status = 'WAITING'`,
    },
    { name: 'mails_held', expression: `create index mails_held on mails (person_id) where status = 'HELD'` },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    kind: p.text(),
    group: p.text().fieldName('message_group'),
    /** Whom it is for; null where nobody with that address is known here yet (an invitation). */
    person: p.uuid().nullable().fieldName('person_id'),
    /** In the name of which organisation it came about; null for an account's own matters. */
    organisation: p.uuid().nullable().fieldName('organisation_id'),
    /** Filled in when it is sent, unless it goes to an address rather than a person. */
    to: p.text().nullable().fieldName('to_address'),
    subject: p.text(),
    text: p.text(),
    html: p.text(),
    attachments: p.json().$type<object[]>().nullable(),
    /** Where it leads in the console. */
    path: p.text().nullable(),
    secret: p.boolean().default(false),
    /** The same key is told once: a reminder of one appointment, a digest of one day. */
    key: p.text().nullable().unique(),
    delivery: p.enum(DELIVERIES).nullable(),
    status: p.enum(MAIL_STATUSES).default('WAITING'),
    attempts: p.integer().default(0),
    /** Somebody is sending it since then. */
    claimedAt: p.datetime().nullable(),
    error: p.text().nullable(),
    createdAt: p.datetime().onCreate(now),
    sentAt: p.datetime().nullable(),
    readAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** A message to one person: mailed, and to be read in the console by them alone. */
export class Mail extends schema.class {}
schema.setClass(Mail);

const choiceSchema = defineEntity({
  name: 'MailChoice',
  tableName: 'mail_choices',
  uniques: [{ properties: ['person', 'group'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    person: p.uuid().fieldName('person_id'),
    group: p.text().fieldName('message_group'),
    delivery: p.enum(DELIVERIES),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** How one person wants one group of messages. */
export class MailChoice extends choiceSchema.class {}
choiceSchema.setClass(MailChoice);
