import { districtCode } from './districts.js';
import { INVENTED_MEMBERS, type InventedOrganisation } from './invented-members.js';
import type { DistrictName, OrganisationContent, OrganisationKind } from './types.js';

type Illustrative = readonly [name: string, shortName: string | null, district: DistrictName];

/**
 * Named in the list of members of the report of 2007. A county-wide body stands in one district here only
 * because it must stand somewhere.
 */
const membersOf2007: readonly Illustrative[] = [
  ['Ashfield Volunteer Bureau', null, 'Ashfield'],
  ['Ashfield Links Forum', null, 'Ashfield'],
  ['Bassetlaw Council for Voluntary Service', 'Bassetlaw CVS', 'Bassetlaw'],
  ['Beeston Volunteer Centre', null, 'Broxtowe'],
  ['Mansfield Community and Voluntary Service', 'Mansfield CVS', 'Mansfield'],
  ['Newark and Sherwood Council for Voluntary Service', 'Newark and Sherwood CVS', 'Newark and Sherwood'],
  ['Rushcliffe Council for Voluntary Service', 'Rushcliffe CVS', 'Rushcliffe'],
  ['Nottingham Council for Voluntary Service', 'Nottingham CVS', 'Nottingham'],
  ['Nottingham Black Partnership', null, 'Nottingham'],
  ['Self Help Nottingham', null, 'Nottingham'],
  ['African Caribbean Development Agency', 'ACDA', 'Nottingham'],
  ['Hostels Liaison Group', null, 'Nottingham'],
  ['Enable', null, 'Nottingham'],
  ['Community Accounting Plus', 'CA Plus', 'Nottingham'],
  ['Nottinghamshire Rural Community Council', 'RCC', 'Newark and Sherwood'],
  ['Networking Action with Voluntary Organisations', 'NAVO', 'Mansfield'],
  ['Diocese of Southwell', null, 'Newark and Sherwood'],
];

/** Five invented providers. Two are members as well: they sell the pool what they have to spare, and book the rest. */
const inventedProviders: readonly (readonly [kind: OrganisationKind, ...InventedOrganisation])[] = [
  [
    'BOTH',
    'Weathervane HR and Employment Advice',
    'CHARITABLE_COMPANY',
    'Nottingham',
    318_000,
    9,
    4,
    'Farah Siddiqui',
  ],
  [
    'PROVIDER',
    'Tallystick Payroll Bureau',
    'COMMUNITY_INTEREST_COMPANY',
    'Gedling',
    246_000,
    7,
    0,
    'Angela Mwangi',
  ],
  [
    'PROVIDER',
    'Steady Ladder Health and Safety',
    'COMMUNITY_INTEREST_COMPANY',
    'Mansfield',
    121_000,
    3,
    0,
    'Martin Hesketh',
  ],
  [
    'BOTH',
    'Cornerpost Community Development',
    'CHARITABLE_COMPANY',
    'Newark and Sherwood',
    437_000,
    13,
    9,
    'Helen Garside',
  ],
  [
    'PROVIDER',
    'Patchcord Community ICT',
    'COMMUNITY_INTEREST_COMPANY',
    'Broxtowe',
    164_000,
    5,
    6,
    'Rajesh Menon',
  ],
];

/** The member of `manager@demo.test`, `staff@demo.test` and `trustee@demo.test`. */
export const SMALL_MEMBER = 'Larkmoor Community Kitchen';
/** The member of `other.manager@demo.test`. */
export const OTHER_MEMBER = 'Pepperhill Youth Project';

/** The organisations of the demo, always in the same order: those of 2007, the invented members, the providers. */
export const ORGANISATIONS: readonly OrganisationContent[] = [
  ...membersOf2007.map(illustrative),
  ...INVENTED_MEMBERS.map((row, index) => invented('MEMBER', row, index)),
  ...inventedProviders.map(([kind, ...row], index) => invented(kind, row, INVENTED_MEMBERS.length + index)),
];

function illustrative([name, shortName, district]: Illustrative): OrganisationContent {
  return {
    name,
    shortName,
    kind: 'MEMBER',
    legalForm: null,
    charityNumber: null,
    companyNumber: null,
    districtCode: districtCode(district),
    annualIncome: null,
    headcount: null,
    volunteers: null,
    contactName: null,
    contactEmail: null,
    contactPhone: null,
    illustrative: true,
  };
}

function invented(kind: OrganisationKind, row: InventedOrganisation, index: number): OrganisationContent {
  const [name, legalForm, district, annualIncome, headcount, volunteers, contactName] = row;
  return {
    name,
    shortName: null,
    kind,
    legalForm,
    charityNumber: null,
    companyNumber: null,
    districtCode: districtCode(district),
    annualIncome,
    headcount,
    volunteers,
    contactName,
    contactEmail: `${mailbox(name)}@example.org`,
    contactPhone: `01632 960${String(index + 1).padStart(3, '0')}`,
    illustrative: false,
  };
}

/** “Meadowsweet Dementia Café” becomes `meadowsweet-dementia-cafe`. */
function mailbox(name: string): string {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f’]/g, '');
  return plain.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
