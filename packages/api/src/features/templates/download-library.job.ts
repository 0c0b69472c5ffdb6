import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import type { Comparison, DocumentLink, DocumentPreview, ImportedText, LibrarySearch, TemplateFacets } from './library.type.js';
import type { TemplateFilter } from './template.type.js';
export async function startLibraryDownload(_c: WriteContext, _i: string[], _f: string): Promise<string> { throw new Error('being built'); }
export async function openLibraryDownload(_c: ApiContext, _i: string): Promise<DocumentLink> { throw new Error('being built'); }
