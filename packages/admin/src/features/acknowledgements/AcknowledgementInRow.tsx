import './add-words.ts';
import { Box, Link } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { ProgressesDocument } from './acknowledgement.graphql.ts';

/** How many have confirmed a policy, for its row in a list; all rows share one request. Nothing where nobody is asked. */
export function AcknowledgementInRow({ policyId }: { policyId: string }) {
  const t = useTranslate();
  const { data } = useRead(ProgressesDocument, {});
  const progress = data?.data.find(({ id }) => id === policyId);
  if (!progress) return null;
  const words = (key: string, more: object) => t(`resources.acknowledgements.progress.${key}`, more);
  const { asked, done, late, policyTitle, versionNumber } = progress;
  return (
    <Box sx={{ minHeight: 24 }}>
      <Link
        component={RouterLink}
        to={pathTo(`/acknowledgements/${policyId}`)}
        aria-label={words('ofPolicy', { done, asked, title: policyTitle })}
      >
        {words('count', { done, asked, number: versionNumber })}
      </Link>
      {late > 0 && (
        <Box component="span" sx={{ color: 'error.main' }}>
          {`; ${words('late', { smart_count: late })}`}
        </Box>
      )}
    </Box>
  );
}
