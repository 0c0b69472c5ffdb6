/** Rights that go with a person of an organisation rather than with a role. */
export const RESPONSIBILITY_KINDS = ['HS_LEAD'] as const;
export type ResponsibilityKind = (typeof RESPONSIBILITY_KINDS)[number];

/** What the holder of a responsibility is called in a sentence. */
export const RESPONSIBILITY_WORDS: Readonly<Record<ResponsibilityKind, string>> = {
  HS_LEAD: 'Health and safety lead',
};
