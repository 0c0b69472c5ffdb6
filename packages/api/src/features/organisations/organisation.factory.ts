import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import type { Organisation } from './organisation.entity.js';
import type { OrganisationFacts } from './organisation-facts.entity.js';

type Data = Pick<
  Organisation,
  'id' | 'name' | 'shortName' | 'kind' | 'district' | 'illustrative' | 'archivedAt' | 'createdAt'
>;
type FactsData = Pick<OrganisationFacts, keyof typeof NO_FACTS | 'organisation'>;

const NO_FACTS = {
  legalForm: null,
  charityNumber: null,
  companyNumber: null,
  annualIncome: null,
  headcount: null,
  volunteers: null,
  contactName: null,
  contactEmail: null,
  contactPhone: null,
} satisfies Partial<OrganisationFacts>;

let made = 0;

/** A member without a district; every one has a name of its own. */
export function buildOrganisation(overrides: Partial<Data> = {}): Data {
  made += 1;
  return {
    id: newId(),
    name: `Organisation ${made}`,
    shortName: null,
    kind: 'MEMBER',
    district: null,
    illustrative: false,
    archivedAt: null,
    createdAt: now(),
    ...overrides,
  };
}

/** What a small charity tells about itself: four employees and an income of £85,200 a year. */
export function buildOrganisationFacts(
  overrides: Partial<FactsData> & Pick<FactsData, 'organisation'>,
): FactsData {
  return {
    ...NO_FACTS,
    legalForm: 'CIO',
    annualIncome: 85_200,
    headcount: 4,
    volunteers: 38,
    ...overrides,
  };
}
