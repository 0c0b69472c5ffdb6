import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import type { Comparison, DocumentLink, DocumentPreview, ImportedText, LibrarySearch, TemplateFacets } from './library.type.js';
import type { TemplateFilter } from './template.type.js';
export async function importTextOf(_c: ApiContext, _id: string): Promise<ImportedText> { throw new Error('being built'); }
