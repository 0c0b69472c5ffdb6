import { Parameters } from '../../platform/db/condition-sql.js';
import { compareTexts } from '../../platform/documents/compare-texts.js';
import { importDocx } from '../../platform/documents/import-docx.js';
import { DOCX } from '../../platform/documents/media-types.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { isVisible, readRows } from '../../platform/graphql/read.js';
import { formOf } from './fill-edition.js';
import type { Comparison } from './library.type.js';

interface Row {
  text: string | null;
  fileId: string | null;
  template: string;
}

/** What is different between two editions of one template. @throws NotFound, Invalid */
export async function compareVersions(
  context: ApiContext,
  beforeId: string,
  afterId: string,
): Promise<Comparison> {
  const [before, after] = await Promise.all([editionOf(context, beforeId), editionOf(context, afterId)]);
  if (before.template !== after.template)
    throw new Invalid({ afterId: 'These are versions of different templates.' });
  const texts = await Promise.all([textOf(context, before), textOf(context, after)]);
  const { blocks, summary } = compareTexts(texts[0], texts[1]);
  return { blocks, ...summary };
}

async function editionOf(context: ApiContext, id: string): Promise<Row> {
  if (!(await isVisible(context, 'TemplateVersion', id))) throw new NotFound('template version');
  const parameters = new Parameters();
  const [row] = await readRows<Row>(
    context,
    `select v.text, v.file_id as "fileId", v.template_id as template from template_versions v where v.id = ${parameters.add(id)}`,
    parameters,
  );
  if (!row) throw new NotFound('template version');
  return row;
}

/** Forms are compared by their words. */
async function textOf(context: ApiContext, row: Row): Promise<string> {
  if (row.text !== null) return row.text;
  const { bytes, mediaType } = await formOf(context.files, row);
  if (mediaType !== DOCX)
    throw new Invalid({ afterId: 'Excel forms cannot be compared here. Download both.' });
  return (await importDocx(bytes)).markdown;
}
