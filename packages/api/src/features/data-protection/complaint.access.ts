import { type AccessTable, everyone } from '../../platform/access/access-table.js';
import { ours } from '../../platform/access/of-organisation.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { complaintStates } from './complaint.entity.js';
import { aboutMe, ofConsortium } from './whose.js';

const answerers = { MANAGER: ours, COORDINATOR: ofConsortium };

/**
 * A complaint is for the managers of the organisation that it is about, and for who complains. The coordinator sees that
 * there are some and whether they are late, not what they are about.
 */
export const complaintAccess: AccessTable = {
  subject: 'Complaint',
  read: {
    outline: {
      fields: [
        'id',
        'organisation',
        'receivedOn',
        'acknowledgeBy',
        'acknowledgedOn',
        'closedOn',
        'version',
        'can',
      ],
      who: {
        ...everyone(aboutMe),
        MANAGER: (viewer: Viewer) => [aboutMe(viewer), ours(viewer)],
        COORDINATOR: true,
      },
    },
    matter: {
      fields: ['person', 'name', 'email', 'what', 'outcome'],
      who: {
        ...everyone(aboutMe),
        MANAGER: (viewer: Viewer) => [aboutMe(viewer), ours(viewer)],
        COORDINATOR: (viewer: Viewer) => [aboutMe(viewer), ofConsortium()],
      },
    },
  },
  starts: { create: answerers },
  actions: { acknowledge: answerers, close: answerers },
  states: complaintStates,
};

/** Whom a form of complaint is for is known to whoever was given its address. */
export const complaintAddresseeAccess: AccessTable = {
  subject: 'ComplaintAddressee',
  read: { all: { fields: ['id', 'name'], who: everyone(true) } },
  actions: {},
};
