import { defineEntity, p } from '@mikro-orm/core';

const schema = defineEntity({
  name: 'BankHoliday',
  tableName: 'bank_holidays',
  properties: { date: p.date().primary(), title: p.text() },
});

/** A bank holiday of England; nobody works on it unless extra hours say so. Rows, because some are proclaimed late. */
export class BankHoliday extends schema.class {}
schema.setClass(BankHoliday);
