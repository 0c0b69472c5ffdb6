import { recordPath } from '../../platform/paths.ts';

/** Where a template is filled in. */
export const fillPath = (id: string): string => `/templates/${encodeURIComponent(id)}/fill`;
/** Where its open version is written. */
export const writePath = (id: string): string => `/templates/${encodeURIComponent(id)}/write`;
/** Where its open version is read against the published one, and published. */
export const reviewPath = (id: string): string => `/templates/${encodeURIComponent(id)}/review`;
/** Where it is read. */
export const readPath = (id: string, versionId?: string): string =>
  `${recordPath('templates', id)}${versionId ? `?edition=${versionId}` : ''}`;
/** Where two of its versions stand in one text. */
export const comparePath = (id: string, before: string, after: string): string =>
  `/templates/${encodeURIComponent(id)}/compare?before=${before}&after=${after}`;
/** Where it is taken as a policy of one's own. */
export const adoptPath = (id: string): string => `/policies/adopt?template=${encodeURIComponent(id)}`;
