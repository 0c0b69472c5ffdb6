import { defineEntity, p } from '@mikro-orm/core';

const schema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_keys',
  properties: {
    person: p.uuid().primary().fieldName('person_id'),
    organisation: p.uuid().primary().fieldName('organisation_id'),
    key: p.text().primary(),
    inputHash: p.text(),
    resultId: p.uuid().nullable(),
    createdAt: p.datetime(),
  },
});

/** What a mutation with an idempotencyKey led to; kept for a day. The organisation is all zeros for the consortium. */
export class IdempotencyKey extends schema.class {}
schema.setClass(IdempotencyKey);
