import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';

const settingSchema = defineEntity({
  name: 'RetentionSetting',
  tableName: 'retention_settings',
  uniques: [{ properties: ['organisation', 'kind'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: p.uuid().fieldName('organisation_id'),
    kind: p.text(),
    keepMonths: p.integer(),
    reason: p.text(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** An organisation keeps a kind of record longer than the rule says, and says why. */
export class RetentionSetting extends settingSchema.class {}
settingSchema.setClass(RetentionSetting);

const runSchema = defineEntity({
  name: 'RetentionRun',
  tableName: 'retention_runs',
  indexes: [{ properties: ['organisation', 'kind', 'ranAt'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    /** Whose records; all zeros for what belongs to no member, and for the run as such. */
    organisation: p.uuid().fieldName('organisation_id'),
    kind: p.text(),
    erased: p.integer(),
    ranAt: p.datetime(),
  },
});

/** What one run of the nightly erasure took away: a number, and nothing of what it was. */
export class RetentionRun extends runSchema.class {}
runSchema.setClass(RetentionRun);
