import { registerEnumType } from 'type-graphql';

/** Makes a GraphQL enum of a list of words; the words are its values too. */
export function enumOf<const Words extends readonly string[]>(
  name: string,
  words: Words,
  description?: string,
): { [W in Words[number]]: W } {
  const values = Object.fromEntries(words.map((word) => [word, word])) as { [W in Words[number]]: W };
  registerEnumType(values, { name, ...(description ? { description } : {}) });
  return values;
}

export const SortOrder = enumOf('SortOrder', ['ASC', 'DESC']);
export type SortOrder = 'ASC' | 'DESC';
