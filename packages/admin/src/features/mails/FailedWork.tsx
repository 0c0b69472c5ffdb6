import { Box, Button, Typography } from '@mui/material';
import { useCanAccess, useNotify, useTranslate } from 'react-admin';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Nothing, Refused, Waiting } from '../../platform/layout/States.tsx';
import { relativeText } from '../../platform/london-time.ts';
import { useRead, useVerb } from '../../platform/operations.ts';
import { type FailedJob, FailedJobsDocument, RetryFailedJobsDocument } from './mail.graphql.ts';

/** What the system could not do in the background, for who keeps it going. */
export function FailedWork() {
  const { canAccess, isPending } = useCanAccess({ resource: 'FailedJob', action: 'read' });
  if (isPending) return <Waiting lines={4} />;
  return canAccess ? <Kinds /> : <Refused />;
}

function Kinds() {
  const t = useTranslate();
  const { data, error, isPending, refetch } = useRead(FailedJobsDocument, {});
  const kinds = [...Map.groupBy(data?.data ?? [], ({ job }) => job)];
  const words = (key: string) => t(`resources.mails.failed.${key}`);
  return (
    <Page title={words('title')} intro={words('intro')} narrow>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={4} />}
      {data && kinds.length === 0 && <Nothing title={words('none')}>{words('noneHelp')}</Nothing>}
      <Box sx={{ display: 'grid', gap: 3 }}>
        {kinds.map(([job, failures]) => (
          <Kind key={job} job={job} failures={failures} />
        ))}
      </Box>
    </Page>
  );
}

const SHOWN = 5;

function Kind({ job, failures }: { job: string; failures: FailedJob[] }) {
  const t = useTranslate();
  const notify = useNotify();
  const retry = useVerb(RetryFailedJobsDocument);
  const words = (key: string, more?: object) => t(`resources.mails.failed.${key}`, more);
  const name = words(`job.${job}`, { smart_count: failures.length, _: job });
  return (
    <Panel
      title={name}
      action={
        <Button
          variant="outlined"
          size="small"
          disabled={retry.isPending}
          aria-label={words('retryNamed', { job: name })}
          onClick={() =>
            retry.mutate(
              { job },
              {
                onSuccess: () => notify(words('retried'), { type: 'success' }),
                onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
              },
            )
          }
        >
          {words('retry')}
        </Button>
      }
    >
      {failures.slice(0, SHOWN).map(({ id, askedAt, failedAt, error }) => (
        <Box key={id} sx={{ py: 1.5, borderTop: 1, borderColor: 'divider' }}>
          <Typography sx={{ overflowWrap: 'anywhere' }}>{error}</Typography>
          <Typography color="text.secondary">
            {words('asked', { when: relativeText(askedAt), failed: relativeText(failedAt) })}
          </Typography>
        </Box>
      ))}
    </Panel>
  );
}
