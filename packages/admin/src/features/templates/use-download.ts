import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { fieldsOf } from '../../platform/http-error.ts';
import { useVerb } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { type DocumentFormat, DownloadDocumentDocument } from './template.graphql.ts';

interface Wanted {
  templateVersionId: string;
  format: DocumentFormat;
  blank?: boolean;
}

/**
 * Fetches a document made of our facts. Where answers are missing it leads to the page that asks for them, and says so.
 * @param fillPath the page on which the document is filled in
 */
export function useDownload(fillPath: string) {
  const t = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const download = useVerb(DownloadDocumentDocument);
  const [done, setDone] = useState<string>();
  const fetch = (wanted: Wanted) => {
    setDone(undefined);
    download.mutate(wanted, {
      onSuccess: ({ data }) => {
        // an attachment: the browser keeps the page and saves the file
        window.location.assign(data.url);
        setDone(data.name);
      },
      onError: (error) => {
        const isMissing = Object.keys(fieldsOf(error)).some((path) => path.startsWith('answers.'));
        if (isMissing) {
          notify('resources.templates.download.missing', { type: 'info' });
          navigate(pathTo(fillPath));
        } else notify(t(error.message, { _: error.message }), { type: 'error' });
      },
    });
  };
  return { fetch, isPending: download.isPending, done };
}
