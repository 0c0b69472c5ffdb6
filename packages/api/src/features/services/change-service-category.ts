import { getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { newId } from '../../platform/new-id.js';
import type { ServiceCategoryInput } from './service.type.js';
import { ServiceCategory } from './service-category.entity.js';

/** The coordinator adds a heading to the taxonomy. */
export async function createServiceCategory(
  context: WriteContext,
  input: ServiceCategoryInput,
): Promise<string> {
  await checkName(context, input.name, null);
  const id = newId();
  context.em.create(ServiceCategory, {
    id,
    name: input.name,
    shortName: input.shortName,
    description: input.description ?? null,
  });
  return id;
}

/** The coordinator renames a heading. */
export async function updateServiceCategory(
  context: WriteContext,
  id: string,
  input: ServiceCategoryInput,
  version: number,
): Promise<string> {
  const category = await getForChange(context, ServiceCategory, id, 'update', version);
  await checkName(context, input.name, id);
  category.name = input.name;
  category.shortName = input.shortName;
  if (input.description !== undefined) category.description = input.description;
  return id;
}

async function checkName(context: WriteContext, name: string, id: string | null): Promise<void> {
  const other = await context.em.findOne(ServiceCategory, { name });
  if (other && other.id !== id) throw new Invalid({ name: 'There is a category of this name already.' });
}
