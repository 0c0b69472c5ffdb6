import './add-words.ts';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { notPrinted } from '../../platform/documents/DocumentPaper.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { ProgressBar } from './AcknowledgementProgress.tsx';
import { type Progress, ProgressDocument, type Reader, RemindDocument } from './acknowledgement.graphql.ts';
import { EnterPaper } from './EnterPaper.tsx';
import { SignSheet } from './SignSheet.tsx';

/** Who has read one policy, by name, and what can be done about those who have not. */
export function ProgressShow() {
  const t = useTranslate();
  const { policyId = '' } = useParams();
  const { data, error, isPending, refetch } = useRead(ProgressDocument, { policyId });
  const words = (key: string, more?: object) => t(`resources.acknowledgements.progress.${key}`, more);
  const progress = data?.data;
  const title = progress ? words('page', { title: progress.policyTitle }) : words('title');
  return (
    <>
      <Box sx={notPrinted}>
        <Page title={title} back={{ to: '/acknowledgements', label: words('back') }} narrow>
          {error && <Failed error={error} retry={() => refetch()} />}
          {isPending && <Waiting lines={6} />}
          {data && !progress && (
            <Panel title={words('nobody')}>
              <Typography>{words('nobodyHelp')}</Typography>
            </Panel>
          )}
          {progress && <Body progress={progress} />}
        </Page>
      </Box>
      {progress && <SignSheet progress={progress} />}
    </>
  );
}

function Body({ progress }: { progress: Progress }) {
  const t = useTranslate();
  const [isEntering, setEntering] = useState(false);
  const words = (key: string, more?: object) => t(`resources.acknowledgements.progress.${key}`, more);
  const missing = progress.people.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  const confirmed = progress.people.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Panel>
        <ProgressBar progress={progress} />
        {missing.length > 0 && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            {progress.can.includes('remind') && (
              <VerbButton
                strong
                label={words('remind.label')}
                title={words('remind.title')}
                consequence={words('remind.consequence')}
                confirm={words('remind.confirm')}
                done={words('remind.done')}
                document={RemindDocument}
                variables={() => ({ policyId: progress.id })}
              />
            )}
            <Button variant="outlined" onClick={() => window.print()}>
              {words('print')}
            </Button>
            {progress.can.includes('enterPaper') && !isEntering && (
              <Button variant="outlined" onClick={() => setEntering(true)}>
                {words('paper.label')}
              </Button>
            )}
          </Box>
        )}
      </Panel>
      {isEntering && <EnterPaper progress={progress} missing={missing} onClose={() => setEntering(false)} />}
      <Panel title={words('missing')}>
        {missing.length === 0 ? (
          <Typography>{words('nobodyMissing')}</Typography>
        ) : (
          <People people={missing} />
        )}
      </Panel>
      {confirmed.length > 0 && (
        <Panel title={words('confirmed')}>
          <People people={confirmed} />
        </Panel>
      )}
    </Box>
  );
}

/** What tells two readers apart. */
export const keyOf = ({ personId, readerId }: Reader): string => personId ?? readerId ?? '';

function People({ people }: { people: readonly Reader[] }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.acknowledgements.progress.${key}`, more);
  const sayOf = ({ acknowledgedAt, acknowledgedNumber, way, dueOn, canBeWrittenTo }: Reader) => {
    if (acknowledgedAt !== null)
      return words('on', {
        date: dateText(dateOf(acknowledgedAt)),
        number: acknowledgedNumber,
        way: words(`way.${way}`),
      });
    return [words('by', { date: dateText(dueOn) }), ...(canBeWrittenTo ? [] : [words('paperOnly')])].join(
      ', ',
    );
  };
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {people.map((reader) => (
        <PanelRow key={keyOf(reader)}>
          <Typography sx={{ fontWeight: 600 }}>{reader.name}</Typography>
          <Typography color={reader.isLate ? 'error.main' : 'text.secondary'}>{sayOf(reader)}</Typography>
        </PanelRow>
      ))}
    </Box>
  );
}
