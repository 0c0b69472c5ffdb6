import { useKeptDraft } from '../../platform/kept-draft.ts';

/** What an author typed and has not saved. */
interface WriteDraft {
  /** Of the version that it began from; saving over a later one is asked for first. */
  version: number;
  text: string;
  legalAsOf: string;
  change: 'MATERIAL' | 'MINOR';
  changeSummary: string;
}

const isDraft = (kept: unknown): kept is WriteDraft =>
  typeof kept === 'object' &&
  kept !== null &&
  'version' in kept &&
  typeof kept.version === 'number' &&
  'text' in kept &&
  typeof kept.text === 'string' &&
  'legalAsOf' in kept &&
  'change' in kept &&
  'changeSummary' in kept;

/** The unsaved words on one version: leaving and coming back loses none. */
export function useWriteDraft(versionId: string, saved: WriteDraft) {
  return useKeptDraft<WriteDraft>(`write:${versionId}`, saved, isDraft);
}
