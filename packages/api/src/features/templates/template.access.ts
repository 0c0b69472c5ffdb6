import { type AccessTable, type Condition, everyone } from '../../platform/access/access-table.js';
import { libraryWriters } from './library-writers.js';
import { templateVersionStates } from './template-version.entity.js';

const inTheLibrary: Condition = { archivedAt: null, isPublished: true };

/** The pool sees what is published; who writes the library sees all of it. */
export const templateAccess: AccessTable = {
  subject: 'Template',
  read: {
    all: {
      fields: [
        'id',
        'slug',
        'title',
        'kind',
        'source',
        'category',
        'audience',
        'acknowledgedBy',
        'necessity',
        'because',
        'applies',
        'drivers',
        'reviewMonths',
        'summary',
        'searchWords',
        'currentVersion',
        'versions',
        'forUs',
        'forUsBecause',
        'ourPolicy',
        'ourPolicyId',
        'ourPolicyStatus',
        'highlight',
        'archivedAt',
        'version',
        'can',
      ],
      who: { ...everyone(() => inTheLibrary), ...libraryWriters },
    },
    writing: { fields: ['openVersion'], who: libraryWriters },
  },
  starts: { create: libraryWriters },
  actions: {
    update: libraryWriters,
    archive: libraryWriters,
    restore: libraryWriters,
    draftVersion: libraryWriters,
  },
  states: () => ({
    update: { archivedAt: null },
    archive: { archivedAt: null },
    restore: { archivedAt: { $ne: null } },
    draftVersion: { archivedAt: null, openVersion: null },
  }),
};

/** What was published once stays readable: members have policies on it. */
const issued: Condition = { status: { $in: ['PUBLISHED', 'RETIRED'] } };

export const templateVersionAccess: AccessTable = {
  subject: 'TemplateVersion',
  read: {
    all: {
      fields: [
        'id',
        'number',
        'status',
        'template',
        'text',
        'fields',
        'change',
        'changeSummary',
        'legalAsOf',
        'author',
        'submittedAt',
        'approvedBy',
        'publishedAt',
        'retiredAt',
        'retiredBecause',
        'sha256',
        'html',
        'contents',
        'version',
        'can',
      ],
      who: { ...everyone(() => issued), ...libraryWriters },
    },
    // How the library is used, and how it is made.
    making: { fields: ['file', 'problems', 'downloads'], who: libraryWriters },
  },
  starts: { preview: libraryWriters, importText: libraryWriters },
  actions: {
    update: libraryWriters,
    submit: libraryWriters,
    sendBack: libraryWriters,
    // Who wrote it does not publish it.
    publish: {
      COORDINATOR: (viewer) => ({ author: { $ne: viewer.personId } }),
      ADVISER: (viewer) =>
        viewer.facts !== null && viewer.facts.kind !== 'MEMBER' && { author: { $ne: viewer.personId } },
    },
    retire: libraryWriters,
    // Reading it filled in, and taking it away as a file.
    download: everyone(() => ({ status: 'PUBLISHED' })),
  },
  states: templateVersionStates,
};

/** The headings of the library are the coordinator's. */
export const templateCategoryAccess: AccessTable = {
  subject: 'TemplateCategory',
  read: { all: { fields: ['id', 'name', 'position', 'version', 'can'], who: everyone(true) } },
  starts: { create: { COORDINATOR: true } },
  actions: { update: { COORDINATOR: true } },
};
