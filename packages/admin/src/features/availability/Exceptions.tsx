import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { fieldsOf } from '../../platform/http-error.ts';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { clockText, dateText, today } from '../../platform/london-time.ts';
import { useVerb } from '../../platform/operations.ts';
import {
  AddExceptionDocument,
  type Availability,
  type AvailabilityException,
  type ExceptionInput,
  RemoveExceptionDocument,
} from './availability.graphql.ts';
import { parseHours } from './hours.ts';

/** Dated leave and extra hours of an adviser, with a short form to add one. */
export function Exceptions({ availability }: { availability: Availability }) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.availability.exceptions.${key}`);
  const coming = (availability.exceptions ?? [])
    .filter(({ from, to }) => (to ?? from ?? '') >= today())
    .sort((one, other) => (one.from ?? '').localeCompare(other.from ?? ''));
  return (
    <Panel title={words('title')}>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {words('help')}
      </Typography>
      {coming.length === 0 && <Typography sx={{ mb: 2 }}>{words('none')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mb: 3 }}>
        {coming.map((exception) => (
          <Row key={exception.id} exception={exception} />
        ))}
      </Box>
      {availability.can.includes('addException') && <AddException adviserId={availability.id} />}
    </Panel>
  );
}

function Row({ exception }: { exception: AvailabilityException }) {
  const t = useTranslate();
  const notify = useNotify();
  const remove = useVerb(RemoveExceptionDocument);
  const words = (key: string, more?: object) => t(`resources.availability.exceptions.${key}`, more);
  const { from, to, fromTime, toTime, kind } = exception;
  const days = from ? (to && to !== from ? `${dateText(from)} to ${dateText(to)}` : dateText(from)) : '';
  const times = fromTime && toTime ? `${clockText(fromTime)} to ${clockText(toTime)}` : words('wholeDay');
  const name = `${kind ? words(kind) : ''}: ${days}, ${times}`;
  return (
    <PanelRow>
      {name}
      {exception.can.includes('remove') && (
        <Button
          size="small"
          variant="outlined"
          disabled={remove.isPending}
          aria-label={words('removeNamed', { name })}
          onClick={() =>
            remove.mutate(
              { id: exception.id, version: exception.version },
              {
                onSuccess: () => notify(words('removed'), { type: 'success' }),
                onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
              },
            )
          }
        >
          {words('remove')}
        </Button>
      )}
    </PanelRow>
  );
}

interface Values {
  kind: ExceptionInput['kind'];
  from: string;
  to: string;
  fromTime: string;
  toTime: string;
}

const EMPTY: Values = { kind: 'LEAVE', from: '', to: '', fromTime: '', toTime: '' };

/** What is wrong with the form, as keys of words at their fields. */
function problemsOf({ kind, from, to, fromTime, toTime }: Values): Partial<Record<keyof Values, string>> {
  const hasTimes = fromTime !== '' || toTime !== '';
  return {
    ...(from ? {} : { from: 'needFrom' }),
    ...(to && to < from ? { to: 'badOrder' } : {}),
    ...(kind === 'EXTRA_HOURS' && !(fromTime && toTime) ? { fromTime: 'needTimes' } : {}),
    ...(hasTimes && !parseHours(`${fromTime}-${toTime}`)?.length ? { fromTime: 'badTime' } : {}),
  };
}

function AddException({ adviserId }: { adviserId: string }) {
  const t = useTranslate();
  const notify = useNotify();
  const add = useVerb(AddExceptionDocument);
  const [values, setValues] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const words = (key: string) => t(`resources.availability.exceptions.${key}`);
  const problems = problemsOf(values);
  const refused = fieldsOf(add.error);
  const change = (changes: Partial<Values>) => setValues({ ...values, ...changes });
  const field = (name: Exclude<keyof Values, 'kind'>) => {
    const problem = problems[name];
    const message = refused[name] ?? (tried && problem ? words(problem) : undefined);
    return {
      id: `exception-${name}`,
      label: t(`resources.availability.fields.${name}`),
      value: values[name],
      onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
      error: Boolean(message),
      helperText: message,
    };
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    const [span] = values.fromTime ? (parseHours(`${values.fromTime}-${values.toTime}`) ?? []) : [];
    const input: ExceptionInput = {
      adviserId,
      kind: values.kind,
      from: values.from,
      to: values.to || null,
      ...(span ? { fromTime: span.from, toTime: span.to } : {}),
    };
    add.mutate(
      { input },
      {
        onSuccess: () => {
          setValues(EMPTY);
          setTried(false);
          notify(words('added'), { type: 'success' });
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Typography variant="h3" sx={{ mb: 2 }}>
        {words('add')}
      </Typography>
      {add.error && Object.keys(refused).length === 0 && (
        <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
          {t(add.error.message, { _: add.error.message })}
        </Alert>
      )}
      <Box
        sx={{
          display: 'grid',
          columnGap: 2,
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(5, 1fr)' },
          alignItems: 'end',
        }}
      >
        <TextField
          id="exception-kind"
          select
          label={t('resources.availability.fields.kind')}
          value={values.kind}
          onChange={(event) => change({ kind: event.target.value === 'LEAVE' ? 'LEAVE' : 'EXTRA_HOURS' })}
        >
          {(['LEAVE', 'EXTRA_HOURS'] as const).map((kind) => (
            <MenuItem key={kind} value={kind}>
              {words(kind)}
            </MenuItem>
          ))}
        </TextField>
        <TextField type="date" {...field('from')} />
        <TextField type="date" {...field('to')} />
        <TextField {...field('fromTime')} placeholder="9:00" />
        <TextField {...field('toTime')} placeholder="12:30" />
      </Box>
      <Button type="submit" variant="outlined" disabled={add.isPending}>
        {add.isPending ? t('app.form.saving') : words('submit')}
      </Button>
    </form>
  );
}
