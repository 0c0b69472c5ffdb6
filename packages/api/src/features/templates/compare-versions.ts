import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import type { Comparison, DocumentLink, DocumentPreview, ImportedText, LibrarySearch, TemplateFacets } from './library.type.js';
import type { TemplateFilter } from './template.type.js';
export async function compareVersions(_c: ApiContext, _b: string, _a: string): Promise<Comparison> { throw new Error('being built'); }
