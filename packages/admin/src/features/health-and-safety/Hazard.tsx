import { Box, Typography } from '@mui/material';
import { Facts } from '../../platform/layout/Facts.tsx';
import { type Asked, VerbButton } from '../../platform/layout/VerbButton.tsx';
import { dateText } from '../../platform/london-time.ts';
import { DueLabel } from './DueLabel.tsx';
import {
  AddRiskActionDocument,
  AddRiskHazardDocument,
  FinishRiskActionDocument,
  RemoveRiskHazardDocument,
  type RiskAction,
  type RiskAssessment,
  type RiskHazard,
  UpdateRiskHazardDocument,
} from './health-and-safety.graphql.ts';
import { RatingLabel } from './RatingLabel.tsx';
import { useColleagues } from './use-colleagues.ts';
import { useWords, verbText } from './use-words.ts';

const RESOURCE = 'risk-assessments';

/** One hazard: who, what is done, how bad before and after, and who does what by when. */
export function Hazard({ hazard, mayWrite }: { hazard: RiskHazard; mayWrite: boolean }) {
  const words = useWords(RESOURCE);
  const field = (key: string) => words(`fields.${key}`);
  const rating = (likelihood: number | null, severity: number | null) =>
    likelihood && severity ? words('rating', { likelihood, severity, score: likelihood * severity }) : null;
  const actions = hazard.actions ?? [];
  return (
    <Box
      component="li"
      sx={{ py: 2, borderTop: 1, borderColor: 'divider', '@media print': { breakInside: 'avoid' } }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 1 }}>
        <Typography component="h3" sx={{ fontWeight: 600, fontSize: '1.0625rem' }}>
          {hazard.hazard}
        </Typography>
        <RatingLabel band={hazard.bandAfter ?? hazard.bandBefore} />
      </Box>
      <Facts
        facts={[
          [field('whoAndHow'), hazard.whoAndHow],
          [field('controls'), hazard.controls],
          [
            field('before'),
            <Rated
              key="before"
              band={hazard.bandBefore}
              text={rating(hazard.likelihoodBefore, hazard.severityBefore)}
            />,
          ],
          [field('furtherControls'), hazard.furtherControls],
          [
            field('after'),
            hazard.bandAfter && (
              <Rated
                key="after"
                band={hazard.bandAfter}
                text={rating(hazard.likelihoodAfter, hazard.severityAfter)}
              />
            ),
          ],
        ]}
      />
      {actions.length > 0 && (
        <Box
          component="ul"
          aria-label={words('actions.title')}
          sx={{ listStyle: 'none', p: 0, mt: 1.5, mb: 0 }}
        >
          {actions.map((action) => (
            <Action key={action.id} action={action} />
          ))}
        </Box>
      )}
      {mayWrite && <Verbs hazard={hazard} />}
    </Box>
  );
}

function Rated({ band, text }: { band: RiskHazard['bandBefore']; text: string | null }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1.5 }}>
      <RatingLabel band={band} />
      <span>{text}</span>
    </Box>
  );
}

function Action({ action }: { action: RiskAction }) {
  const words = useWords(RESOURCE);
  const { id, version, what, owner, dueOn, doneOn, can } = action;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        alignItems: 'center',
        py: 1,
        pl: 2,
        borderLeft: 3,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: '1 1 240px' }}>
        <Typography>{what}</Typography>
        <Typography color="text.secondary" component="div">
          {owner?.name ?? words('actions.nobody')}
          {' · '}
          {doneOn ? words('actions.done', { date: dateText(doneOn) }) : <DueLabel date={dueOn} />}
        </Typography>
      </Box>
      {can.includes('finish') && (
        <VerbButton
          {...verbText(words, 'finish')}
          size="small"
          named={words('finish.named', { what })}
          document={FinishRiskActionDocument}
          asks={[{ name: 'on', label: words('finish.on'), help: words('finish.help'), kind: 'date' }]}
          variables={({ on }) => ({ id, version, on: on || null })}
        />
      )}
    </Box>
  );
}

function useHazardQuestions(hazard?: RiskHazard): Asked[] {
  const words = useWords(RESOURCE);
  const field = (key: string) => words(`fields.${key}`);
  const scale = (of: string) =>
    [1, 2, 3, 4, 5].map((number) => ({ value: String(number), label: words(`${of}.${number}`) }));
  const unrated = { value: '', label: words('unrated') };
  const of = (value: number | string | null | undefined) => (value ? String(value) : '');
  return [
    {
      name: 'hazard',
      label: field('hazard'),
      help: words('help.hazard'),
      needed: words('need.hazard'),
      initial: of(hazard?.hazard),
    },
    {
      name: 'whoAndHow',
      label: field('whoAndHow'),
      needed: words('need.whoAndHow'),
      kind: 'long',
      initial: of(hazard?.whoAndHow),
    },
    {
      name: 'controls',
      label: field('controls'),
      needed: words('need.controls'),
      kind: 'long',
      initial: of(hazard?.controls),
    },
    {
      name: 'likelihoodBefore',
      label: field('likelihoodBefore'),
      needed: words('need.rating'),
      options: scale('likelihood'),
      initial: of(hazard?.likelihoodBefore),
    },
    {
      name: 'severityBefore',
      label: field('severityBefore'),
      needed: words('need.rating'),
      options: scale('severity'),
      initial: of(hazard?.severityBefore),
    },
    {
      name: 'furtherControls',
      label: field('furtherControls'),
      kind: 'long',
      initial: of(hazard?.furtherControls),
    },
    {
      name: 'likelihoodAfter',
      label: field('likelihoodAfter'),
      options: [unrated, ...scale('likelihood')],
      initial: of(hazard?.likelihoodAfter),
    },
    {
      name: 'severityAfter',
      label: field('severityAfter'),
      options: [unrated, ...scale('severity')],
      initial: of(hazard?.severityAfter),
    },
  ];
}

const hazardInput = (answers: Record<string, string>) => ({
  hazard: answers.hazard ?? '',
  whoAndHow: answers.whoAndHow ?? '',
  controls: answers.controls ?? '',
  likelihoodBefore: Number(answers.likelihoodBefore),
  severityBefore: Number(answers.severityBefore),
  furtherControls: answers.furtherControls || null,
  likelihoodAfter: answers.likelihoodAfter ? Number(answers.likelihoodAfter) : null,
  severityAfter: answers.severityAfter ? Number(answers.severityAfter) : null,
});

/** One more thing that can hurt somebody. */
export function AddHazard({ assessment }: { assessment: RiskAssessment }) {
  const words = useWords(RESOURCE);
  return (
    <VerbButton
      {...verbText(words, 'addHazard')}
      strong={(assessment.hazards ?? []).length === 0}
      document={AddRiskHazardDocument}
      asks={useHazardQuestions()}
      variables={(answers) => ({ assessmentId: assessment.id, input: hazardInput(answers) })}
    />
  );
}

function Verbs({ hazard }: { hazard: RiskHazard }) {
  const words = useWords(RESOURCE);
  const { id } = hazard;
  const version = hazard.version ?? 0;
  const name = { name: hazard.hazard };
  const colleagues = useColleagues(true);
  const questions = useHazardQuestions(hazard);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5, '@media print': { display: 'none' } }}>
      {hazard.can.includes('update') && (
        <>
          <VerbButton
            {...verbText(words, 'addAction')}
            size="small"
            named={words('addAction.named', name)}
            document={AddRiskActionDocument}
            asks={[
              { name: 'what', label: words('actions.what'), needed: words('need.action'), kind: 'long' },
              {
                name: 'ownerId',
                label: words('actions.owner'),
                needed: words('need.owner'),
                options: colleagues,
              },
              { name: 'dueOn', label: words('actions.dueOn'), needed: words('need.dueOn'), kind: 'date' },
            ]}
            variables={({ what = '', ownerId = '', dueOn = '' }) => ({
              hazardId: id,
              input: { what, ownerId, dueOn },
            })}
          />
          <VerbButton
            {...verbText(words, 'changeHazard')}
            size="small"
            named={words('changeHazard.named', name)}
            document={UpdateRiskHazardDocument}
            asks={questions}
            variables={(answers) => ({ id, version, input: hazardInput(answers) })}
          />
        </>
      )}
      {hazard.can.includes('remove') && (
        <VerbButton
          {...verbText(words, 'removeHazard')}
          size="small"
          danger
          named={words('removeHazard.named', name)}
          document={RemoveRiskHazardDocument}
          variables={() => ({ id, version })}
        />
      )}
    </Box>
  );
}
