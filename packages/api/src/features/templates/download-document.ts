import { Readable } from 'node:stream';
import { now } from '../../platform/clock.js';
import { Forbidden, NotFound } from '../../platform/errors.js';
import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import { inTransaction } from '../../platform/graphql/write.js';
import { londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import { handOut } from '../../platform/storage/hand-out.js';
import { checkAnswers } from '../facts/check-answers.js';
import { withAnswers } from '../facts/find-facts.js';
import { keepAnswers } from '../facts/remember-facts.js';
import { fillEdition } from './fill-edition.js';
import { findEditions } from './find-edition.js';
import type { DocumentFormat, DocumentLink } from './library.type.js';

/** Which document, and how. */
export interface DocumentRequest {
  templateVersionId: string;
  format: DocumentFormat;
  blank: boolean;
  answers: unknown;
  /** Keep the answers for the next document. */
  remember: boolean;
}

/**
 * Makes a document for somebody to take away. The organisation's download is counted by day; who it was is not written
 * down anywhere.
 * @throws NotFound, Forbidden where the answers may not be kept, Invalid with `answers.<key>`: then nothing is issued
 */
export async function downloadDocument(context: ApiContext, request: DocumentRequest): Promise<DocumentLink> {
  const { templateVersionId, format, blank, remember } = request;
  const answers = checkAnswers(request.answers);
  if (remember && !context.permissions.may('remember', 'FactQuestion'))
    throw new Forbidden(
      'Answers are kept for everybody by a manager. Download the document without keeping them.',
    );
  const { editions, holder } = await findEditions(context, [templateVersionId]);
  const [edition] = editions;
  if (!edition) throw new NotFound('template version');
  const facts = withAnswers(holder.facts, answers);
  const made = await fillEdition(context.files, edition, holder, facts, { format, blank });
  await inTransaction(context, async (inside) => {
    if (remember && Object.keys(answers).length > 0) await keepAnswers(inside, answers);
    await countDownloads(inside, [edition.id]);
  });
  const { name, mediaType, bytes } = made;
  return handOut(context.files, context.viewer.personId, { name, mediaType, stream: Readable.from([bytes]) });
}

/** Notes that an organisation fetched editions today: which and how often, never who. The consortium's own are not noted. */
export async function countDownloads(
  { query, viewer }: Pick<WriteContext, 'query' | 'viewer'>,
  versionIds: readonly string[],
): Promise<void> {
  if (viewer.organisationId === null) return;
  await query(
    `insert into template_downloads (id, organisation_id, template_version_id, downloaded_on, count)
     select i.id, $2, i.version, $3, 1 from unnest($1::uuid[], $4::uuid[]) i (id, version) order by i.version
     on conflict (template_version_id, organisation_id, downloaded_on)
       do update set count = template_downloads.count + 1`,
    [versionIds.map(() => newId()), viewer.organisationId, londonDate(now().getTime()), versionIds],
  );
}
