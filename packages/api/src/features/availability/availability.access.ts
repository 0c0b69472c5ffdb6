import { type AccessTable, type Condition, everyone } from '../../platform/access/access-table.js';
import type { Viewer } from '../../platform/access/viewer.js';

const mine = (viewer: Viewer): Condition => ({ id: viewer.personId });
const ofOurs = (viewer: Viewer): Condition => ({ provider: viewer.organisationId });
const mineOrOurs = (viewer: Viewer): Condition[] => [mine(viewer), ofOurs(viewer)];

/** The pool sees free slots; the calendar behind them is the adviser's and their manager's. */
export const availabilityAccess: AccessTable = {
  subject: 'Availability',
  read: {
    all: {
      fields: ['id', 'adviser', 'provider', 'hours', 'exceptions', 'version', 'can'],
      who: { ADVISER: mine, PAYROLL_OFFICER: mine, MANAGER: mineOrOurs },
    },
  },
  actions: {
    setHours: { ADVISER: mine, PAYROLL_OFFICER: mine, MANAGER: mineOrOurs },
    addException: { ADVISER: mine, PAYROLL_OFFICER: mine, MANAGER: mineOrOurs },
  },
};

const myException = (viewer: Viewer): Condition => ({ availability: viewer.personId, removedAt: null });
const ourException = (viewer: Viewer): Condition => ({ provider: viewer.organisationId, removedAt: null });

export const availabilityExceptionAccess: AccessTable = {
  subject: 'AvailabilityException',
  read: {
    all: {
      fields: ['id', 'kind', 'from', 'to', 'fromTime', 'toTime', 'version', 'can'],
      who: {
        ADVISER: myException,
        PAYROLL_OFFICER: myException,
        MANAGER: (viewer) => [myException(viewer), ourException(viewer)],
      },
    },
  },
  actions: {
    remove: {
      ADVISER: myException,
      PAYROLL_OFFICER: myException,
      MANAGER: (viewer) => [myException(viewer), ourException(viewer)],
    },
  },
};

/** Free times, and what they are made of. */
export const slotAccess: AccessTable = {
  subject: 'Slot',
  read: { all: { fields: ['startsAt', 'endsAt', 'advisers'], who: everyone(true) } },
  actions: {},
};
export const slotAdviserAccess: AccessTable = {
  subject: 'SlotAdviser',
  read: { all: { fields: ['id', 'name'], who: everyone(true) } },
  actions: {},
};
