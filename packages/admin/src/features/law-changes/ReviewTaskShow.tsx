import './add-words.ts';
import { Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router';
import { Facts } from '../../platform/layout/Facts.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { FinishReviewTaskDocument, type ReviewTask, ReviewTaskDocument } from './law-change.graphql.ts';

const OUTCOMES = ['NO_CHANGE', 'CHANGED', 'NOT_CONCERNED'] as const;

/** A policy to look at because the law changes: why, by when, and what came of it. */
export function ReviewTaskShow() {
  const t = useTranslate();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useRead(ReviewTaskDocument, { id });
  const words = (key: string, more?: object) => t(`resources.law-changes.task.${key}`, more);
  const task = data?.data;
  const title = task ? words('title', { policy: task.policyTitle }) : words('missing');
  return (
    <Page
      title={isPending ? t('resources.law-changes.name', { smart_count: 1 }) : title}
      back={{ to: '/', label: words('back') }}
      actions={task?.can.includes('finish') && <Finish task={task} />}
      narrow
    >
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={6} />}
      {task && <Body task={task} />}
    </Page>
  );
}

function Body({ task }: { task: ReviewTask }) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.law-changes.task.${key}`);
  const law = task.lawChange;
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Panel title={words('why')}>
        {law && (
          <>
            <Link
              component={RouterLink}
              to={pathTo(recordPath('law-changes', law.id))}
              sx={{ fontWeight: 600 }}
            >
              {law.title}
            </Link>
            <Typography sx={{ mt: 1 }}>{law.what}</Typography>
          </>
        )}
      </Panel>
      <Panel>
        <Facts
          facts={[
            [words('dueOn'), task.dueOn && dateText(task.dueOn)],
            [
              words('policy'),
              task.policyId && (
                <Link component={RouterLink} to={pathTo(recordPath('policies', task.policyId))}>
                  {task.policyTitle}
                </Link>
              ),
            ],
            [words('outcome'), task.outcome && words(`outcomes.${task.outcome}`)],
            [words('doneOn'), task.doneAt && dateText(dateOf(task.doneAt))],
            [words('doneBy'), task.doneBy?.name],
            [words('note'), task.note],
          ]}
        />
      </Panel>
    </Box>
  );
}

function Finish({ task: { id, version } }: { task: ReviewTask }) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.law-changes.task.${key}`);
  return (
    <VerbButton
      strong
      label={words('finish.label')}
      title={words('finish.title')}
      confirm={words('finish.confirm')}
      done={words('finish.done')}
      document={FinishReviewTaskDocument}
      asks={[
        {
          name: 'outcome',
          label: words('outcome'),
          needed: words('finish.needed'),
          options: OUTCOMES.map((value) => ({ value, label: words(`outcomes.${value}`) })),
        },
        { name: 'note', label: words('note'), help: words('finish.noteHelp'), kind: 'long' },
      ]}
      variables={({ outcome, note = '' }) => ({
        id,
        version,
        outcome: OUTCOMES.find((one) => one === outcome) ?? 'NO_CHANGE',
        note: note.trim() || null,
      })}
    />
  );
}
