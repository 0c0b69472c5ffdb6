/** What a template of the library is. */
export const TEMPLATE_KINDS = ['HR_POLICY', 'HEALTH_AND_SAFETY', 'FORM', 'CHECKLIST', 'GUIDE'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** TEXT: written here, from which Word, PDF and the page are made. FILE: a Word or Excel form that is filled in as it is. */
export const TEMPLATE_SOURCES = ['TEXT', 'FILE'] as const;
export type TemplateSource = (typeof TEMPLATE_SOURCES)[number];

/** For whom a document is written, and who may be asked to confirm that they read it. */
export const AUDIENCES = [
  'ALL_STAFF',
  'MANAGERS',
  'TRUSTEES',
  'VOLUNTEERS',
  'NEW_STARTERS',
  'ROLE_HOLDERS',
  'PUBLIC',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Why a member to whom it applies has such a document: by law, because funders usually ask, or by choice. */
export const NECESSITIES = ['LAW', 'FUNDERS', 'OPTIONAL'] as const;
export type Necessity = (typeof NECESSITIES)[number];

export const VERSION_STATUSES = ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED'] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

/** MATERIAL: people are asked to read it again. MINOR: they are not. */
export const CHANGE_SIZES = ['MATERIAL', 'MINOR'] as const;
export type ChangeSize = (typeof CHANGE_SIZES)[number];
