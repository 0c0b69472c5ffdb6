import './add-words.ts';
import { Box, Button, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Failed, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { dateOf, dateText, relativeText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { type Approval, PoliciesToApproveDocument } from './policy.graphql.ts';

/** What this person was asked to approve. */
export function ToApprove() {
  const t = useTranslate();
  const { data, error, isPending, refetch } = useRead(PoliciesToApproveDocument, {});
  const words = (key: string, more?: object) => t(`resources.policies.toApprove.${key}`, more);
  const waiting = (data?.data ?? []).filter(({ decision }) => decision === null);
  return (
    <Page title={words('title')} intro={words('intro')}>
      {isPending && <Waiting lines={4} />}
      {error && <Failed error={error} retry={() => refetch()} />}
      {data && waiting.length === 0 && (
        <Nothing title={words('empty')} action={{ to: '/policies', label: words('emptyAction') }}>
          {words('emptyHelp')}
        </Nothing>
      )}
      {waiting.length > 0 && (
        <Panel title={words('waiting', { smart_count: waiting.length })}>
          <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
            {waiting.map((approval) => (
              <Row key={approval.id} approval={approval} />
            ))}
          </Box>
        </Panel>
      )}
    </Page>
  );
}

function Row({ approval }: { approval: Approval }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.policies.toApprove.${key}`, more);
  const { askedAt, policyVersion: version } = approval;
  const title = version?.policy?.title ?? '';
  const page = pathTo(`/policies-to-approve/${approval.id}`);
  return (
    <PanelRow>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Link component={RouterLink} to={page} sx={{ fontWeight: 600 }}>
          {title}
        </Link>
        <Typography color="text.secondary">
          {[
            words('version', { number: version?.number }),
            askedAt && words('asked', { date: dateText(dateOf(askedAt)), when: relativeText(askedAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {version?.changeSummary && <Typography>{version.changeSummary}</Typography>}
      </Box>
      <Button variant="contained" component={RouterLink} to={page} aria-label={words('readOf', { title })}>
        {words('read')}
      </Button>
    </PanelRow>
  );
}
