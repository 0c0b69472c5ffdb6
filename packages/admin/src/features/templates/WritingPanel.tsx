import { Box, Button, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router';
import { notPrinted } from '../../platform/documents/DocumentPaper.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { reviewPath, writePath } from './library-paths.ts';
import {
  ArchiveTemplateDocument,
  DraftVersionDocument,
  RestoreTemplateDocument,
  RetireVersionDocument,
  type Template,
} from './template.graphql.ts';
import { useWords } from './use-words.ts';

/** For those who write the library: what is being written, and the next step. Nobody else sees it. */
export function WritingPanel({ template }: { template: Template }) {
  const words = useWords();
  const { id, can, openVersion, currentVersion, version, title } = template;
  const mayWrite = can.some((action) => action !== 'read');
  if (!mayWrite) return null;
  return (
    <Box sx={notPrinted}>
      <Panel title={words('writing.title')}>
        <Typography sx={{ mb: 2 }}>{sentenceOf(words, template)}</Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {openVersion?.status === 'DRAFT' && (
            <Button variant="contained" component={RouterLink} to={pathTo(writePath(id))}>
              {words('writing.goOn')}
            </Button>
          )}
          {openVersion?.status === 'IN_REVIEW' && (
            <Button variant="contained" component={RouterLink} to={pathTo(reviewPath(id))}>
              {words('writing.review')}
            </Button>
          )}
          {!openVersion && can.includes('draftVersion') && <StartDraft id={id} />}
          {can.includes('update') && (
            <Button
              variant="outlined"
              component={RouterLink}
              to={pathTo(recordPath('templates', id, 'edit'))}
            >
              {words('writing.properties')}
            </Button>
          )}
          {currentVersion?.can.includes('retire') && (
            <VerbButton
              label={words('writing.retire.label')}
              title={words('writing.retire.title', { title })}
              consequence={words('writing.retire.consequence')}
              confirm={words('writing.retire.label')}
              done={words('writing.retire.done')}
              danger
              document={RetireVersionDocument}
              asks={[
                {
                  name: 'reason',
                  label: words('writing.retire.reason'),
                  help: words('writing.retire.reasonHelp'),
                  needed: words('writing.retire.needReason'),
                  kind: 'long',
                },
              ]}
              variables={({ reason = '' }) => ({ id: currentVersion.id, reason })}
            />
          )}
          {can.includes('archive') && (
            <VerbButton
              label={words('writing.archive.label')}
              title={words('writing.archive.title', { title })}
              consequence={words('writing.archive.consequence')}
              confirm={words('writing.archive.label')}
              done={words('writing.archive.done')}
              danger
              document={ArchiveTemplateDocument}
              variables={() => ({ id, version })}
            />
          )}
          {can.includes('restore') && (
            <VerbButton
              label={words('writing.restore.label')}
              title={words('writing.restore.title', { title })}
              consequence={words('writing.restore.consequence')}
              confirm={words('writing.restore.label')}
              done={words('writing.restore.done')}
              document={RestoreTemplateDocument}
              variables={() => ({ id, version })}
            />
          )}
        </Box>
      </Panel>
    </Box>
  );
}

function sentenceOf(
  words: ReturnType<typeof useWords>,
  { openVersion, currentVersion, archivedAt }: Template,
): string {
  if (archivedAt) return words('writing.archived');
  if (openVersion?.status) return words(`writing.open.${openVersion.status}`, { number: openVersion.number });
  return currentVersion
    ? words('writing.published', { number: currentVersion.number })
    : words('writing.nonePublished');
}

function StartDraft({ id }: { id: string }) {
  const t = useTranslate();
  const words = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const draft = useVerb(DraftVersionDocument);
  return (
    <Button
      variant="contained"
      disabled={draft.isPending}
      onClick={() =>
        draft.mutate(
          { templateId: id },
          {
            onSuccess: () => navigate(pathTo(writePath(id))),
            onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
          },
        )
      }
    >
      {words('writing.start')}
    </Button>
  );
}
