import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import type { Comparison, DocumentLink, DocumentPreview, ImportedText, LibrarySearch, TemplateFacets } from './library.type.js';
import type { TemplateFilter } from './template.type.js';
export async function downloadDocument(_c: ApiContext, _r: object): Promise<DocumentLink> { throw new Error('being built'); }
