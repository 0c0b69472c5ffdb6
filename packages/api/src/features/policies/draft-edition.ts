import { now } from '../../platform/clock.js';
import type { Query } from '../../platform/db/read-as.js';
import { mergeTexts } from '../../platform/documents/merge-texts.js';
import { newId } from '../../platform/new-id.js';
import type { MergeSource } from './policy-version.entity.js';

/** The wording that a new edition comes to. */
export interface Followed {
  policy: string;
  organisation: string;
  /** The edition that is followed so far, and its text. */
  base: string;
  baseText: string;
  /** The organisation's own wording of it; null where it follows word for word. */
  ours: string | null;
}

/** The new edition of the template. */
export interface NewEdition {
  id: string;
  text: string;
  change: string;
  changeSummary?: string | null | undefined;
}

/** What came of an edition and an own wording. */
export interface Merged {
  wording: string | null;
  /** The places in which the two disagree, by id. */
  clashes: string[];
  merge: MergeSource | null;
}

/**
 * Brings a new edition to an organisation's wording: without one, the new edition as it is; else both together, by a
 * three-way merge. Where both changed the same words, the organisation's stand and the place is counted.
 */
export function mergeEdition(followed: Pick<Followed, 'base' | 'baseText' | 'ours'>, text: string): Merged {
  const { base, baseText, ours } = followed;
  if (ours === null || ours === text) return { wording: null, clashes: [], merge: null };
  const merged = mergeTexts(baseText, text, ours);
  const wording = merged.text === text ? null : merged.text;
  return { wording, clashes: merged.clashes.map(({ id }) => id), merge: { base, ours, choices: {} } };
}

/**
 * Makes a draft with a new edition; whoever calls has the policy locked, without an open version.
 * @param author null where the system drafts it
 * @returns the id of the draft
 */
export async function draftEdition(
  query: Query,
  followed: Followed,
  edition: NewEdition,
  author: string | null,
): Promise<Merged & { id: string }> {
  const id = newId();
  const merged = mergeEdition(followed, edition.text);
  await query(
    `insert into policy_versions (id, policy_id, organisation_id, number, status, origin, template_version_id, wording,
       merge, clashes, change, change_summary, author_id, created_at)
     select $1, $2, $3, coalesce(max(v.number), 0) + 1, 'DRAFT', 'NEW_TEMPLATE_VERSION', $4, $5, $6, $7, $8, $9, $10, $11
     from policy_versions v where v.policy_id = $2`,
    [
      id,
      followed.policy,
      followed.organisation,
      edition.id,
      merged.wording,
      merged.merge === null ? null : JSON.stringify(merged.merge),
      merged.clashes.length,
      edition.change,
      edition.changeSummary ?? null,
      author,
      now(),
    ],
  );
  return { id, ...merged };
}
