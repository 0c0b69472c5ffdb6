import { Link } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { graphql } from '../graphql.ts';
import { useVerb } from '../operations.ts';

const OpenFileDocument = graphql(`
  mutation OpenFile($id: ID!) {
    data: openFile(id: $id) { url }
  }
`);

/** The name of a file; pressing it fetches the file by a link that is made at that moment and works once. */
export function FileLinkButton({ file }: { file: { id: string; name: string | null } }) {
  const t = useTranslate();
  const notify = useNotify();
  const open = useVerb(OpenFileDocument);
  const name = file.name ?? '';
  return (
    <Link
      component="button"
      type="button"
      disabled={open.isPending}
      aria-label={t('app.files.open', { name })}
      sx={{ textAlign: 'left', overflowWrap: 'anywhere', minHeight: 24, font: 'inherit' }}
      onClick={() =>
        open.mutate(
          { id: file.id },
          {
            // an attachment: the browser keeps the page and saves the file
            onSuccess: ({ data }) => window.location.assign(data.url),
            onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
          },
        )
      }
    >
      {name}
    </Link>
  );
}
