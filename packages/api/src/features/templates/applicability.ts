/** To which members a template applies, as data: all that is given must hold. Facts are YES_NO keys of the vocabulary. */
export interface Applicability {
  /** Employees, counted as heads. */
  minHeadcount?: number | null;
  maxHeadcount?: number | null;
  /** Facts that must all be yes. */
  facts?: string[];
  /** Facts of which one must be yes, where any are named. */
  anyOf?: string[];
}

/** A law or standard that a template follows. */
export interface LegalDriver {
  act: string;
  /** Section, regulation or article, such as “section 2(3)”. */
  section: string | null;
  /** Since when the rule that matters holds, YYYY-MM-DD. */
  since: string | null;
  /** A public address of the text. */
  source: string | null;
}
