import './add-words.ts';
import { Box, LinearProgress, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { type Progress, ProgressDocument } from './acknowledgement.graphql.ts';

/** How far the readers of a policy are, for its own page; says so where nobody is asked. */
export function AcknowledgementProgress({ policyId }: { policyId: string }) {
  const t = useTranslate();
  const { data, error, isPending, refetch } = useRead(ProgressDocument, { policyId });
  const words = (key: string) => t(`resources.acknowledgements.progress.${key}`);
  return (
    <Panel title={words('title')}>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={2} />}
      {data && !data.data && (
        <>
          <Typography>{words('nobody')}</Typography>
          <Typography color="text.secondary">{words('nobodyHelp')}</Typography>
        </>
      )}
      {data?.data && (
        <>
          <ProgressBar progress={data.data} />
          <Link component={RouterLink} to={pathTo(`/acknowledgements/${policyId}`)}>
            {words('details')}
          </Link>
        </>
      )}
    </Panel>
  );
}

/** A bar, and the same in words. */
export function ProgressBar({
  progress: { asked, done, late, versionNumber },
}: {
  progress: Pick<Progress, 'asked' | 'done' | 'late' | 'versionNumber'>;
}) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.acknowledgements.progress.${key}`, more);
  const count = words('count', { done, asked, number: versionNumber });
  return (
    <Box sx={{ mb: 2 }}>
      <Typography sx={{ mb: 1 }}>
        {count}
        {late > 0 && (
          <Box component="span" sx={{ color: 'error.main' }}>
            {`; ${words('late', { smart_count: late })}`}
          </Box>
        )}
      </Typography>
      <LinearProgress
        variant="determinate"
        value={asked === 0 ? 0 : (100 * done) / asked}
        aria-label={words('bar')}
        // an empty bar looks empty
        sx={{
          height: 10,
          borderRadius: 1,
          bgcolor: 'background.default',
          border: 1,
          borderColor: 'text.secondary',
        }}
      />
    </Box>
  );
}
