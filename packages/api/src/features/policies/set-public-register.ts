import { takeTurn } from '../../platform/db/take-turn.js';
import { Conflict } from '../../platform/errors.js';
import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import { newId } from '../../platform/new-id.js';
import { slugOf } from '../../platform/slug-of.js';
import type { PublicRegister as Register } from './policy-pack.type.js';
import { PublicRegister } from './public-register.entity.js';
import { queryAs } from './read-edition.js';

/** Whether the public sees the acting organisation's policies, and where. */
export async function readRegister(context: ApiContext): Promise<Register> {
  const { organisationId } = context.viewer;
  const [row] = await queryAs(context)<{ id: string; slug: string; isOn: boolean; version: number }>(
    'select id, slug, is_on as "isOn", version from policy_registers where organisation_id = $1',
    [organisationId],
  );
  const can = context.permissions.may('set', 'PublicRegister') ? ['set'] : [];
  if (!row) return { id: organisationId ?? '', isOn: false, url: null, can, version: 0 };
  const { slug, ...shown } = row;
  return { ...shown, url: `${context.publicUrl}/policies/${slug}`, can };
}

/**
 * Opens or closes the public page. Its address is made when it is opened first, and stays.
 * @param version 0 where there was none
 * @throws Conflict STALE_VERSION
 */
export async function setRegister(context: WriteContext, isOn: boolean, version: number): Promise<string> {
  const organisation = context.viewer.organisationId ?? '';
  await takeTurn(context.query, `public register ${organisation}`);
  const register = await context.em.findOne(PublicRegister, { organisation });
  if ((register?.version ?? 0) !== version)
    throw new Conflict('STALE_VERSION', 'Somebody else changed this meanwhile. Look at it as it is now.', {
      currentVersion: register?.version ?? 0,
    });
  if (register) {
    register.isOn = isOn;
    return register.id;
  }
  const id = newId();
  context.em.create(PublicRegister, { id, organisation, slug: await freeSlug(context, organisation), isOn });
  return id;
}

const LONGEST_SLUG = 60;

/** The name of the organisation as it stands in an address; with the start of its id where another has the same. */
async function freeSlug(context: WriteContext, organisation: string): Promise<string> {
  const [row] = await context.query<{ name: string }>('select name from organisations where id = $1', [
    organisation,
  ]);
  const slug = slugOf(row?.name ?? '', LONGEST_SLUG) || 'charity';
  // Other organisations' registers are out of sight here: the database tells by a function.
  const [taken] = await context.query<{ taken: boolean }>('select app.is_register_slug_taken($1) as taken', [
    slug,
  ]);
  return taken?.taken ? `${slug}-${organisation.slice(-8)}` : slug;
}
