import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import type { Comparison, DocumentLink, DocumentPreview, ImportedText, LibrarySearch, TemplateFacets } from './library.type.js';
import type { TemplateFilter } from './template.type.js';
export async function searchLibrary(_c: ApiContext, _q: string): Promise<LibrarySearch> { throw new Error('being built'); }
