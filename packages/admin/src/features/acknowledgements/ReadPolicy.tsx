import './add-words.ts';
import { Alert, Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router';
import { DocumentPaper } from '../../platform/documents/DocumentPaper.tsx';
import { FileLinkButton } from '../../platform/layout/FileLinkButton.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { useRead, useVerb } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import {
  AcknowledgePolicyDocument,
  type OpenPolicy,
  PolicyToReadDocument,
} from './acknowledgement.graphql.ts';
import { Confirm } from './Confirm.tsx';

/** One version of a policy as its readers see it, with the button that confirms it at its end. */
export function ReadPolicy() {
  const t = useTranslate();
  const { versionId = '' } = useParams();
  const { data, error, isPending, refetch } = useRead(PolicyToReadDocument, { id: versionId });
  const words = (key: string, more?: object) => t(`resources.acknowledgements.read.${key}`, more);
  const back = { to: '/to-read', label: words('back') };
  const policy = data?.data;
  if (policy)
    return (
      <Page
        title={policy.title}
        intro={words('intro', { number: policy.number, date: dateText(policy.adoptedOn) })}
        back={back}
      >
        <Reading policy={policy} />
      </Page>
    );
  return (
    <Page title={data ? words('missing') : t('resources.acknowledgements.toRead.title')} back={back}>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={8} />}
      {data && <Typography>{words('missingHelp')}</Typography>}
    </Page>
  );
}

function Reading({ policy }: { policy: OpenPolicy }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.acknowledgements.read.${key}`, more);
  const { id, title, number, html, sha256, changeSummary, acknowledgedAt, isInForce, fileId } = policy;
  const verb = useVerb(AcknowledgePolicyDocument);
  const isLeft = acknowledgedAt === null && !verb.data;
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {!isInForce && <Alert severity="warning">{words('old', { number })}</Alert>}
      {isLeft && policy.hasReadEarlier && changeSummary && (
        <Alert severity="info">{words('changed', { summary: changeSummary })}</Alert>
      )}
      {fileId !== null && (
        <Panel>
          <Typography sx={{ mb: 1 }}>{words(html === null ? 'file' : 'filePreview')}</Typography>
          <FileLinkButton file={{ id: fileId, name: title }} />
        </Panel>
      )}
      {html !== null && <DocumentPaper title={title} html={html} />}
      {isLeft && policy.dueOn === null && <Typography>{words('notAsked')}</Typography>}
      <Confirm
        title={title}
        number={number}
        isBusy={verb.isPending}
        error={verb.error}
        done={doneWords(policy, verb.data?.data.isOfVersionInForce, words)}
        onConfirm={() => verb.mutate({ id, sha256 })}
      />
      {!isLeft && (
        <Link component={RouterLink} to={pathTo('/to-read')} sx={{ minHeight: 24, justifySelf: 'start' }}>
          {words('more')}
        </Link>
      )}
    </Box>
  );
}

function doneWords(
  { number, acknowledgedAt, acknowledgedNumber }: OpenPolicy,
  justNow: boolean | null | undefined,
  words: (key: string, more?: object) => string,
): string | null {
  if (justNow === false) return words('overtaken', { number });
  if (justNow) return words('thanks');
  if (acknowledgedAt === null) return null;
  const date = dateText(dateOf(acknowledgedAt));
  return acknowledgedNumber === number
    ? words('done', { date })
    : words('doneEarlier', { date, number: acknowledgedNumber });
}
