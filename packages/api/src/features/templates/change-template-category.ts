import { getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { newId } from '../../platform/new-id.js';
import { TemplateCategory } from './template.entity.js';
import type { TemplateCategoryInput } from './template.type.js';

/** The coordinator adds a category to the library. */
export async function createTemplateCategory(
  context: WriteContext,
  { name, position = 0 }: TemplateCategoryInput,
): Promise<string> {
  await checkName(context, name, null);
  const id = newId();
  context.em.create(TemplateCategory, { id, name: name.trim(), position });
  return id;
}

/** The coordinator renames or moves a category. */
export async function updateTemplateCategory(
  context: WriteContext,
  id: string,
  { name, position }: TemplateCategoryInput,
  version: number,
): Promise<string> {
  const category = await getForChange(context, TemplateCategory, id, 'update', version);
  await checkName(context, name, id);
  category.name = name.trim();
  if (position !== undefined) category.position = position;
  return id;
}

async function checkName(context: WriteContext, name: string, id: string | null): Promise<void> {
  const other = await context.em.findOne(TemplateCategory, { name: name.trim() });
  if (other && other.id !== id) throw new Invalid({ name: 'There is a category of this name already.' });
}
