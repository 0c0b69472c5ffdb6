import './add-words.ts';
import Check from '@mui/icons-material/CheckCircleOutline';
import Warning from '@mui/icons-material/WarningAmberOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { ShowBase, useNotify, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Facts } from '../../platform/layout/Facts.tsx';
import { saidInPlace } from '../../platform/layout/ListBody.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { StatusLabel } from '../../platform/layout/StatusLabel.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { addDays, dateText, today } from '../../platform/london-time.ts';
import { useRead, useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { DueLabel } from './DueLabel.tsx';
import {
  ArchiveSafetyCheckDocument,
  EnterSafetyCheckDocument,
  FinishSafetyCheckActionDocument,
  type SafetyCheck,
  SafetyCheckEntriesDocument,
  type SafetyCheckEntry,
} from './health-and-safety.graphql.ts';
import { everyText } from './SafetyChecks.tsx';
import { useColleagues } from './use-colleagues.ts';
import { useWords, verbText } from './use-words.ts';

const RESOURCE = 'safety-checks';
/** Days in which a problem is put right, where nobody says otherwise. */
const DAYS_TO_PUT_RIGHT = 7;

/** One check: when it is next due, two buttons to enter it, and how it went before. */
export function SafetyCheckShow() {
  return (
    <ShowBase resource={RESOURCE} redirectOnError={false} queryOptions={saidInPlace}>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const words = useWords(RESOURCE);
  const { record, error, isPending, refetch } = useShowContext<SafetyCheck>();
  const back = { to: `/${RESOURCE}`, label: words('name', { smart_count: 2 }) };
  if (!record) {
    return (
      <Page title={words('name', { smart_count: 1 })} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  const field = (key: string) => words(`fields.${key}`);
  return (
    <Page title={record.title ?? ''} back={back} actions={<Actions check={record} />}>
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: '2fr 3fr' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 3 }}>
          {record.can.includes('enter') && <Enter check={record} />}
          <Panel title={words('show.about')}>
            {record.archivedAt && <Typography sx={{ mb: 2 }}>{words('show.archived')}</Typography>}
            <Facts
              facts={[
                [field('nextOn'), !record.archivedAt && <DueLabel date={record.nextOn} />],
                [field('lastDoneOn'), record.lastDoneOn && dateText(record.lastDoneOn)],
                [field('rhythm'), everyText(words, record)],
                [field('kind'), record.kind && words(`kind.${record.kind}`)],
                [field('site'), record.site],
                [field('ownerId'), record.owner?.name ?? words('show.nobody')],
                [field('deputyId'), record.deputy?.name],
              ]}
            />
          </Panel>
        </Box>
        <Entries check={record} />
      </Box>
      <HistoryPanel type="SafetyCheck" id={record.id} version={record.version} />
    </Page>
  );
}

/** Two taps on a phone: open it, and say that all is fine. */
function Enter({ check }: { check: SafetyCheck }) {
  const t = useTranslate();
  const words = useWords(RESOURCE);
  const notify = useNotify();
  const enter = useVerb(EnterSafetyCheckDocument);
  const colleagues = useColleagues(true);
  const fine = () =>
    enter.mutate(
      { checkId: check.id, input: { result: 'FINE' } },
      {
        onSuccess: ({ data }) =>
          notify(words('enter.done', { date: data.check?.nextOn ? dateText(data.check.nextOn) : '' }), {
            type: 'success',
          }),
        onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
      },
    );
  return (
    <Panel title={words('enter.panel')}>
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        <Button
          variant="contained"
          size="large"
          startIcon={<Check />}
          disabled={enter.isPending}
          onClick={fine}
          sx={{ minHeight: 56 }}
        >
          {words('enter.fine')}
        </Button>
        <VerbButton
          {...verbText(words, 'problem')}
          document={EnterSafetyCheckDocument}
          asks={[
            { name: 'note', label: words('problem.note'), needed: words('problem.needNote'), kind: 'long' },
            { name: 'action', label: words('problem.action'), help: words('problem.actionHelp') },
            {
              name: 'actionOwnerId',
              label: words('problem.owner'),
              options: [{ value: '', label: words('problem.ownerOfCheck') }, ...colleagues],
            },
            {
              name: 'actionDueOn',
              label: words('problem.dueOn'),
              kind: 'date',
              initial: addDays(today(), DAYS_TO_PUT_RIGHT),
            },
            { name: 'doneOn', label: words('problem.doneOn'), kind: 'date', initial: today() },
          ]}
          variables={({ note, action, actionOwnerId, actionDueOn, doneOn }) => ({
            checkId: check.id,
            input: {
              result: 'PROBLEM' as const,
              note: note || null,
              doneOn: doneOn || null,
              ...(action
                ? { action, actionOwnerId: actionOwnerId || null, actionDueOn: actionDueOn || null }
                : {}),
            },
          })}
        />
        <VerbButton
          {...verbText(words, 'earlier')}
          document={EnterSafetyCheckDocument}
          asks={[
            {
              name: 'doneOn',
              label: words('problem.doneOn'),
              kind: 'date',
              needed: words('earlier.needDay'),
              initial: addDays(today(), -1),
            },
          ]}
          variables={({ doneOn = '' }) => ({ checkId: check.id, input: { result: 'FINE' as const, doneOn } })}
        />
      </Box>
    </Panel>
  );
}

function Entries({ check }: { check: SafetyCheck }) {
  const words = useWords(RESOURCE);
  const [page, setPage] = useState(1);
  const { data, error, isPending, refetch } = useRead(
    SafetyCheckEntriesDocument,
    { checkId: check.id, page },
    { keepPrevious: true },
  );
  const { items = [], total = 0 } = data?.data ?? {};
  return (
    <Panel title={words('entries.title')}>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={4} />}
      {data && items.length === 0 && <Typography>{words('entries.nothing')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {items.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </Box>
      {total > 25 && (
        <Box sx={{ display: 'flex', gap: 2, mt: 2 }}>
          <Button variant="outlined" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {words('entries.newer')}
          </Button>
          <Button variant="outlined" disabled={page * 25 >= total} onClick={() => setPage(page + 1)}>
            {words('entries.older')}
          </Button>
        </Box>
      )}
    </Panel>
  );
}

function Entry({ entry }: { entry: SafetyCheckEntry }) {
  const words = useWords(RESOURCE);
  const { id, version, doneOn, result, note, by, action, actionOwner, actionDueOn, actionDoneOn, can } =
    entry;
  const isFine = result === 'FINE';
  return (
    <Box component="li" sx={{ py: 1.5, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        <Typography sx={{ fontWeight: 600 }}>{doneOn && dateText(doneOn)}</Typography>
        <StatusLabel
          look={isFine ? { icon: Check, color: 'success.main' } : { icon: Warning, color: 'warning.main' }}
        >
          {words(`result.${result}`)}
        </StatusLabel>
        <Typography color="text.secondary">{by?.name}</Typography>
      </Box>
      {note && <Typography sx={{ maxWidth: '70ch', whiteSpace: 'pre-line' }}>{note}</Typography>}
      {action && (
        <Box sx={{ mt: 0.5, pl: 2, borderLeft: 3, borderColor: 'divider' }}>
          <Typography>{action}</Typography>
          <Typography color="text.secondary" component="div" sx={{ mb: 1 }}>
            {actionOwner?.name ?? words('show.nobody')}
            {' · '}
            {actionDoneOn ? (
              words('entries.putRight', { date: dateText(actionDoneOn) })
            ) : (
              <DueLabel date={actionDueOn} />
            )}
          </Typography>
          {can.includes('finishAction') && (
            <VerbButton
              {...verbText(words, 'putRight')}
              size="small"
              named={words('putRight.named', { action })}
              document={FinishSafetyCheckActionDocument}
              asks={[{ name: 'on', label: words('putRight.on'), help: words('putRight.help'), kind: 'date' }]}
              variables={({ on }) => ({ id, version, on: on || null })}
            />
          )}
        </Box>
      )}
    </Box>
  );
}

function Actions({ check }: { check: SafetyCheck }) {
  const words = useWords(RESOURCE);
  const { id, version, can } = check;
  return (
    <>
      {can.includes('update') && (
        <Button variant="outlined" component={RouterLink} to={pathTo(recordPath(RESOURCE, id, 'edit'))}>
          {words('show.edit')}
        </Button>
      )}
      {can.includes('archive') && (
        <VerbButton
          {...verbText(words, 'archive')}
          danger
          document={ArchiveSafetyCheckDocument}
          variables={() => ({ id, version })}
        />
      )}
    </>
  );
}
