import './add-words.ts';
import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { fieldsOf } from '../../platform/http-error.ts';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { useRead, useVerb } from '../../platform/operations.ts';
import { AddresseeDocument, ComplainDocument } from './data-protection.graphql.ts';

const FIELDS = ['name', 'email', 'what'] as const;
type Field = (typeof FIELDS)[number];
const NEEDED: readonly Field[] = ['name', 'what'];

/** The form by which anybody complains to an organisation about the use of their data, signed in or not. */
export function Complain() {
  const t = useTranslate();
  const { organisationId = '' } = useParams();
  const { data, error, isPending, refetch } = useRead(AddresseeDocument, { id: organisationId });
  const words = (key: string, more?: object) => t(`resources.complaints.form.${key}`, more);
  const addressee = data?.data;
  useEffect(() => {
    document.title = `${words('title')} · ${t('app.name')}`;
  });
  return (
    <Box
      component="main"
      sx={{ minHeight: '100vh', display: 'grid', justifyItems: 'center', alignContent: 'start', p: 2, py: 4 }}
    >
      <Box sx={{ width: '100%', maxWidth: 640, display: 'grid', gap: 3 }}>
        <Typography color="primary" sx={{ fontWeight: 700 }}>
          {t('app.name')}
        </Typography>
        <Typography variant="h1">
          {addressee ? words('titleTo', { name: addressee.name }) : words('title')}
        </Typography>
        {error && <Failed error={error} retry={() => refetch()} />}
        {isPending && <Waiting lines={6} />}
        {data && !addressee && <Typography>{words('nobody')}</Typography>}
        {addressee && <ComplaintForm organisationId={addressee.id} name={addressee.name} />}
      </Box>
    </Box>
  );
}

function ComplaintForm({ organisationId, name }: { organisationId: string; name: string }) {
  const t = useTranslate();
  const complain = useVerb(ComplainDocument);
  const [values, setValues] = useState<Record<Field, string>>({ name: '', email: '', what: '' });
  const [tried, setTried] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const done = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const words = (word: string, more?: object) => t(`resources.complaints.form.${word}`, more);
  const refused = fieldsOf(complain.error);
  const problemOf = (field: Field) =>
    tried && NEEDED.includes(field) && !values[field].trim() ? words(`need.${field}`) : refused[field];
  const isDone = complain.isSuccess;
  useEffect(() => {
    if (isDone) done.current?.focus();
  }, [isDone]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const missing = NEEDED.find((field) => !values[field].trim());
    if (missing) {
      form.current?.querySelector<HTMLElement>(`[name="${missing}"]`)?.focus();
      return;
    }
    const email = values.email.trim() || null;
    complain.mutate({ input: { organisationId, name: values.name, email, what: values.what }, key });
  };

  if (isDone)
    return (
      <Alert ref={done} tabIndex={-1} severity="success" variant="outlined" sx={{ fontSize: '1rem' }}>
        <strong>{words('sent')}</strong>
        <p style={{ margin: '8px 0 0' }}>
          {words(values.email.trim() ? 'sentMail' : 'sentNoMail', { name })}
        </p>
      </Alert>
    );
  return (
    <Panel>
      <Typography sx={{ mb: 2 }}>{words('intro', { name })}</Typography>
      {complain.error && Object.keys(refused).length === 0 && (
        <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
          {t(complain.error.message, { _: complain.error.message })}
        </Alert>
      )}
      <form ref={form} onSubmit={submit} noValidate>
        {FIELDS.map((field) => (
          <TextField
            key={field}
            id={`complain-${field}`}
            name={field}
            label={words(`label.${field}`)}
            type={field === 'email' ? 'email' : 'text'}
            autoComplete={field === 'what' ? 'off' : field}
            multiline={field === 'what'}
            minRows={field === 'what' ? 6 : undefined}
            value={values[field]}
            onChange={(event) => setValues({ ...values, [field]: event.target.value })}
            error={problemOf(field) !== undefined}
            helperText={problemOf(field) ?? words(`help.${field}`)}
          />
        ))}
        <Button type="submit" variant="contained" disabled={complain.isPending} sx={{ mt: 2 }}>
          {complain.isPending ? words('sending') : words('send')}
        </Button>
      </form>
      <Typography color="text.secondary" sx={{ mt: 3 }}>
        {words('ico')}
      </Typography>
    </Panel>
  );
}
