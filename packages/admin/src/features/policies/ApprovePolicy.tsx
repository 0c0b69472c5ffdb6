import './add-words.ts';
import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { Contents } from '../../platform/documents/Contents.tsx';
import { DocumentPaper } from '../../platform/documents/DocumentPaper.tsx';
import { fieldsOf, reasonOf } from '../../platform/http-error.ts';
import { useKeptDraft } from '../../platform/kept-draft.ts';
import { Facts } from '../../platform/layout/Facts.tsx';
import { FileLinkButton } from '../../platform/layout/FileLinkButton.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { Failed, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { useRead, useVerb } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { DownloadButtons } from './DownloadButtons.tsx';
import {
  type Approval,
  ApproveDocument,
  PoliciesToApproveDocument,
  type PolicyVersion,
  PolicyVersionDocument,
  RejectDocument,
} from './policy.graphql.ts';

const isText = (kept: unknown): kept is string => typeof kept === 'string';

/** The reading page of an approver: exactly the version that is put to them, and their yes or no below it. */
export function ApprovePolicy() {
  const t = useTranslate();
  const { id = '' } = useParams();
  const asked = useRead(PoliciesToApproveDocument, {});
  const approval = asked.data?.data.find((one) => one.id === id);
  const versionId = approval?.policyVersion?.id ?? '';
  const version = useRead(PolicyVersionDocument, { id: versionId }, { enabled: versionId !== '' });
  const words = (key: string, more?: object) => t(`resources.policies.toApprove.${key}`, more);
  const back = { to: '/policies-to-approve', label: words('title') };
  if (asked.data && (!approval || approval.decision !== null)) {
    return (
      <Page title={words('title')} back={back}>
        <Nothing
          title={words(approval ? 'answered' : 'gone')}
          action={{ to: '/policies-to-approve', label: words('toList') }}
        >
          {words(approval ? 'answeredHelp' : 'goneHelp')}
        </Nothing>
      </Page>
    );
  }
  const shown = version.data?.data;
  if (!approval || !shown) {
    const failure = asked.error ?? version.error;
    return (
      <Page title={words('title')} back={back}>
        {failure ? (
          <Failed
            error={failure}
            retry={() => {
              void asked.refetch();
              void version.refetch();
            }}
          />
        ) : (
          <Waiting lines={8} />
        )}
      </Page>
    );
  }
  const title = shown.policy?.title ?? '';
  const others = (approval.policyVersion?.approvals ?? []).filter(({ id: other }) => other !== approval.id);
  const yes = others
    .filter(({ decision }) => decision === 'APPROVED')
    .map(({ approver }) => approver?.name ?? '');
  return (
    <Page title={title} back={back} intro={words('readIntro', { number: shown.number })}>
      <Box sx={{ mb: 3 }}>
        <Facts
          facts={[
            [words('changes'), shown.changeSummary],
            [words('askedBy'), approval.policyVersion?.author?.name],
            [words('needed'), approval.policyVersion?.approvalsNeeded],
            [words('saidYes'), new Intl.ListFormat('en-GB').format(yes)],
          ]}
        />
      </Box>
      <Box
        sx={{
          display: 'grid',
          columnGap: 4,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '220px minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <Contents entries={shown.contents ?? []} />
        <Box sx={{ minWidth: 0, gridColumn: { md: 2 }, display: 'grid', gap: 3 }}>
          {shown.file && (
            <Typography>
              {t('resources.policies.show.file')} <FileLinkButton file={shown.file} />
            </Typography>
          )}
          {shown.html !== null && <DocumentPaper title={title} html={shown.html} />}
          {!shown.file && <DownloadButtons versionId={shown.id} title={title} size="small" />}
          <Answer approval={approval} version={shown} />
        </Box>
      </Box>
    </Page>
  );
}

function Answer({ approval, version }: { approval: Approval; version: PolicyVersion }) {
  const t = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const approve = useVerb(ApproveDocument);
  const reject = useVerb(RejectDocument);
  const [comment, keep, forget] = useKeptDraft<string>(`approval:${approval.id}`, '', isText);
  const [needsComment, setNeedsComment] = useState(false);
  // of what is on the screen, not of what the system holds by now: that is what the answer counts for
  const [sha256] = useState(version.sha256 ?? '');
  const words = (key: string) => t(`resources.policies.toApprove.${key}`);
  const busy = approve.isPending || reject.isPending;
  const failure = approve.error ?? reject.error;
  const isChanged =
    reasonOf(failure) === 'CHANGED_MEANWHILE' || (approval.sha256 !== null && approval.sha256 !== sha256);
  const done = (said: 'approved' | 'rejected') => ({
    onSuccess: () => {
      forget();
      notify(words(said), { type: 'success' });
      navigate(pathTo('/policies-to-approve'));
    },
  });
  const answer = { id: approval.id, sha256, comment: comment.trim() || null };
  const refuse = () => {
    setNeedsComment(answer.comment === null);
    if (answer.comment !== null) reject.mutate(answer, done('rejected'));
  };
  return (
    <Panel title={words('answer')}>
      {isChanged ? (
        <Alert severity="warning" role="alert" variant="outlined" sx={{ mb: 2, fontSize: '1rem' }}>
          <Typography variant="subtitle1" component="p">
            {words('changedTitle')}
          </Typography>
          {words('changedHelp')}
        </Alert>
      ) : (
        <Problem message={fieldsOf(failure).comment ? undefined : failure?.message} />
      )}
      <TextField
        id="approval-comment"
        label={words('comment')}
        multiline
        minRows={3}
        value={comment}
        onChange={(event) => keep(event.target.value)}
        error={needsComment || fieldsOf(failure).comment !== undefined}
        helperText={needsComment ? words('needComment') : (fieldsOf(failure).comment ?? words('commentHelp'))}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button
          variant="contained"
          disabled={busy || isChanged}
          onClick={() => approve.mutate(answer, done('approved'))}
        >
          {busy ? t('app.form.saving') : words('yes')}
        </Button>
        <Button variant="outlined" disabled={busy || isChanged} onClick={refuse}>
          {words('no')}
        </Button>
        {isChanged && (
          <Button variant="outlined" onClick={() => window.location.reload()}>
            {words('readAgain')}
          </Button>
        )}
      </Box>
    </Panel>
  );
}
