import './add-words.ts';
import { Box, Button, Link, Typography } from '@mui/material';
import { ShowBase, useCanAccess, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Facts } from '../../platform/layout/Facts.tsx';
import { saidInPlace } from '../../platform/layout/ListBody.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { dateText } from '../../platform/london-time.ts';
import { useRead, useReadAll } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { type LawChange, ReviewTasksDocument, TouchedPoliciesDocument } from './law-change.graphql.ts';

/** One change of the law, and what of one's own it touches. */
export function LawChangeShow() {
  return (
    <ShowBase resource="law-changes" redirectOnError={false} queryOptions={saidInPlace}>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const t = useTranslate();
  const { record, error, isPending, refetch } = useShowContext<LawChange>();
  const { canAccess: looksAfterPolicies } = useCanAccess({ resource: 'review-tasks', action: 'finish' });
  const words = (key: string, more?: object) => t(`resources.law-changes.${key}`, more);
  const back = { to: '/law-changes', label: words('name', { smart_count: 2 }) };
  if (!record)
    return (
      <Page title={words('name', { smart_count: 1 })} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  const { id, title, what, status, inForceOn, dateNote, checkedOn, sourceUrl, templateTitles } = record;
  const edit = record.can.includes('update') && (
    <Button variant="outlined" component={RouterLink} to={pathTo(`/law-changes/${id}`)}>
      {words('show.edit')}
    </Button>
  );
  return (
    <Page title={title ?? ''} back={back} actions={edit} narrow>
      <Box sx={{ display: 'grid', gap: 3 }}>
        <Panel>
          <Facts
            facts={[
              [words('fields.what'), what],
              [words('fields.status'), status && words(`status.${status}`)],
              [words('fields.inForceOn'), inForceOn ? dateText(inForceOn) : words('open')],
              [words('fields.dateNote'), dateNote],
              [words('fields.checkedOn'), checkedOn && dateText(checkedOn)],
              [
                words('fields.sourceUrl'),
                sourceUrl && (
                  <Link href={sourceUrl} rel="noopener noreferrer">
                    {words('show.source')}
                  </Link>
                ),
              ],
              [words('fields.templateIds'), templateTitles?.join('\n') || words('show.none')],
            ]}
          />
        </Panel>
        {looksAfterPolicies && <Ours lawChangeId={id} />}
      </Box>
    </Page>
  );
}

function Ours({ lawChangeId }: { lawChangeId: string }) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.law-changes.${key}`);
  const { data, error, refetch } = useRead(TouchedPoliciesDocument, {});
  const tasks = useReadAll(ReviewTasksDocument, { lawChangeId });
  const touched = (data?.data ?? []).filter((one) => one.lawChangeId === lawChangeId);
  return (
    <Panel title={words('show.ours')}>
      {error && <Failed error={error} retry={() => refetch()} />}
      {data && touched.length === 0 && <Typography>{words('show.noneOurs')}</Typography>}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {touched.map(({ policyId, policyTitle }) => {
          const task = tasks.data?.find((one) => one.policyId === policyId);
          return (
            <li key={policyId}>
              <Link component={RouterLink} to={pathTo(recordPath('policies', policyId))}>
                {policyTitle}
              </Link>
              {task && (
                <>
                  {': '}
                  <Link component={RouterLink} to={pathTo(`/review-tasks/${task.id}`)}>
                    {task.outcome ? words(`task.outcomes.${task.outcome}`) : words('task.to')}
                  </Link>
                </>
              )}
            </li>
          );
        })}
      </Box>
    </Panel>
  );
}
