import { type AccessTable, everyone } from '../../platform/access/access-table.js';
import type { Viewer } from '../../platform/access/viewer.js';

const own = (viewer: Viewer) => ({ id: viewer.organisationId });

/** The pool knows every organisation's name; its facts are for its own people and the coordinator. */
export const organisationAccess: AccessTable = {
  subject: 'Organisation',
  read: {
    name: {
      fields: ['id', 'name', 'shortName', 'kind', 'district', 'illustrative', 'archivedAt', 'version', 'can'],
      who: everyone(true),
    },
    facts: {
      fields: [
        'legalForm',
        'charityNumber',
        'companyNumber',
        'annualIncome',
        'headcount',
        'volunteers',
        'contactName',
        'contactEmail',
        'contactPhone',
        'logo',
      ],
      who: {
        MANAGER: own,
        STAFF: own,
        TRUSTEE: own,
        VOLUNTEER: own,
        TRAINER: own,
        ADVISER: own,
        PAYROLL_OFFICER: own,
        COORDINATOR: true,
      },
    },
  },
  starts: { create: { COORDINATOR: true } },
  actions: {
    update: { MANAGER: own, COORDINATOR: true },
    changeLogo: { MANAGER: own },
    // Who gives services to the pool is agreed with the coordinator.
    changeKind: { COORDINATOR: true },
    archive: { COORDINATOR: true },
    restore: { COORDINATOR: true },
  },
  states: () => ({ archive: { archivedAt: null }, restore: { archivedAt: { $ne: null } } }),
};

/** The districts that the consortium serves are known to everybody. */
export const districtAccess: AccessTable = {
  subject: 'District',
  read: { all: { fields: ['code', 'name'], who: everyone(true) } },
  actions: {},
};
