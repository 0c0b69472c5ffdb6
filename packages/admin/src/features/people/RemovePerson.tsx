import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useGetOne, useNotify, useRedirect, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router';
import { fieldsOf } from '../../platform/http-error.ts';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { useRead, useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { type OpenThing, OpenThingsDocument, type Person, RemovePersonDocument } from './person.graphql.ts';

/** What is chosen for a thing: somebody's id, this word for its end, or nothing yet. */
const ENDS = 'ends';

/** From so many things on, one choice for all of them saves choosing for each. */
const MANY = 3;

/** Taking somebody out of an organisation: what hangs on them, and who takes each. */
export function RemovePerson() {
  const t = useTranslate();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const organisationId = search.get('organisation') ?? undefined;
  const person = useGetOne<Person>('people', { id });
  const open = useRead(OpenThingsDocument, { personId: id, organisationId });
  const name = person.data?.name ?? '';
  const place = placeOf(person.data, organisationId) ?? t('resources.people.show.consortium');
  const title = person.data
    ? t('resources.people.remove.title', { name, organisation: place })
    : t('resources.people.name', { smart_count: 1 });
  const error = person.error ?? open.error;
  return (
    <Page narrow title={title} back={{ to: recordPath('people', id), label: t('app.form.back') }}>
      {error && <Failed error={error} retry={() => Promise.all([person.refetch(), open.refetch()])} />}
      {!error && (person.isPending || open.isPending) && <Waiting lines={5} />}
      {person.data && open.data && (
        <Handover id={id} name={name} organisationId={organisationId} things={open.data.data} />
      )}
    </Page>
  );
}

function placeOf(person: Person | undefined, organisationId: string | undefined): string | undefined {
  const held = person?.memberships?.find(({ organisation }) => organisation?.id === organisationId);
  return (
    (held ?? person?.memberships?.find(({ can }) => can.includes('archive')))?.organisation?.name ?? undefined
  );
}

interface HandoverProps {
  id: string;
  name: string;
  organisationId: string | undefined;
  things: readonly OpenThing[];
}

function Handover({ id, name, organisationId, things }: HandoverProps) {
  const t = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const remove = useVerb(RemovePersonDocument);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const words = (key: string, more?: object) => t(`resources.people.remove.${key}`, more);
  const refused = fieldsOf(remove.error);
  const cannot = things.some(({ candidates, ending }) => candidates.length === 0 && ending === null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (things.some((thing) => !chosen[thing.id])) return;
    const handovers = things.map((thing) => {
      const to = chosen[thing.id];
      return to === ENDS ? { thingId: thing.id } : { thingId: thing.id, toPersonId: to };
    });
    remove.mutate(
      { id, organisationId, handovers },
      {
        onSuccess: () => {
          notify(words('done', { name }), { type: 'success' });
          redirect(pathTo('/people'));
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Typography sx={{ mb: 3, maxWidth: '70ch' }}>{words('consequence', { name })}</Typography>
      {remove.error && Object.keys(refused).length === 0 && (
        <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
          {t(remove.error.message, { _: remove.error.message })}
        </Alert>
      )}
      {things.length > 0 && (
        <Panel title={words('open', { smart_count: things.length })}>
          <Typography color="text.secondary" sx={{ mb: 2 }}>
            {words(cannot ? 'cannot' : 'openHelp')}
          </Typography>
          {!cannot && things.length >= MANY && (
            <TakesAll things={things} onChoose={(all) => setChosen({ ...chosen, ...all })} />
          )}
          <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
            {things.map((thing) => (
              <Thing
                key={thing.id}
                thing={thing}
                value={chosen[thing.id] ?? ''}
                problem={
                  refused[`handovers.${thing.id}`] ??
                  (tried && !chosen[thing.id] ? words('choose') : undefined)
                }
                onChange={(value) => setChosen({ ...chosen, [thing.id]: value })}
              />
            ))}
          </Box>
        </Panel>
      )}
      <Box sx={{ display: 'flex', gap: 2, mt: 3, flexWrap: 'wrap' }}>
        {!cannot && (
          <Button type="submit" variant="contained" color="error" disabled={remove.isPending}>
            {remove.isPending ? t('app.form.saving') : words('submit', { name })}
          </Button>
        )}
        <Button component={RouterLink} to={pathTo(recordPath('people', id))}>
          {t('app.form.keepIt')}
        </Button>
      </Box>
    </form>
  );
}

interface TakesAllProps {
  things: readonly OpenThing[];
  onChoose: (chosen: Record<string, string>) => void;
}

/** One choice for all that somebody is free to take; what is left is chosen one by one. */
function TakesAll({ things, onChoose }: TakesAllProps) {
  const t = useTranslate();
  const [taker, setTaker] = useState('');
  const words = (key: string, more?: object) => t(`resources.people.remove.${key}`, more);
  const takeable = things.flatMap(({ id: thing, candidates }) =>
    candidates.filter(({ whyNot }) => whyNot === null).map(({ id, name }) => ({ thing, id, name })),
  );
  const byTaker = [...Map.groupBy(takeable, ({ id }) => id)];
  if (byTaker.length === 0) return null;
  const choose = (id: string) => {
    setTaker(id);
    onChoose(
      Object.fromEntries(takeable.filter((one) => one.id === id).map(({ thing }) => [thing, id] as const)),
    );
  };
  return (
    <TextField
      id="takes-all"
      select
      label={words('takesAll')}
      helperText={words('takesAllHelp')}
      value={taker}
      onChange={(event) => choose(event.target.value)}
      sx={{ mb: 2 }}
    >
      {byTaker.map(([id, taken]) => (
        <MenuItem key={id} value={id}>
          {words('takesSome', { name: taken[0]?.name, count: taken.length, total: things.length })}
        </MenuItem>
      ))}
    </TextField>
  );
}

interface ThingProps {
  thing: OpenThing;
  value: string;
  problem: string | undefined;
  onChange: (value: string) => void;
}

function Thing({ thing, value, problem, onChange }: ThingProps) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.people.remove.${key}`, more);
  const { candidates, ending } = thing;
  return (
    <Box component="li" sx={{ py: 2, borderTop: 1, borderColor: 'divider' }}>
      <Typography sx={{ fontWeight: 600, mb: 1, overflowWrap: 'anywhere' }}>{thing.sentence}</Typography>
      {(candidates.length > 0 || ending !== null) && (
        <TextField
          id={thing.id}
          select
          label={words('takes')}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          error={problem !== undefined}
          helperText={problem}
          slotProps={{ select: { SelectDisplayProps: { 'aria-description': thing.sentence } } }}
        >
          {candidates.map(({ id, name, whyNot }) => (
            <MenuItem key={id} value={id} disabled={whyNot !== null} sx={{ whiteSpace: 'normal' }}>
              {whyNot === null ? name : words('whyNot', { name, why: whyNot })}
            </MenuItem>
          ))}
          {ending !== null && (
            <MenuItem value={ENDS} sx={{ whiteSpace: 'normal' }}>
              {words('nobody', { ending })}
            </MenuItem>
          )}
        </TextField>
      )}
    </Box>
  );
}
