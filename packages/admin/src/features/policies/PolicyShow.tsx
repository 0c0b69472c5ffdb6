import './add-words.ts';
import { Alert, Box, Tab, Tabs, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useParams, useSearchParams } from 'react-router';
import { Contents } from '../../platform/documents/Contents.tsx';
import { DocumentPaper } from '../../platform/documents/DocumentPaper.tsx';
import { Facts } from '../../platform/layout/Facts.tsx';
import { FileLinkButton } from '../../platform/layout/FileLinkButton.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Failed, Missing, Waiting } from '../../platform/layout/States.tsx';
import { dateText, relativeText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { AcknowledgementProgress } from '../acknowledgements/AcknowledgementProgress.tsx';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { HealthLabel } from './HealthLabel.tsx';
import { PolicyActions } from './PolicyActions.tsx';
import { PolicyApprovals } from './PolicyApprovals.tsx';
import { PolicyNotices } from './PolicyNotices.tsx';
import { PolicyVersions } from './PolicyVersions.tsx';
import { type Policy, PolicyDocument, PolicyVersionDocument } from './policy.graphql.ts';

const TABS = ['paper', 'versions', 'approvals', 'readers', 'history'] as const;
type Name = (typeof TABS)[number];

const isTab = (name: string | null): name is Name => TABS.some((one) => one === name);

/** The page of a policy: how it stands, what may be done, the paper, and what became of it so far. */
export function PolicyShow() {
  const t = useTranslate();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useRead(PolicyDocument, { id });
  const policy = data?.data;
  const back = { to: '/policies', label: t('resources.policies.name', { smart_count: 2 }) };
  if (data && !policy) return <Missing />;
  if (!policy) {
    return (
      <Page title={t('resources.policies.name', { smart_count: 1 })} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  return (
    <Page title={policy.title ?? ''} back={back}>
      <Head policy={policy} />
      <Body policy={policy} />
    </Page>
  );
}

function Head({ policy }: { policy: Policy }) {
  const t = useTranslate();
  const field = (key: string) => t(`resources.policies.fields.${key}`);
  const { nextReviewOn, adoptedOn } = policy;
  return (
    <Box sx={{ mb: 3, '@media print': { display: 'none' } }}>
      <Box sx={{ mb: 2 }}>
        <HealthLabel health={policy.health} />
      </Box>
      <Box sx={{ mb: 2 }}>
        <Facts
          facts={[
            [
              field('nextReviewOn'),
              nextReviewOn && `${dateText(nextReviewOn)} (${relativeText(`${nextReviewOn}T12:00:00Z`)})`,
            ],
            [field('owner'), policy.owner?.name],
            [field('deputy'), policy.deputy?.name],
            [field('adoptedOn'), adoptedOn && dateText(adoptedOn)],
            [
              field('acknowledgedBy'),
              (policy.acknowledgedBy ?? []).map((one) => t(`resources.policies.audience.${one}`)).join(', '),
            ],
            [t('resources.policies.show.why'), capitalised(policy.template?.because)],
          ]}
        />
      </Box>
      <PolicyNotices policy={policy} />
      <PolicyActions policy={policy} />
    </Box>
  );
}

function Body({ policy }: { policy: Policy }) {
  const t = useTranslate();
  const [params, setParams] = useSearchParams();
  const asked = params.get('tab');
  const versions = policy.versions ?? [];
  // to read and no more: without the tabs of those who keep it
  const keeps = policy.can.some((action) => action === 'changeWording' || action === 'update');
  const shown = TABS.filter(
    (one) => one === 'paper' || (one === 'versions' ? versions.length > 1 || keeps : keeps),
  );
  const tab = isTab(asked) && shown.includes(asked) ? asked : 'paper';
  const versionId = policy.currentVersion?.id ?? policy.openVersion?.id;
  const name = (one: Name) => `policy-tab-${one}`;
  return (
    <>
      {shown.length > 1 && (
        <Tabs
          value={tab}
          onChange={(_event, chosen: Name) =>
            setParams(chosen === 'paper' ? {} : { tab: chosen }, { replace: true })
          }
          aria-label={t('resources.policies.show.tabs')}
          variant="scrollable"
          allowScrollButtonsMobile
          sx={{ mb: 2, '@media print': { display: 'none' } }}
        >
          {shown.map((one) => (
            <Tab
              key={one}
              value={one}
              id={name(one)}
              aria-controls={`${name(one)}-panel`}
              label={t(`resources.policies.show.tab.${one}`)}
            />
          ))}
        </Tabs>
      )}
      <Box
        role={shown.length > 1 ? 'tabpanel' : undefined}
        id={`${name(tab)}-panel`}
        aria-labelledby={shown.length > 1 ? name(tab) : undefined}
      >
        {tab === 'paper' && versionId && (
          <Paper versionId={versionId} isDraft={policy.currentVersion === null} />
        )}
        {tab === 'versions' && <PolicyVersions policy={policy} />}
        {tab === 'approvals' && <PolicyApprovals versions={versions} />}
        {tab === 'readers' && <AcknowledgementProgress policyId={policy.id} />}
        {tab === 'history' && <HistoryPanel type="Policy" id={policy.id} version={policy.version} />}
      </Box>
    </>
  );
}

/** A reason stands behind “Must by law:” elsewhere, in small letters. */
const capitalised = (text: string | null | undefined) => text && text.charAt(0).toUpperCase() + text.slice(1);

/** The text of one version, with its contents beside it; a file that cannot be shown here is offered to fetch. */
function Paper({ versionId, isDraft }: { versionId: string; isDraft: boolean }) {
  const t = useTranslate();
  const { data, error, isPending, refetch } = useRead(PolicyVersionDocument, { id: versionId });
  const version = data?.data;
  if (isPending) return <Waiting lines={10} />;
  if (error || !version) return <Failed error={error} retry={() => refetch()} />;
  const title = version.policy?.title ?? '';
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 4,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '220px minmax(0, 1fr)' },
        alignItems: 'start',
        '@media print': { display: 'block' },
      }}
    >
      <Contents entries={version.contents ?? []} />
      <Box sx={{ minWidth: 0, gridColumn: { md: 2 } }}>
        {isDraft && (
          <Alert
            severity="info"
            variant="outlined"
            sx={{ mb: 2, fontSize: '1rem', bgcolor: 'background.paper' }}
          >
            {t(`resources.policies.show.${version.status === 'AWAITING_APPROVAL' ? 'awaiting' : 'draft'}`)}
          </Alert>
        )}
        {version.file && (
          <Typography sx={{ mb: 2 }}>
            {t('resources.policies.show.file')} <FileLinkButton file={version.file} />
          </Typography>
        )}
        {version.html !== null && <DocumentPaper title={title} html={version.html} />}
        {version.html === null && !version.file && (
          <Typography>{t('resources.policies.show.noText')}</Typography>
        )}
      </Box>
    </Box>
  );
}
