import './add-words.ts';
import {
  Alert,
  Box,
  Button,
  Checkbox,
  FormControl,
  FormControlLabel,
  FormGroup,
  FormHelperText,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
} from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { DocumentPaper } from '../../platform/documents/DocumentPaper.tsx';
import { fieldsOf } from '../../platform/http-error.ts';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { Failed, Missing, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { today } from '../../platform/london-time.ts';
import { useRead, useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { FactQuestionsDocument } from '../facts/fact.graphql.ts';
import { MissingFacts } from './MissingFacts.tsx';
import {
  AdoptAtMeetingDocument,
  ApproverChoicesDocument,
  type Policy,
  PolicyDocument,
  type PolicyVersion,
  PolicyVersionDocument,
  SendForApprovalDocument,
} from './policy.graphql.ts';
import { StepTitle } from './StepTitle.tsx';

/** The last step of adopting: people are asked by name, or a meeting has decided already. */
export function SendForApproval() {
  const t = useTranslate();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useRead(PolicyDocument, { id });
  const policy = data?.data;
  const versionId = policy?.openVersion?.id ?? '';
  const version = useRead(PolicyVersionDocument, { id: versionId }, { enabled: versionId !== '' });
  const words = (key: string, more?: object) => t(`resources.policies.approval.${key}`, more);
  const back = {
    to: recordPath('policies', id),
    label: policy?.title ?? t('resources.policies.name', { smart_count: 1 }),
  };
  if (data && !policy) return <Missing />;
  if (!policy || (versionId !== '' && !version.data?.data)) {
    return (
      <Page title={words('title')} back={back}>
        {isPending || version.isPending ? (
          <Waiting lines={6} />
        ) : (
          <Failed error={error ?? version.error} retry={() => (error ? refetch() : version.refetch())} />
        )}
      </Page>
    );
  }
  const open = version.data?.data;
  if (open?.status !== 'DRAFT') {
    return (
      <Page title={words('title')} back={back}>
        <Nothing
          title={words(open ? 'sentAlready' : 'nothing')}
          action={{ to: recordPath('policies', id), label: words('toPolicy') }}
        />
      </Page>
    );
  }
  if ((open.clashes ?? 0) > 0) {
    return (
      <Page title={words('title')} back={back}>
        <Nothing
          title={words('clashes', { smart_count: open.clashes ?? 0 })}
          action={{ to: `/policies/${id}/new-edition`, label: t('resources.policies.next.settle') }}
        >
          {words('clashesHelp')}
        </Nothing>
      </Page>
    );
  }
  return (
    <Page title={words('titleOf', { title: policy.title })} back={back}>
      {policy.currentVersion === null && <StepTitle step={5} text={words('step')} />}
      {(open.missing ?? []).length > 0 ? (
        <Facts version={open} />
      ) : (
        <Box sx={{ display: 'grid', gap: 3 }}>
          <Ask policy={policy} version={open} />
          <Panel title={words('paper')}>
            <DocumentPaper title={policy.title ?? ''} html={open.html ?? ''} />
          </Panel>
        </Box>
      )}
    </Page>
  );
}

/** A document with a gap in it is put to nobody. */
function Facts({ version }: { version: PolicyVersion }) {
  const t = useTranslate();
  const { data, error, isPending, refetch } = useRead(FactQuestionsDocument, {
    templateVersionId: version.templateVersion?.id ?? null,
  });
  const keys = new Set((version.missing ?? []).map(({ key }) => key));
  const words = (key: string) => t(`resources.policies.approval.${key}`);
  return (
    <Panel title={words('missing')}>
      {isPending && <Waiting lines={3} />}
      {error && <Failed error={error} retry={() => refetch()} />}
      {data && (
        <MissingFacts
          name={`approval:${version.id}`}
          questions={data.data.filter(({ key }) => keys.has(key))}
          next={words('remember')}
          onDone={() => undefined}
        />
      )}
    </Panel>
  );
}

type Way = 'PEOPLE' | 'MEETING';

interface Asked {
  approverIds: string[];
  /** How many have to say yes, as it is typed. */
  needed: string;
  heldOn: string;
  minute: string;
}

function problemsOf(way: Way, { approverIds, needed, heldOn, minute }: Asked): Record<string, string> {
  if (way === 'MEETING') {
    return {
      ...(heldOn === '' ? { heldOn: 'needDate' } : heldOn > today() ? { heldOn: 'future' } : {}),
      ...(minute.trim() === '' ? { minute: 'needMinute' } : {}),
    };
  }
  if (approverIds.length === 0) return { approverIds: 'needPeople' };
  const isNumber = /^\d+$/.test(needed.trim()) && Number(needed) >= 1 && Number(needed) <= approverIds.length;
  return isNumber ? {} : { needed: 'badNeeded' };
}

function Ask({ policy, version }: { policy: Policy; version: PolicyVersion }) {
  const t = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const send = useVerb(SendForApprovalDocument);
  const adopt = useVerb(AdoptAtMeetingDocument);
  const [way, setWay] = useState<Way>('PEOPLE');
  const [tried, setTried] = useState(false);
  // whoever was asked last is offered again
  const [asked, setAsked] = useState<Asked>({
    approverIds: (policy.lastApprovers ?? []).map(({ id }) => id),
    needed: String(policy.lastApprovalsNeeded ?? Math.max(1, (policy.lastApprovers ?? []).length)),
    heldOn: '',
    minute: '',
  });
  const words = (key: string, more?: object) => t(`resources.policies.approval.${key}`, more);
  const change = (changes: Partial<Asked>) => setAsked({ ...asked, ...changes });
  const problems = problemsOf(way, asked);
  const verb = way === 'PEOPLE' ? send : adopt;
  const errors: Record<string, string> = {
    ...fieldsOf(verb.error),
    ...(tried
      ? Object.fromEntries(
          Object.entries(problems).map(([field, key]) => [
            field,
            words(key, { most: asked.approverIds.length }),
          ]),
        )
      : {}),
  };
  const onSuccess = () => {
    notify(words(way === 'PEOPLE' ? 'sent' : 'adopted'), { type: 'success' });
    navigate(pathTo(recordPath('policies', policy.id)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    if (way === 'PEOPLE') {
      send.mutate(
        { id: version.id, approverIds: asked.approverIds, needed: Number(asked.needed) },
        { onSuccess },
      );
    } else adopt.mutate({ id: version.id, heldOn: asked.heldOn, minute: asked.minute.trim() }, { onSuccess });
  };
  const mayAdopt = version.can.includes('adopt');
  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ maxWidth: 720 }}>
      <Problem message={Object.keys(errors).length > 0 ? undefined : verb.error?.message} />
      {mayAdopt && (
        <FormControl>
          <FormLabel id="approval-way">{words('way')}</FormLabel>
          <RadioGroup
            aria-labelledby="approval-way"
            value={way}
            onChange={(event) => {
              setWay(event.target.value === 'MEETING' ? 'MEETING' : 'PEOPLE');
              setTried(false);
            }}
          >
            <FormControlLabel value="PEOPLE" control={<Radio />} label={words('byPeople')} />
            <FormControlLabel value="MEETING" control={<Radio />} label={words('byMeeting')} />
          </RadioGroup>
        </FormControl>
      )}
      {way === 'PEOPLE' ? (
        <Approvers asked={asked} onChange={change} errors={errors} />
      ) : (
        <>
          <TextField
            id="approval-heldOn"
            type="date"
            label={words('heldOn')}
            value={asked.heldOn}
            onChange={(event) => change({ heldOn: event.target.value })}
            error={errors.heldOn !== undefined}
            helperText={errors.heldOn}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today() } }}
            sx={{ '& .MuiInputBase-root': { maxWidth: 240 } }}
          />
          <TextField
            id="approval-minute"
            label={words('minute')}
            value={asked.minute}
            onChange={(event) => change({ minute: event.target.value })}
            error={errors.minute !== undefined}
            helperText={errors.minute ?? words('minuteHelp')}
          />
        </>
      )}
      <Alert severity="info" variant="outlined" sx={{ mb: 2, fontSize: '1rem', bgcolor: 'background.paper' }}>
        {words(way === 'PEOPLE' ? 'whatFollows' : 'whatFollowsMeeting')}
      </Alert>
      <Button type="submit" variant="contained" disabled={verb.isPending}>
        {verb.isPending ? t('app.form.saving') : words(way === 'PEOPLE' ? 'send' : 'adopt')}
      </Button>
    </Box>
  );
}

function Approvers({
  asked,
  onChange,
  errors,
}: {
  asked: Asked;
  onChange: (changes: Partial<Asked>) => void;
  errors: Readonly<Record<string, string>>;
}) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.policies.approval.${key}`, more);
  const { data } = useRead(ApproverChoicesDocument, {});
  const people = (data?.data ?? [])
    // whoever has no sign-in can never answer, and the draft would wait for ever
    .filter(({ canSignIn }) => canSignIn !== false)
    .map(({ id, name, memberships }) => ({ id, name, roles: (memberships ?? []).map(({ role }) => role) }))
    // trustees adopt policies in most charities
    .sort((one, other) => Number(other.roles.includes('TRUSTEE')) - Number(one.roles.includes('TRUSTEE')));
  const toggle = (id: string, isOn: boolean) => {
    const approverIds = isOn ? [...asked.approverIds, id] : asked.approverIds.filter((one) => one !== id);
    const wasAll = Number(asked.needed) >= asked.approverIds.length;
    onChange({ approverIds, needed: wasAll ? String(Math.max(1, approverIds.length)) : asked.needed });
  };
  return (
    <>
      <FormControl component="fieldset" error={errors.approverIds !== undefined}>
        <FormLabel component="legend">{words('people')}</FormLabel>
        <FormHelperText>{errors.approverIds ?? words('peopleHelp')}</FormHelperText>
        <FormGroup sx={{ order: 3 }}>
          {people.map(({ id, name, roles }) => (
            <FormControlLabel
              key={id}
              control={
                <Checkbox
                  checked={asked.approverIds.includes(id)}
                  onChange={(event) => toggle(id, event.target.checked)}
                />
              }
              label={`${name ?? ''} (${roles.map((role) => t(`resources.people.role.${role}`)).join(', ')})`}
            />
          ))}
        </FormGroup>
      </FormControl>
      <TextField
        id="approval-needed"
        label={words('needed', { smart_count: Math.max(1, asked.approverIds.length) })}
        value={asked.needed}
        onChange={(event) => onChange({ needed: event.target.value })}
        error={errors.needed !== undefined}
        helperText={errors.needed ?? words('neededHelp')}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        sx={{ '& .MuiInputBase-root': { maxWidth: 120 } }}
      />
    </>
  );
}
