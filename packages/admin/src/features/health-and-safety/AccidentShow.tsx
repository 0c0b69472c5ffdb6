import './add-words.ts';
import { Alert, Box, Button, Link, Typography } from '@mui/material';
import { ShowBase, useShowContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Facts } from '../../platform/layout/Facts.tsx';
import { saidInPlace } from '../../platform/layout/ListBody.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { clockText, dateText, instantOf, relativeText, today } from '../../platform/london-time.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { DueLabel } from './DueLabel.tsx';
import {
  type Accident,
  CloseAccidentDocument,
  NoteAccidentReportDocument,
  UpdateAccidentDocument,
} from './health-and-safety.graphql.ts';
import { useWords, verbText } from './use-words.ts';

const RESOURCE = 'accidents';
const REPORT_TO = 'https://www.hse.gov.uk/riddor/report.htm';

/** One accident: what the law asks for, and what happened. */
export function AccidentShow() {
  return (
    <ShowBase resource={RESOURCE} redirectOnError={false} queryOptions={saidInPlace}>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const words = useWords(RESOURCE);
  const { record, error, isPending, refetch } = useShowContext<Accident>();
  const back = { to: `/${RESOURCE}`, label: words('name', { smart_count: 2 }) };
  if (!record) {
    return (
      <Page title={words('name', { smart_count: 1 })} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  const field = (key: string) => words(`fields.${key}`);
  const date = record.happenedOn ? dateText(record.happenedOn) : '';
  return (
    <Page
      title={words('show.title', { kind: words(`kind.${record.kind}`), date })}
      back={back}
      intro={words('show.whoReads')}
      actions={<Actions accident={record} />}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: '2fr 3fr' },
          alignItems: 'start',
        }}
      >
        <Clock accident={record} />
        <Panel title={words('show.happened')}>
          <Facts
            facts={[
              [
                field('happenedOn'),
                [date, record.happenedAt && clockText(record.happenedAt)].filter(Boolean).join(', '),
              ],
              [field('place'), record.place],
              [field('what'), record.what],
              [field('severity'), record.severity && words(`severityLong.${record.severity}`)],
              [field('hurtName'), record.hurt?.name ?? record.hurtName],
              [field('hurtAs'), record.hurtAs && words(`hurtAs.${record.hurtAs}`)],
              [field('injury'), record.injury],
              [field('treatment'), record.treatment],
              [field('daysOff'), record.hurtAs && record.daysOff],
              [field('witness'), record.witness],
              [field('measures'), record.measures],
              [field('reportedBy'), record.reportedBy?.name],
            ]}
          />
        </Panel>
      </Box>
      <HistoryPanel type="Accident" id={record.id} version={record.version} />
    </Page>
  );
}

/** What the law asks for, by when and why. */
function Clock({ accident }: { accident: Accident }) {
  const words = useWords(RESOURCE);
  const { clock, reportedOn, closedOn, proposedSeverity, id, version, can } = accident;
  const field = (key: string) => words(`fields.${key}`);
  if (!clock) return null;
  const isOpen = clock.duty === 'REPORT' && !reportedOn;
  return (
    <Panel title={words('clock.title')}>
      {proposedSeverity && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 2, fontSize: '1rem' }}>
          <Typography sx={{ mb: 1 }}>
            {words('clock.proposal', {
              days: accident.daysOff,
              severity: words(`severity.${proposedSeverity}`),
            })}
          </Typography>
          {can.includes('update') && (
            <VerbButton
              {...verbText(words, 'propose')}
              size="small"
              document={UpdateAccidentDocument}
              variables={() => ({ id, version: version ?? 0, input: { severity: proposedSeverity } })}
            />
          )}
        </Alert>
      )}
      {isOpen && (
        <Alert
          severity={late(clock.reportBy) ? 'error' : 'warning'}
          variant="outlined"
          sx={{ mb: 2, fontSize: '1rem' }}
        >
          <strong>{words(clock.atOnce ? 'clock.atOnce' : 'clock.reportIt')}</strong>{' '}
          {clock.reportBy && words('clock.by', { when: relativeText(instantOf(clock.reportBy, '23:59')) })}
        </Alert>
      )}
      <Facts
        facts={[
          [field('duty'), words(`duty.${clock.duty}`)],
          [field('reportBy'), isOpen ? <DueLabel key="reportBy" date={clock.reportBy} /> : null],
          [field('why'), clock.why],
          [field('source'), clock.source],
          [field('reportedOn'), reportedOn && dateText(reportedOn)],
          [field('reportReference'), accident.reportReference],
          [field('closedOn'), closedOn && dateText(closedOn)],
        ]}
      />
      {isOpen && can.includes('noteReport') && (
        <Typography sx={{ mt: 2, maxWidth: '70ch' }}>
          {words('clock.how')}{' '}
          <Link href={REPORT_TO} target="_blank" rel="noreferrer">
            {words('clock.form')}
          </Link>
        </Typography>
      )}
    </Panel>
  );
}

const late = (date: string | null) => date !== null && date < today();

function Actions({ accident }: { accident: Accident }) {
  const words = useWords(RESOURCE);
  const { id, version, can, clock } = accident;
  const mustReport = clock?.duty === 'REPORT' && !accident.reportedOn;
  return (
    <>
      {can.includes('noteReport') && mustReport && (
        <VerbButton
          {...verbText(words, 'note')}
          strong
          document={NoteAccidentReportDocument}
          asks={[
            {
              name: 'reference',
              label: words('fields.reportReference'),
              help: words('note.help'),
              needed: words('note.needReference'),
            },
            { name: 'on', label: words('fields.reportedOn'), help: words('note.onHelp'), kind: 'date' },
          ]}
          variables={({ reference = '', on }) => ({ id, version, reference, on: on || null })}
        />
      )}
      {can.includes('update') && (
        <Button variant="outlined" component={RouterLink} to={pathTo(recordPath(RESOURCE, id, 'edit'))}>
          {words('show.edit')}
        </Button>
      )}
      {can.includes('close') && !mustReport && (
        <VerbButton
          {...verbText(words, 'close')}
          document={CloseAccidentDocument}
          variables={() => ({ id, version })}
        />
      )}
    </>
  );
}
