import type { WriteContext } from '../../platform/graphql/context.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import { askToAcknowledge } from './ask-readers.job.js';

/**
 * Asks everybody whom a version is for to read it, after the transaction in which it comes into force, or in which it
 * becomes known that it is for more people. Who was asked in this round is not asked again.
 */
export const askReaders = (context: WriteContext, policyVersionId: string): Promise<void> =>
  enqueue(context, askToAcknowledge, { policyVersionId });
