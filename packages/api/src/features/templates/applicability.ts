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

/** A rule as it may be given: what is left out or null asks for nothing. */
type GivenApplicability = { [Part in keyof Applicability]?: Applicability[Part] | null | undefined };

/** The rule written in one way only, so that equal rules are equal in the database, which compares them as they stand. */
export const inOneForm = ({
  minHeadcount,
  maxHeadcount,
  facts,
  anyOf,
}: GivenApplicability): Applicability => ({
  ...(minHeadcount === undefined || minHeadcount === null ? {} : { minHeadcount }),
  ...(maxHeadcount === undefined || maxHeadcount === null ? {} : { maxHeadcount }),
  ...(facts?.length ? { facts } : {}),
  ...(anyOf?.length ? { anyOf } : {}),
});

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
