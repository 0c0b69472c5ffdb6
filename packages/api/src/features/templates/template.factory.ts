import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import { readText, sha256Of } from './read-edition.js';
import type { Template, TemplateCategory } from './template.entity.js';
import type { TemplateDownload, TemplateVersion } from './template-version.entity.js';

type CategoryData = Pick<TemplateCategory, 'id' | 'name' | 'position'>;
type TemplateData = Pick<
  Template,
  | 'id'
  | 'slug'
  | 'title'
  | 'kind'
  | 'source'
  | 'category'
  | 'audience'
  | 'acknowledgedBy'
  | 'necessity'
  | 'because'
  | 'applies'
  | 'drivers'
  | 'reviewMonths'
  | 'summary'
  | 'searchWords'
  | 'archivedAt'
  | 'createdAt'
>;
type VersionData = Pick<
  TemplateVersion,
  | 'id'
  | 'template'
  | 'number'
  | 'status'
  | 'text'
  | 'file'
  | 'sha256'
  | 'fields'
  | 'change'
  | 'changeSummary'
  | 'legalAsOf'
  | 'author'
  | 'submittedAt'
  | 'approvedBy'
  | 'publishedAt'
  | 'retiredAt'
  | 'retiredBecause'
  | 'createdAt'
>;
type DownloadData = Pick<TemplateDownload, 'id' | 'organisation' | 'version' | 'downloadedOn' | 'count'>;

let made = 0;

/** A category with a name of its own. */
export function buildTemplateCategory(overrides: Partial<CategoryData> = {}): CategoryData {
  made += 1;
  return { id: newId(), name: `Shelf ${made}`, position: made, ...overrides };
}

/** A policy for everybody, optional and written as text. It is found once `indexTemplate` has seen its published edition. */
export function buildTemplate(
  overrides: Partial<TemplateData> & Pick<TemplateData, 'category'>,
): TemplateData {
  made += 1;
  return {
    id: newId(),
    slug: null,
    title: `Policy ${made}`,
    kind: 'HR_POLICY',
    source: 'TEXT',
    audience: ['ALL_STAFF'],
    acknowledgedBy: ['ALL_STAFF'],
    necessity: 'OPTIONAL',
    because: null,
    applies: {},
    drivers: [],
    reviewMonths: 12,
    summary: 'What everybody should know.',
    searchWords: [],
    archivedAt: null,
    createdAt: now(),
    ...overrides,
  };
}

const TEXT = `## What this is for

This is the policy of {organisation_name}.
`;

/** A published first edition of a text that came with the program; its hash and fields follow from the text. */
export function buildTemplateVersion(
  overrides: Partial<VersionData> & Pick<VersionData, 'template'>,
): VersionData {
  const text = overrides.text === undefined ? TEXT : overrides.text;
  return {
    id: newId(),
    number: 1,
    status: 'PUBLISHED',
    text,
    file: null,
    sha256: typeof text === 'string' ? sha256Of(text) : null,
    fields: typeof text === 'string' ? [...readText(text).fields] : [],
    change: 'MATERIAL',
    changeSummary: null,
    legalAsOf: '2026-11-23',
    author: null,
    submittedAt: null,
    approvedBy: null,
    publishedAt: now(),
    retiredAt: null,
    retiredBecause: null,
    createdAt: now(),
    ...overrides,
  };
}

/** That an organisation fetched an edition once, today. */
export function buildTemplateDownload(
  overrides: Partial<DownloadData> & Pick<DownloadData, 'organisation' | 'version'>,
): DownloadData {
  return { id: newId(), downloadedOn: '2026-11-23', count: 1, ...overrides };
}
