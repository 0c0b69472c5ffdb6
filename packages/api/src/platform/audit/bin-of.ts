/** For so many days what was archived lies in the bin; then it goes for good, unless something refers to it. */
export const BIN_DAYS = 30;

/**
 * What of a feature can lie in the bin: one small object in `<thing>.bin.ts`, listed in app.ts. The access table's
 * action `restore` says who sees it there and may take it out again. SQL is over the row `r`.
 */
export interface BinOf {
  /** The GraphQL type, which is the entity too. */
  type: string;
  /** Is it archived? */
  archived: string;
  /** Is it what archived it? Over the change `c` of the audit. */
  archivedBy: string;
  /** What people know it by, and what else tells it from others. */
  name: string;
  detail: string;
  /** Does anything refer to it? Then it stays archived for good, and only leaves the bin. */
  isReferredTo: string;
}
