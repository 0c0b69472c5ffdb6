import { now } from '../../platform/clock.js';
import { assign, getForChange } from '../../platform/crud.js';
import { Conflict, Forbidden, Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { newId } from '../../platform/new-id.js';
import { District } from './district.entity.js';
import { Organisation } from './organisation.entity.js';
import type { CreateOrganisationInput, UpdateOrganisationInput } from './organisation.type.js';
import { OrganisationFacts } from './organisation-facts.entity.js';

/** The coordinator admits an organisation to the consortium. */
export async function createOrganisation(
  context: WriteContext,
  input: CreateOrganisationInput,
): Promise<string> {
  await checkDistrict(context, input.districtCode);
  await checkName(context, input.name, null);
  const id = newId();
  const { name, shortName = null, kind, districtCode, ...facts } = input;
  context.em.create(Organisation, {
    id,
    name,
    shortName,
    kind,
    district: districtCode,
    illustrative: false,
    factsRevision: 0,
    archivedAt: null,
  });
  context.em.create(OrganisationFacts, { organisation: id, ...factsOf(facts) });
  return id;
}

/** An organisation keeps what it tells the pool about itself up to date. */
export async function updateOrganisation(
  context: WriteContext,
  id: string,
  input: UpdateOrganisationInput,
  version: number,
): Promise<string> {
  const organisation = await getForChange(context, Organisation, id, 'update', version);
  await checkDistrict(context, input.districtCode);
  await checkName(context, input.name, id);
  const { name, shortName, kind, districtCode, ...facts } = input;
  if (kind && kind !== organisation.kind && !context.permissions.may('changeKind', 'Organisation'))
    throw new Forbidden(
      'Who gives services to the pool is agreed with the coordinator. Ask them to change this.',
    );
  if (kind === 'MEMBER' && organisation.kind !== 'MEMBER') await checkServesNobody(context, id);
  assign(organisation, { name, shortName, kind, district: districtCode });
  const row = await context.em.findOne(OrganisationFacts, { organisation: id });
  if (row) assign(row, facts);
  else context.em.create(OrganisationFacts, { organisation: id, ...factsOf(facts) });
  // Name and facts are one thing to the people who edit it: a change of either is a new version.
  organisation.factsRevision += 1;
  return id;
}

/** Takes an organisation out of the consortium; nothing is deleted. */
export async function archiveOrganisation(
  context: WriteContext,
  id: string,
  version?: number,
): Promise<string> {
  const organisation = await getForChange(context, Organisation, id, 'archive', version);
  if (organisation.archivedAt) throw new Conflict('WRONG_STATE', 'This organisation is archived already.');
  organisation.archivedAt = now();
  // What it offered leaves the pool with it; what is booked stays booked.
  await context.query(
    `update services set status = 'ARCHIVED', version = version + 1 where provider_id = $1 and status <> 'ARCHIVED'`,
    [id],
  );
  return id;
}

/** Takes an organisation out of the bin, back into the consortium. What it offered is taken out by itself. */
export async function restoreOrganisation(
  context: WriteContext,
  id: string,
  version?: number,
): Promise<string> {
  const organisation = await getForChange(context, Organisation, id, 'restore', version);
  if (!organisation.archivedAt) throw new Conflict('WRONG_STATE', 'This organisation is not archived.');
  organisation.archivedAt = null;
  return id;
}

// A plain member no longer sees what it served, so nothing of it may be open.
async function checkServesNobody(context: WriteContext, id: string): Promise<void> {
  const open = await context.query(
    `select from services where provider_id = $1 and status <> 'ARCHIVED'
     union all select from bookings where provider_id = $1 and status in ('REQUESTED', 'CONFIRMED') limit 1`,
    [id],
  );
  if (open.length > 0)
    throw new Conflict(
      'IN_USE',
      'It still gives services to the pool. Archive them and finish what is booked first.',
    );
}

type Facts = Omit<UpdateOrganisationInput, 'name' | 'shortName' | 'kind' | 'districtCode'>;

const factsOf = (facts: Facts) => ({
  legalForm: facts.legalForm ?? null,
  charityNumber: facts.charityNumber ?? null,
  companyNumber: facts.companyNumber ?? null,
  annualIncome: facts.annualIncome ?? null,
  headcount: facts.headcount ?? null,
  volunteers: facts.volunteers ?? null,
  contactName: facts.contactName ?? null,
  contactEmail: facts.contactEmail ?? null,
  contactPhone: facts.contactPhone ?? null,
});

async function checkDistrict(context: WriteContext, code: string | null | undefined): Promise<void> {
  if (code === null || code === undefined) return;
  if (!(await context.em.findOne(District, { code })))
    throw new Invalid({ districtCode: 'Choose one of the districts that the consortium serves.' });
}

async function checkName(context: WriteContext, name: string | undefined, id: string | null): Promise<void> {
  if (!name) return;
  const other = await context.em.findOne(Organisation, { name });
  if (other && other.id !== id) throw new Invalid({ name: 'Another organisation has this name already.' });
}
