import type { DistrictContent, DistrictName } from './types.js';

const county = 'Nottinghamshire';

/** The seven districts of Nottinghamshire, and Nottingham. Codes: Office for National Statistics (GSS). */
export const DISTRICTS: readonly DistrictContent[] = [
  { code: 'E07000170', name: 'Ashfield', kind: 'DISTRICT', county },
  { code: 'E07000171', name: 'Bassetlaw', kind: 'DISTRICT', county },
  { code: 'E07000172', name: 'Broxtowe', kind: 'DISTRICT', county },
  { code: 'E07000173', name: 'Gedling', kind: 'DISTRICT', county },
  { code: 'E07000174', name: 'Mansfield', kind: 'DISTRICT', county },
  { code: 'E07000175', name: 'Newark and Sherwood', kind: 'DISTRICT', county },
  { code: 'E07000176', name: 'Rushcliffe', kind: 'DISTRICT', county },
  { code: 'E06000018', name: 'Nottingham', kind: 'UNITARY_AUTHORITY', county: null },
];

/** The GSS code of a district. */
export function districtCode(name: DistrictName): string {
  const district = DISTRICTS.find((candidate) => candidate.name === name);
  if (!district) throw new RangeError(`There is no district called ${name}.`);
  return district.code;
}
