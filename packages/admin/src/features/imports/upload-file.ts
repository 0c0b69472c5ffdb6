import { HttpError } from 'react-admin';
import { actingFor } from '../../platform/acting-for.ts';

/** What the API's store of files answers. */
interface Uploaded {
  id: string;
}

/**
 * Uploads a file for an import.
 * @param onProgress told how much of it is there, from 0 to 1
 * @throws HttpError with the API's words, or `network` where it could not be reached
 */
export function uploadFile(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/files?for=Import');
    request.responseType = 'json';
    const organisation = actingFor();
    if (organisation) request.setRequestHeader('X-Organisation', organisation);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status < 300 ? resolve(request.response) : reject(toError(request.status, request.response));
    request.onerror = () => reject(new HttpError('resources.imports.create.network', 0));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

function toError(status: number, answer: unknown): HttpError {
  const message =
    typeof answer === 'object' && answer !== null && 'message' in answer ? String(answer.message) : undefined;
  return new HttpError(message ?? 'app.failed.server', status);
}
