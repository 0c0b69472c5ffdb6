import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import type { Comparison, DocumentLink, DocumentPreview, ImportedText, LibrarySearch, TemplateFacets } from './library.type.js';
import type { TemplateFilter } from './template.type.js';
export async function previewDocument(_c: ApiContext, _i: string, _a: unknown): Promise<DocumentPreview> { throw new Error('being built'); }
