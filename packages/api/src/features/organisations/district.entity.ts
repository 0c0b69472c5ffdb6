import { defineEntity, p } from '@mikro-orm/core';

const schema = defineEntity({
  name: 'District',
  tableName: 'districts',
  properties: {
    /** GSS code of the Office for National Statistics, such as E07000172. */
    code: p.string().length(9).primary(),
    name: p.text(),
  },
});

/** One of the eight districts of Nottinghamshire and Nottingham that the consortium serves. */
export class District extends schema.class {}
schema.setClass(District);
