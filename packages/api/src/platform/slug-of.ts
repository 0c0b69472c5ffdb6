/**
 * A name as it stands in an address or a file name: small letters, digits and hyphens, without accents. Empty where
 * nothing of it is left.
 */
export const slugOf = (name: string, longest: number): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
