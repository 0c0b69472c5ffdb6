import { csvText } from '../../platform/csv/csv-cell.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { importsOf } from './define-import.js';
import type { ImportKind } from './import.type.js';
import { LIMITS } from './judge-file.js';

/** The kinds that this person may import, with a template of each. */
export async function describeImports(context: ApiContext): Promise<ImportKind[]> {
  return Promise.all(
    importsOf(context).map(async (kind) => {
      const known = await kind.prepare(context);
      const columns = kind.columns.map(({ header, required, example, help }) => ({
        header,
        required: typeof required === 'function' ? required(known) : required === true,
        example,
        help,
      }));
      const template = csvText([columns.map(({ header }) => header), columns.map(({ example }) => example)]);
      return { id: kind.kind, mostRows: LIMITS.rows, columns, template };
    }),
  );
}
