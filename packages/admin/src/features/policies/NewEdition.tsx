import './add-words.ts';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router';
import { ComparisonView } from '../../platform/documents/ComparisonView.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Missing, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { dateText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { EditionChoices } from './EditionChoices.tsx';
import { MergeEditions } from './MergeEditions.tsx';
import { CompareEditionsDocument, type Policy, PolicyDocument } from './policy.graphql.ts';

/** A new edition of the template that a policy follows: what changed, and three ways to go on; for who wants it, the merge. */
export function NewEdition() {
  const t = useTranslate();
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const { data, error, isPending, refetch } = useRead(PolicyDocument, { id });
  const policy = data?.data;
  const words = (key: string, more?: object) => t(`resources.policies.edition.${key}`, more);
  const back = {
    to: recordPath('policies', id),
    label: policy?.title ?? t('resources.policies.name', { smart_count: 1 }),
  };
  if (data && !policy) return <Missing />;
  if (!policy) {
    return (
      <Page title={words('title')} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  const { newerTemplateVersion: newer, openVersion: open } = policy;
  const isMerged = open?.origin === 'NEW_TEMPLATE_VERSION' && open.status === 'DRAFT';
  const title = words('titleOf', { title: policy.title });
  if (isMerged && (params.has('merge') || !newer)) {
    return (
      <Page
        title={title}
        intro={words('mergeIntro')}
        back={newer ? { to: `/policies/${id}/new-edition`, label: words('back') } : back}
      >
        <MergeEditions policyId={policy.id} versionId={open.id} />
      </Page>
    );
  }
  if (!newer) {
    return (
      <Page title={title} back={back}>
        <Nothing title={words('none')} action={{ to: recordPath('policies', id), label: words('toPolicy') }}>
          {words('noneHelp')}
        </Nothing>
      </Page>
    );
  }
  return (
    <Page title={title} back={back}>
      <Box sx={{ display: 'grid', gap: 3, maxWidth: 860 }}>
        <Panel title={words('changed')}>
          <Typography sx={{ mb: 1, maxWidth: '70ch', whiteSpace: 'pre-line' }}>
            {newer.changeSummary ?? words('noSummary')}
          </Typography>
          <Typography color="text.secondary">
            {[
              words(newer.change === 'MINOR' ? 'minor' : 'material'),
              newer.legalAsOf && words('legalAsOf', { date: dateText(newer.legalAsOf) }),
            ]
              .filter(Boolean)
              .join(' ')}
          </Typography>
          <WordByWord policy={policy} />
        </Panel>
        <EditionChoices policy={policy} clashes={isMerged ? (open.clashes ?? 0) : 0} />
        {isMerged && (
          <Panel title={words('together')}>
            <Typography sx={{ mb: 2, maxWidth: '70ch' }}>
              {words((open.clashes ?? 0) > 0 ? 'clashes' : 'noClashes', { smart_count: open.clashes ?? 0 })}
            </Typography>
            <Button
              variant="outlined"
              component={RouterLink}
              to={pathTo(`/policies/${id}/new-edition?merge=1`)}
            >
              {words('openMerge')}
            </Button>
          </Panel>
        )}
      </Box>
    </Page>
  );
}

/** For who wants to see each word; it is long, and most people go by the summary. */
function WordByWord({ policy }: { policy: Policy }) {
  const t = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const beforeId = policy.currentVersion?.templateVersion?.id ?? '';
  const { data, error, isPending, refetch } = useRead(
    CompareEditionsDocument,
    { beforeId, afterId: policy.newerTemplateVersion?.id ?? '' },
    { enabled: isOpen && beforeId !== '' },
  );
  if (beforeId === '') return null;
  return (
    <Box sx={{ mt: 2 }}>
      <Button variant="outlined" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(`resources.policies.edition.${isOpen ? 'hideWords' : 'showWords'}`)}
      </Button>
      {isOpen && (
        <Box sx={{ mt: 2 }}>
          {isPending && <Waiting lines={4} />}
          {error && <Failed error={error} retry={() => refetch()} />}
          {data && <ComparisonView comparison={data.data} />}
        </Box>
      )}
    </Box>
  );
}
