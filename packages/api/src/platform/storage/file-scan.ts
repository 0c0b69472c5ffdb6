/** Was a file looked at by a virus scanner? NOT_SCANNED is said wherever the file is shown. */
export const FILE_SCANS = ['CLEAN', 'NOT_SCANNED'] as const;
export type FileScan = (typeof FILE_SCANS)[number];
