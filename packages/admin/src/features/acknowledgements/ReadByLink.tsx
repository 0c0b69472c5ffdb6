import './add-words.ts';
import { Box, Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { DocumentPaper } from '../../platform/documents/DocumentPaper.tsx';
import { run } from '../../platform/graphql-client.ts';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { useVerb } from '../../platform/operations.ts';
import { AcknowledgeByLinkDocument, OpenByLinkDocument } from './acknowledgement.graphql.ts';
import { Confirm } from './Confirm.tsx';

/** Where the link of a reader without an account leads: the policy, and one button. */
export function ReadByLink() {
  const t = useTranslate();
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const words = (key: string, more?: object) => t(`resources.acknowledgements.link.${key}`, more);
  // under "auth", so that confirming does not read it anew
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['auth', 'policy by link', token],
    queryFn: () => run(OpenByLinkDocument, { token }),
  });
  const policy = data?.data;
  const title = data && !policy ? words('gone') : (policy?.title ?? words('title'));
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <Box
      component="main"
      sx={{ minHeight: '100vh', display: 'grid', justifyItems: 'center', alignContent: 'start', p: 2, py: 4 }}
    >
      <Box
        sx={{ width: '100%', maxWidth: 800, display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}
      >
        <Typography color="primary" sx={{ fontWeight: 700 }}>
          {t('app.name')}
        </Typography>
        <Typography variant="h1">{title}</Typography>
        {error && <Failed error={error} retry={() => refetch()} />}
        {isPending && <Waiting lines={8} />}
        {data && !policy && <Typography>{words('goneHelp')}</Typography>}
        {policy && (
          <>
            <Typography>
              {words('intro', {
                organisation: policy.organisationName,
                name: policy.readerName,
                title: policy.title,
              })}
            </Typography>
            {policy.documentUrl !== null && (
              <Panel>
                <Typography sx={{ mb: 1 }}>{words(policy.html === null ? 'file' : 'filePreview')}</Typography>
                <Link href={policy.documentUrl}>{words('fetch', { name: policy.documentName })}</Link>
              </Panel>
            )}
            {policy.html !== null && <DocumentPaper title={policy.title} html={policy.html} />}
            <ConfirmByLink token={token} policy={policy} />
          </>
        )}
      </Box>
    </Box>
  );
}

interface ConfirmByLinkProps {
  token: string;
  policy: { title: string; number: number; sha256: string; acknowledgedAt: string | null };
}

function ConfirmByLink({ token, policy }: ConfirmByLinkProps) {
  const t = useTranslate();
  const verb = useVerb(AcknowledgeByLinkDocument);
  const words = (key: string, more?: object) => t(`resources.acknowledgements.${key}`, more);
  const at = verb.data?.data.acknowledgedAt ?? policy.acknowledgedAt;
  const thanks = verb.data ? words('read.thanks') : at && words('read.done', { date: dateText(dateOf(at)) });
  return (
    <Confirm
      title={policy.title}
      number={policy.number}
      isBusy={verb.isPending}
      error={verb.error}
      done={thanks ? `${thanks} ${words('link.close')}` : null}
      onConfirm={() => verb.mutate({ token, sha256: policy.sha256 })}
    />
  );
}
