import { HttpError } from 'react-admin';
import { actingFor } from '../acting-for.ts';

/** A file as the system has taken it in. */
export interface UploadedFile {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  /** Did a virus scanner look at it? */
  scanned: boolean;
}

/** An upload under way. */
export interface Upload {
  done: Promise<UploadedFile>;
  cancel(): void;
}

/** What the choice of the file dialog offers; the system looks at the content all the same. */
export const KINDS_TO_CHOOSE = '.pdf,.docx,.xlsx,.odt,.ods,.csv,.txt,.png,.jpg,.jpeg,.webp';

/**
 * Sends one file. `done` fails with HttpError, whose message says what to do.
 * @param purpose the kind of thing that the file is for, such as `Booking`
 * @param onProgress is told the part that is sent, from 0 to 1
 */
export function uploadFile(file: File, purpose: string, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<UploadedFile>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 201) resolve(request.response);
      else reject(refusalOf(request));
    };
    request.onerror = () => reject(new HttpError('app.failed.network', 0, { code: 'NETWORK' }));
    request.onabort = () => reject(new HttpError('app.files.cancelled', 0, { code: 'CANCELLED' }));
  });
  request.open('POST', `/files?for=${encodeURIComponent(purpose)}`);
  request.responseType = 'json';
  const organisation = actingFor();
  if (organisation) request.setRequestHeader('X-Organisation', organisation);
  const form = new FormData();
  form.append('file', file);
  request.send(form);
  return { done, cancel: () => request.abort() };
}

function refusalOf({ status, response }: XMLHttpRequest): HttpError {
  const body: { code?: string; message?: string; reason?: string } = response ?? {};
  const isOurs = status >= 500 && body.reason === undefined;
  return new HttpError(isOurs ? 'app.failed.server' : (body.message ?? 'app.failed.server'), status, body);
}

/** A size in words, such as 340 kB or 2.1 MB. */
export const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
