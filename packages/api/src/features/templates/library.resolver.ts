import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { JsonScalar } from '../../platform/graphql/scalars.js';
import { write } from '../../platform/graphql/write.js';
import { Task } from '../../platform/jobs/task.type.js';
import { compareVersions } from './compare-versions.js';
import { countFacets } from './count-facets.js';
import { downloadDocument } from './download-document.js';
import { openLibraryDownload, startLibraryDownload } from './download-library.job.js';
import {
  Comparison,
  DocumentFormat,
  DocumentLink,
  DocumentPreview,
  LibrarySearch,
  TemplateFacets,
  TextPreview,
} from './library.type.js';
import { previewDocument } from './preview-document.js';
import { previewText } from './preview-text.js';
import { searchLibrary } from './search-library.js';
import { TemplateFilter } from './template.type.js';

@Resolver(() => LibrarySearch)
export class LibraryResolver {
  @Query(() => TemplateFacets)
  @Can('read', 'Template')
  templateFacets(
    @Ctx() context: ApiContext,
    @Arg('filter', () => TemplateFilter, { nullable: true }) filter?: TemplateFilter,
  ): Promise<TemplateFacets> {
    return countFacets(context, filter ?? {});
  }

  @Query(() => LibrarySearch, {
    description: 'Your own policies first, then forms and whom to ring, then the templates of the pool.',
  })
  @Can('read', 'Template')
  searchLibrary(@Ctx() context: ApiContext, @Arg('q', () => String) q: string): Promise<LibrarySearch> {
    return searchLibrary(context, q);
  }

  @Query(() => Comparison)
  @Can('read', 'TemplateVersion')
  compareTemplateVersions(
    @Ctx() context: ApiContext,
    @Arg('beforeId', () => ID) beforeId: string,
    @Arg('afterId', () => ID) afterId: string,
  ): Promise<Comparison> {
    return compareVersions(context, beforeId, afterId);
  }

  @Query(() => TextPreview, { description: 'How a text looks that is being written.' })
  @Can('preview', 'TemplateVersion')
  previewText(@Arg('text', () => String) text: string): TextPreview {
    return previewText(text);
  }

  @Query(() => DocumentPreview, {
    description: 'Filled in with the facts of your organisation and the answers given with it.',
  })
  @Can('download', 'TemplateVersion')
  previewDocument(
    @Ctx() context: ApiContext,
    @Arg('templateVersionId', () => ID) templateVersionId: string,
    @Arg('answers', () => JsonScalar, { nullable: true }) answers?: unknown,
  ): Promise<DocumentPreview> {
    return previewDocument(context, templateVersionId, answers ?? {});
  }

  @Mutation(() => DocumentLink, {
    description:
      'Makes the document. What is missing is named at answers.<key>, and nothing is issued. Nobody is told who fetched it. Every call makes a new link, also with the same idempotencyKey.',
  })
  @Can('download', 'TemplateVersion')
  downloadDocument(
    @Ctx() context: ApiContext,
    @Arg('templateVersionId', () => ID) templateVersionId: string,
    @Arg('format', () => DocumentFormat) format: DocumentFormat,
    @Arg('blank', () => Boolean, { nullable: true }) blank?: boolean,
    @Arg('answers', () => JsonScalar, { nullable: true }) answers?: unknown,
    @Arg('remember', () => Boolean, {
      nullable: true,
      description: 'Keep the answers for the next document; for those who may.',
    })
    remember?: boolean,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<DocumentLink> {
    return downloadDocument(context, {
      templateVersionId,
      format,
      blank: blank ?? false,
      answers: answers ?? {},
      remember: remember ?? false,
    });
  }

  @Mutation(() => Task, {
    description:
      'Several documents as one zip, as long work. The link to it is asked for with openLibraryDownload.',
  })
  @Can('download', 'TemplateVersion')
  downloadLibrary(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('templateVersionIds', () => [ID]) templateVersionIds: string[],
    @Arg('format', () => DocumentFormat) format: DocumentFormat,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'Task', idempotencyKey, input: { templateVersionIds, format } };
    return write(context, info, request, (inside) =>
      startLibraryDownload(inside, templateVersionIds, format),
    );
  }

  @Mutation(() => DocumentLink, {
    description: 'A link to the zip that a downloadLibrary of yours has made; it is kept for a day.',
  })
  @Can('download', 'TemplateVersion')
  openLibraryDownload(
    @Ctx() context: ApiContext,
    @Arg('taskId', () => ID) taskId: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<DocumentLink> {
    return openLibraryDownload(context, taskId);
  }
}
