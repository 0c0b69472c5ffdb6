import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { type ChangeEvent, type FormEvent, useRef, useState } from 'react';
import { useCanAccess, useGetList, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Refused, Waiting } from '../../platform/layout/States.tsx';
import { useMe } from '../../platform/me.ts';
import { useVerb } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { type CheckedRow, InvitePeopleDocument } from './invitation.graphql.ts';
import { LinkToGive } from './LinkToGive.tsx';
import { type InvitedLine, readLines } from './read-lines.ts';

const MOST_LINES = 200;
/** A list of 200 people is far smaller. */
const MOST_BYTES = 1_000_000;

interface Checked {
  lines: InvitedLine[];
  rows: readonly CheckedRow[];
  invited: number;
}

/** Inviting a list of people: type or choose it, see what is right, then invite. */
export function InvitePeople() {
  const { canAccess, isPending } = useCanAccess({ resource: 'invitations', action: 'create' });
  if (isPending) return <Waiting lines={6} />;
  return canAccess ? <Steps /> : <Refused />;
}

function Steps() {
  const t = useTranslate();
  const [done, setDone] = useState<Checked>();
  const words = (key: string, more?: object) => t(`resources.invitations.many.${key}`, more);
  const back = { to: '/people', label: t('resources.people.name', { smart_count: 2 }) };
  if (done)
    return (
      <Page narrow title={words('done', { smart_count: done.invited })} back={back}>
        <Done {...done} />
      </Page>
    );
  return (
    <Page narrow title={words('title')} intro={words('intro')} back={back}>
      <Lines onDone={setDone} />
    </Page>
  );
}

function Lines({ onDone }: { onDone: (done: Checked) => void }) {
  const t = useTranslate();
  const me = useMe();
  const notify = useNotify();
  const invite = useVerb(InvitePeopleDocument);
  const chooser = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [organisationId, setOrganisationId] = useState('');
  const [problem, setProblem] = useState('');
  const [checked, setChecked] = useState<Checked>();
  const words = (key: string, more?: object) => t(`resources.invitations.many.${key}`, more);
  const needsOrganisation = me?.actsForConsortium === true;
  const place = needsOrganisation ? { organisationId } : {};
  const change = (next: string) => {
    setText(next);
    setChecked(undefined);
    setProblem('');
  };
  const run = (lines: InvitedLine[], dryRun: boolean, then: (checked: Checked) => void) =>
    invite.mutate(
      { rows: lines, dryRun, ...place },
      {
        onSuccess: ({ data }) => then({ lines, ...data }),
        onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
      },
    );
  const check = (event: FormEvent) => {
    event.preventDefault();
    const lines = readLines(text);
    const wrong = whatIsWrong(lines.length);
    setProblem(wrong);
    if (wrong === '' && (!needsOrganisation || organisationId)) run(lines, true, setChecked);
  };
  const whatIsWrong = (count: number) => {
    if (count === 0) return words('nothing');
    return count > MOST_LINES ? words('tooMany', { count }) : '';
  };
  const open = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const content = file.size > MOST_BYTES ? '\uFFFD' : await file.text();
    if (content.includes('\uFFFD')) setProblem(words('unreadable'));
    else change(content.replace(/^\uFEFF/, ''));
  };
  return (
    <form onSubmit={check} noValidate>
      {needsOrganisation && <ChooseOrganisation value={organisationId} onChange={setOrganisationId} />}
      <Button variant="outlined" sx={{ mb: 2 }} onClick={() => chooser.current?.click()}>
        {words('file')}
      </Button>
      <input ref={chooser} type="file" accept=".csv,.txt,text/csv,text/plain" hidden onChange={open} />
      <TextField
        id="lines"
        label={words('text')}
        helperText={problem || words('textHelp')}
        error={problem !== ''}
        value={text}
        onChange={(event) => change(event.target.value)}
        multiline
        minRows={6}
        maxRows={16}
        fullWidth
      />
      <Button
        type="submit"
        variant={checked ? 'outlined' : 'contained'}
        disabled={invite.isPending}
        sx={{ mb: 3 }}
      >
        {words(invite.isPending ? 'checking' : 'check')}
      </Button>
      {checked && (
        <Preview checked={checked} busy={invite.isPending} onSend={() => run(checked.lines, false, onDone)} />
      )}
    </form>
  );
}

function ChooseOrganisation({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useTranslate();
  const { data } = useGetList('organisations', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'name', order: 'ASC' },
  });
  return (
    <TextField
      id="organisation"
      select
      label={t('resources.invitations.many.organisation')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      helperText={value ? undefined : t('resources.invitations.many.needOrganisation')}
    >
      {(data ?? []).map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Preview({ checked, busy, onSend }: { checked: Checked; busy: boolean; onSend: () => void }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.invitations.many.${key}`, more);
  const wrong = checked.rows.filter(({ problems }) => problems.length > 0);
  return (
    <Panel title={words('checked')}>
      <Typography role="status" sx={{ mb: 2 }}>
        {words('right', { smart_count: checked.invited })}
      </Typography>
      {wrong.length > 0 && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 2, fontSize: '1rem' }}>
          <strong>{words('wrong', { smart_count: wrong.length })}</strong>
          <Box component="ul" sx={{ m: 0, my: 1, pl: 2.5 }}>
            {wrong.map(({ row, email, problems }) => (
              <Box component="li" key={row} sx={{ overflowWrap: 'anywhere' }}>
                {words('line', { row })}
                {email && ` (${email})`}: {problems.map(({ message }) => message).join(' ')}
              </Box>
            ))}
          </Box>
          {words('wrongHelp')}
        </Alert>
      )}
      {checked.invited > 0 && (
        <Button variant="contained" disabled={busy} onClick={onSend}>
          {busy ? words('sending') : words('send', { smart_count: checked.invited })}
        </Button>
      )}
    </Panel>
  );
}

function Done({ lines, rows }: Checked) {
  const t = useTranslate();
  const links = rows.filter(({ link }) => link !== null);
  return (
    <>
      <Typography sx={{ mb: 3, maxWidth: '70ch' }}>
        {t(`resources.invitations.many.${links.length > 0 ? 'doneByHand' : 'doneMail'}`)}
      </Typography>
      {links.map(({ row, email, link }) => (
        <LinkToGive key={row} link={link ?? ''} name={lines[row - 1]?.name || email} />
      ))}
      <Button variant="contained" component={RouterLink} to={pathTo('/people')}>
        {t('resources.invitations.sent.back')}
      </Button>
    </>
  );
}
