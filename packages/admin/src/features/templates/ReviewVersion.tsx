import './add-words.ts';
import { Alert, Box, Typography } from '@mui/material';
import { useParams } from 'react-router';
import { DocumentPaper } from '../../platform/documents/DocumentPaper.tsx';
import { Facts } from '../../platform/layout/Facts.tsx';
import { FileLinkButton } from '../../platform/layout/FileLinkButton.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Missing, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { useMe } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { Compared } from './CompareVersions.tsx';
import { readPath, writePath } from './library-paths.ts';
import {
  PublishVersionDocument,
  SendBackVersionDocument,
  type Template,
  TemplateDocument,
  type WrittenVersion,
  WrittenVersionDocument,
} from './template.graphql.ts';
import { useWords } from './use-words.ts';

/** What somebody else wrote, against what is published: publish it, or send it back with a reason. */
export function ReviewVersion() {
  const words = useWords();
  const { id = '' } = useParams();
  const template = useRead(TemplateDocument, { id });
  const openId = template.data?.data?.openVersion?.id;
  const version = useRead(WrittenVersionDocument, { id: openId ?? '' }, { enabled: openId !== undefined });
  const one = template.data?.data;
  if (template.data && !one) return <Missing />;
  const error = template.error ?? version.error;
  const open = openId ? version.data?.data : undefined;
  return (
    <Page
      title={one ? words('review.title', { title: one.title }) : words('writing.review')}
      back={{ to: readPath(id), label: one?.title ?? words('list.title') }}
    >
      {error && <Failed error={error} retry={() => template.refetch()} />}
      {(template.isPending || (openId && version.isPending)) && <Waiting lines={10} />}
      {one && !openId && (
        <Nothing title={words('review.nothing')} action={{ to: readPath(id), label: words('review.read') }} />
      )}
      {one && open?.status === 'DRAFT' && (
        <Nothing
          title={words('review.isDraft')}
          action={{ to: writePath(id), label: words('writing.goOn') }}
        />
      )}
      {one && open?.status === 'IN_REVIEW' && <Review template={one} open={open} />}
    </Page>
  );
}

function Review({ template, open }: { template: Template; open: WrittenVersion }) {
  const words = useWords();
  const me = useMe();
  const { currentVersion } = template;
  const isMine = open.author !== null && open.author.id === me?.person.id;
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Panel title={words('review.what')}>
        <Facts
          facts={[
            [words('review.edition'), words('read.editionName', { number: open.number })],
            [words('review.author'), open.author?.name ?? words('review.noAuthor')],
            [words('review.sent'), open.submittedAt ? dateText(dateOf(open.submittedAt)) : null],
            [words('read.lawIs'), open.legalAsOf ? dateText(open.legalAsOf) : null],
            [
              words('write.change'),
              (open.number ?? 1) > 1 && open.change ? words(`write.size.${open.change}`) : null,
            ],
            [words('review.summary'), open.changeSummary],
          ]}
        />
        {isMine && (
          <Alert severity="info" variant="outlined" sx={{ mt: 2, fontSize: '1rem' }}>
            {words('review.mine')}
          </Alert>
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
          {open.can.includes('publish') && (
            <VerbButton
              strong
              label={words('review.publish.label')}
              title={words('review.publish.title', { title: template.title, number: open.number })}
              consequence={words(currentVersion ? 'review.publish.replaces' : 'review.publish.first')}
              confirm={words('review.publish.label')}
              done={words('review.publish.done')}
              document={PublishVersionDocument}
              variables={() => ({ id: open.id, version: open.version })}
            />
          )}
          {open.can.includes('sendBack') && (
            <VerbButton
              label={words('review.sendBack.label')}
              title={words('review.sendBack.title')}
              consequence={words('review.sendBack.consequence')}
              confirm={words('review.sendBack.label')}
              done={words('review.sendBack.done')}
              document={SendBackVersionDocument}
              asks={[
                {
                  name: 'reason',
                  label: words('review.sendBack.reason'),
                  needed: words('review.sendBack.needReason'),
                  kind: 'long',
                },
              ]}
              variables={({ reason = '' }) => ({ id: open.id, reason })}
            />
          )}
        </Box>
      </Panel>
      {currentVersion && template.source === 'TEXT' && (
        <Compared beforeId={currentVersion.id} afterId={open.id} />
      )}
      <Panel title={words('review.whole')}>
        {open.file && (
          <Typography sx={{ mb: 2 }}>
            {words('write.formNow')} <FileLinkButton file={open.file} />
          </Typography>
        )}
        <DocumentPaper title={template.title ?? ''} html={open.html ?? ''} />
      </Panel>
    </Box>
  );
}
