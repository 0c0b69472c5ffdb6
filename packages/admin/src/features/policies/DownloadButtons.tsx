import Download from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { FileLinkButton } from '../../platform/layout/FileLinkButton.tsx';
import { useVerb } from '../../platform/operations.ts';
import { DownloadPolicyDocument } from './policy.graphql.ts';

interface DownloadButtonsProps {
  versionId: string;
  title: string;
  size?: 'small' | 'medium';
  /** The organisation's own document, which comes as it was uploaded. */
  file?: { id: string; name: string | null } | null;
}

/** One version as Word or PDF, made when it is asked for. */
export function DownloadButtons({ versionId, title, size = 'medium', file = null }: DownloadButtonsProps) {
  const t = useTranslate();
  const notify = useNotify();
  const download = useVerb(DownloadPolicyDocument);
  if (file) return <FileLinkButton file={file} />;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {(['DOCX', 'PDF'] as const).map((format) => (
        <Button
          key={format}
          variant="outlined"
          size={size}
          startIcon={<Download aria-hidden />}
          disabled={download.isPending}
          aria-label={t(`resources.policies.download.named.${format}`, { title })}
          onClick={() =>
            download.mutate(
              { policyVersionId: versionId, format },
              {
                // an attachment: the browser keeps the page and saves the file
                onSuccess: ({ data }) => window.location.assign(data.url),
                onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
              },
            )
          }
        >
          {t(`resources.policies.download.${format}`)}
        </Button>
      ))}
    </Box>
  );
}
