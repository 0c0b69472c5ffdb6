import { defineJob } from '../jobs/job.js';
import { sweepFiles } from './sweep-files.js';

/** Puts the store of files in order. */
export const sweepFilesJob = defineJob({
  name: 'sweep-files',
  schedule: '*/10 * * * *',
  longestSeconds: 600,
  handle: ({ files }) => sweepFiles(files),
});
