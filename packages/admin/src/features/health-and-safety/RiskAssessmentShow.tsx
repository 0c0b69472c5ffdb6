import './add-words.ts';
import { Box, Button, Typography } from '@mui/material';
import { ShowBase, useShowContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Facts } from '../../platform/layout/Facts.tsx';
import { saidInPlace } from '../../platform/layout/ListBody.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { Term } from '../../platform/layout/Term.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { dateText } from '../../platform/london-time.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { DueLabel } from './DueLabel.tsx';
import { AddHazard, Hazard } from './Hazard.tsx';
import {
  ArchiveRiskAssessmentDocument,
  IssueRiskAssessmentDocument,
  ReviewRiskAssessmentDocument,
  type RiskAssessment,
} from './health-and-safety.graphql.ts';
import { RatingLabel } from './RatingLabel.tsx';
import { useWords, verbText } from './use-words.ts';

const RESOURCE = 'risk-assessments';

/** One risk assessment, to read, to print, and for some to write. */
export function RiskAssessmentShow() {
  return (
    <ShowBase resource={RESOURCE} redirectOnError={false} queryOptions={saidInPlace}>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const words = useWords(RESOURCE);
  const { record, error, isPending, refetch } = useShowContext<RiskAssessment>();
  const back = { to: `/${RESOURCE}`, label: words('name', { smart_count: 2 }) };
  if (!record) {
    return (
      <Page title={words('name', { smart_count: 1 })} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  const field = (key: string) => words(`fields.${key}`);
  const hazards = record.hazards ?? [];
  const mayWrite = record.can.includes('update');
  return (
    <Page title={record.title ?? ''} back={back} actions={<Actions assessment={record} />}>
      <Box sx={{ display: 'grid', gap: 3 }}>
        <Panel title={words('show.about')}>
          {record.status === 'DRAFT' && <Term>{words('show.draft')}</Term>}
          {record.status === 'ARCHIVED' && <Term>{words('show.archived')}</Term>}
          <Facts
            facts={[
              [field('status'), record.status && words(`status.${record.status}`)],
              [field('worstBand'), record.worstBand && <RatingLabel band={record.worstBand} />],
              [field('site'), record.site],
              [field('activity'), record.activity],
              [field('assessorId'), record.assessor?.name],
              [field('assessedOn'), record.assessedOn && dateText(record.assessedOn)],
              [
                field('nextReviewOn'),
                <DueLabel key="due" date={record.nextReviewOn} done={record.status !== 'CURRENT'} />,
              ],
            ]}
          />
        </Panel>
        <Panel title={words('show.hazards')} action={mayWrite && <AddHazard assessment={record} />}>
          {hazards.length === 0 ? (
            <Nothing title={words('show.noHazards')}>{words('show.noHazardsHelp')}</Nothing>
          ) : (
            <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
              {hazards.map((hazard) => (
                <Hazard key={hazard.id} hazard={hazard} mayWrite={mayWrite} />
              ))}
            </Box>
          )}
          <Typography color="text.secondary" sx={{ mt: 2, maxWidth: '70ch' }}>
            {words('show.ratings')}
          </Typography>
        </Panel>
      </Box>
      <Box sx={{ '@media print': { display: 'none' } }}>
        <HistoryPanel type="RiskAssessment" id={record.id} version={record.version} />
      </Box>
    </Page>
  );
}

function Actions({ assessment }: { assessment: RiskAssessment }) {
  const words = useWords(RESOURCE);
  const { id, version, can } = assessment;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, '@media print': { display: 'none' } }}>
      {can.includes('issue') && (
        <VerbButton
          {...verbText(words, 'issue')}
          strong
          document={IssueRiskAssessmentDocument}
          variables={() => ({ id, version })}
        />
      )}
      {can.includes('review') && (
        <VerbButton
          {...verbText(words, 'review')}
          strong
          document={ReviewRiskAssessmentDocument}
          asks={[
            {
              name: 'nextReviewOn',
              label: words('fields.nextReviewOn'),
              help: words('review.help'),
              kind: 'date',
            },
          ]}
          variables={({ nextReviewOn }) => ({ id, version, nextReviewOn: nextReviewOn || null })}
        />
      )}
      {can.includes('update') && (
        <Button variant="outlined" component={RouterLink} to={pathTo(recordPath(RESOURCE, id, 'edit'))}>
          {words('show.edit')}
        </Button>
      )}
      <Button variant="outlined" onClick={() => window.print()}>
        {words('show.print')}
      </Button>
      {can.includes('archive') && (
        <VerbButton
          {...verbText(words, 'archive')}
          danger
          document={ArchiveRiskAssessmentDocument}
          variables={() => ({ id, version })}
        />
      )}
    </Box>
  );
}
