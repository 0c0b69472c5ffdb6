import { useKeptDraft } from '../../platform/kept-draft.ts';
import type { TypedAnswers } from '../facts/answers.ts';

interface FillDraft {
  typed: TypedAnswers;
  /** Keys of the questions that were asked so far, in order: one that is answered stays on the screen. */
  asked: string[];
}

const NOTHING: FillDraft = { typed: {}, asked: [] };

const isDraft = (kept: unknown): kept is FillDraft =>
  typeof kept === 'object' &&
  kept !== null &&
  'typed' in kept &&
  typeof kept.typed === 'object' &&
  kept.typed !== null &&
  'asked' in kept &&
  Array.isArray(kept.asked);

/** What somebody typed for an edition of a document; leaving and coming back loses nothing. */
export const useFillDraft = (versionId: string) => useKeptDraft(`fill:${versionId}`, NOTHING, isDraft);
