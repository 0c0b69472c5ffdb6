import {
  Alert,
  Box,
  Button,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useRef, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { ComparisonView } from '../../platform/documents/ComparisonView.tsx';
import { useKeptDraft } from '../../platform/kept-draft.ts';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { useRead, useVerb } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { type Choices, choicesInput, openOf, settledText, togetherOf } from './merge-choices.ts';
import { type Clash, type Merge, MergeDocument, SettleClashesDocument } from './policy.graphql.ts';

const TAKES = ['THEIRS', 'OURS', 'BOTH', 'TEXT'] as const;
type Take = (typeof TAKES)[number];

const isTake = (value: string): value is Take => TAKES.some((one) => one === value);
const isChoices = (kept: unknown): kept is Choices =>
  typeof kept === 'object' && kept !== null && !Array.isArray(kept);

const hasBraces = ({ theirs, ours }: Clash): boolean => `${theirs}${ours}`.includes('{');

/** The new edition and the own wording side by side, where both changed the same place; nothing is lost on the way. */
export function MergeEditions({ policyId, versionId }: { policyId: string; versionId: string }) {
  const { data, error, isPending, refetch } = useRead(MergeDocument, { policyVersionId: versionId });
  if (isPending) return <Waiting lines={8} />;
  if (error) return <Failed error={error} retry={() => refetch()} />;
  return <Merging policyId={policyId} versionId={versionId} merge={data.data} />;
}

function Merging({ policyId, versionId, merge }: { policyId: string; versionId: string; merge: Merge }) {
  const t = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const settle = useVerb(SettleClashesDocument);
  const [choices, keep, forget] = useKeptDraft<Choices>(`merge:${versionId}`, {}, isChoices);
  const [tried, setTried] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const words = (key: string, more?: object) => t(`resources.policies.merge.${key}`, more);
  const clashes = merge.clashes.filter(({ taken }) => taken === null);
  const open = openOf(clashes, choices);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (open.length > 0) {
      summary.current?.focus();
      return;
    }
    if (clashes.length === 0) return navigate(pathTo(`/policies/${policyId}/approval`));
    settle.mutate(
      { policyVersionId: versionId, choices: choicesInput(clashes, choices) },
      {
        onSuccess: () => {
          forget();
          notify(words('settled'), { type: 'success' });
          navigate(pathTo(`/policies/${policyId}/approval`));
        },
      },
    );
  };
  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ display: 'grid', gap: 3 }}>
      <Box ref={summary} tabIndex={-1}>
        <Problem message={settle.error?.message} />
        {tried && open.length > 0 && <Problem message={words('left', { smart_count: open.length })} />}
        {clashes.length === 0 && (
          <Alert severity="success" variant="outlined" sx={{ fontSize: '1rem', bgcolor: 'background.paper' }}>
            {words('noClashes')}
          </Alert>
        )}
      </Box>
      {clashes.some(hasBraces) && <Typography color="text.secondary">{words('braces')}</Typography>}
      {clashes.map((clash, index) => (
        <ClashPanel
          key={clash.id}
          clash={clash}
          number={index + 1}
          of={clashes.length}
          choices={choices}
          isOpen={tried && open.includes(clash)}
          onChoose={(take, text) => keep({ ...choices, [clash.id]: { take, text } })}
        />
      ))}
      {merge.changes.length > 0 && <Together changes={merge.changes} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={settle.isPending}>
          {settle.isPending ? t('app.form.saving') : words('save')}
        </Button>
      </Box>
    </Box>
  );
}

const block = {
  p: 2,
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: 'background.default',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
} as const;

interface ClashPanelProps {
  clash: Clash;
  number: number;
  of: number;
  choices: Choices;
  isOpen: boolean;
  onChoose: (take: Take, text: string) => void;
}

function ClashPanel({ clash, number, of, choices, isOpen, onChoose }: ClashPanelProps) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.policies.merge.${key}`, more);
  const id = `clash-${clash.id}`;
  const choice = choices[clash.id];
  const result = settledText(clash, choices);
  const side = (name: 'theirs' | 'ours') => (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {words(name)}
      </Typography>
      <Box sx={block}>{clash[name] || words('gone')}</Box>
    </Box>
  );
  return (
    <Panel title={words('place', { number, of, section: clash.section })}>
      {/* stacked on a phone */}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        {side('theirs')}
        {side('ours')}
      </Box>
      <Box component="details" sx={{ my: 2 }}>
        <Box component="summary" sx={{ cursor: 'pointer', py: 0.5 }}>
          {words('base')}
        </Box>
        <Box sx={block}>{clash.base || words('gone')}</Box>
      </Box>
      <FormControl error={isOpen}>
        <FormLabel id={id}>{isOpen ? words('chooseOne') : words('choose')}</FormLabel>
        <RadioGroup
          aria-labelledby={id}
          value={choice?.take ?? ''}
          onChange={(event) => {
            const { value } = event.target;
            if (isTake(value)) onChoose(value, choice?.text || clash.ours);
          }}
        >
          {TAKES.map((take) => (
            <FormControlLabel key={take} value={take} control={<Radio />} label={words(`take.${take}`)} />
          ))}
        </RadioGroup>
      </FormControl>
      {choice?.take === 'TEXT' && (
        <TextField
          id={`${id}-text`}
          label={words('ownWords')}
          multiline
          minRows={3}
          value={choice.text}
          onChange={(event) => onChoose('TEXT', event.target.value)}
          error={isOpen}
          helperText={isOpen ? words('needWords') : undefined}
        />
      )}
      {result !== undefined && choice?.take !== 'TEXT' && (
        <Box role="status">
          <Typography sx={{ fontWeight: 600 }}>{words('result')}</Typography>
          <Box sx={block}>{result || words('gone')}</Box>
        </Box>
      )}
    </Panel>
  );
}

/** What came together by itself: nothing to do, but everybody may look. */
function Together({ changes }: { changes: Merge['changes'] }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.policies.merge.${key}`, more);
  return (
    <Panel title={words('together', { smart_count: changes.length })}>
      <ComparisonView comparison={togetherOf(changes)} />
    </Panel>
  );
}
