import type { Query } from '../../platform/db/read-as.js';

/** A value that a person can read. */
export type PersonalValue = string | number | boolean | null;

/** What one feature has about a person: a heading, a sentence, and rows of words and values. */
export interface PersonalDataSection {
  title: string;
  about: string;
  rows: Record<string, PersonalValue>[];
}

/** Whose data are collected, of which controller, and for whom. */
export interface PersonalDataSearch {
  /** Reads over all organisations: every source says itself that it wants this one's rows only. */
  run: Query;
  personId: string;
  /** The controller; all zeros for the consortium. */
  organisation: string;
  /** For the person themselves. Otherwise what is confidential between them and an adviser is left out. */
  complete: boolean;
}

/**
 * What a feature has about one person within one organisation, declared beside it in `<feature>.personal-data.ts` and
 * listed in `app.ts`. Other people are told by their part (“an adviser”), not by name: their data are not asked for.
 */
export type PersonalDataSource = (search: PersonalDataSearch) => Promise<PersonalDataSection[]>;

const sources: PersonalDataSource[] = [];

/** Adds a feature's part to every export of a person; `app.ts` calls it, once a feature. */
export function addPersonalData(source: PersonalDataSource): void {
  if (!sources.includes(source)) sources.push(source);
}

/** All that one organisation has about a person; sections without rows too, because they say that there is nothing. */
export async function collectPersonalData(search: PersonalDataSearch): Promise<PersonalDataSection[]> {
  const sections: PersonalDataSection[] = [];
  for (const source of sources) sections.push(...(await source(search)));
  return sections;
}

/** What stands in the place of words that are between the person and an adviser. */
export const CONFIDENTIAL =
  'Confidential: only the person themselves is given this, when they ask in their profile';
