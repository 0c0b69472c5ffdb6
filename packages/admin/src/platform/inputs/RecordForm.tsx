import { Alert, Box, Button, Link } from '@mui/material';
import { type ReactNode, useEffect, useRef } from 'react';
import { Form, useSaveContext, useTranslate } from 'react-admin';
import { useFormContext, useFormState } from 'react-hook-form';
import { Link as RouterLink } from 'react-router';
import { pathTo } from '../paths.ts';

interface RecordFormProps {
  resource: string;
  children: ReactNode;
  /** Where "cancel" leads. */
  cancel: string;
  /** What the button says; "save" where nothing else is better. */
  submit?: string;
  defaultValues?: Record<string, unknown>;
}

/** A form of a record: errors in a summary that links to them and at the field, save and cancel at its end. */
export function RecordForm({ resource, children, cancel, submit, defaultValues }: RecordFormProps) {
  return (
    <Form noValidate warnWhenUnsavedChanges defaultValues={defaultValues} sanitizeEmptyValues={false}>
      <Box sx={{ maxWidth: 720 }}>
        <ErrorSummary resource={resource} />
        {children}
        <SaveBar cancel={cancel} submit={submit} />
      </Box>
    </Form>
  );
}

/** Save is disabled only while saving. */
export function SaveBar({ cancel, submit }: { cancel: string; submit?: string | undefined }) {
  const t = useTranslate();
  const { isSubmitting } = useFormState();
  const { saving } = useSaveContext();
  const busy = isSubmitting || Boolean(saving);
  return (
    <Box sx={{ display: 'flex', gap: 2, mt: 3 }}>
      <Button type="submit" variant="contained" disabled={busy}>
        {busy ? t('app.form.saving') : (submit ?? t('app.form.save'))}
      </Button>
      <Button component={RouterLink} to={pathTo(cancel)}>
        {t('app.form.cancel')}
      </Button>
    </Box>
  );
}

type Errors = ReturnType<typeof useFormState>['errors'];

function messagesOf(errors: Errors, path = ''): { name: string; message: string }[] {
  return Object.entries(errors).flatMap(([key, error]) => {
    if (!error) return [];
    const name = path ? `${path}.${key}` : key;
    if (typeof error.message === 'string') return [{ name, message: error.message }];
    return messagesOf(error as Errors, name);
  });
}

/** What is wrong, each a link to its field. Takes focus after a failed save. */
export function ErrorSummary({ resource }: { resource: string }) {
  const t = useTranslate();
  const { errors, submitCount } = useFormState();
  const { setFocus } = useFormContext();
  const box = useRef<HTMLDivElement>(null);
  const messages = messagesOf(errors);
  const count = messages.length;
  useEffect(() => {
    if (submitCount > 0 && count > 0) box.current?.focus();
  }, [submitCount, count]);
  if (count === 0 || submitCount === 0) return null;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      severity="error"
      role="alert"
      variant="outlined"
      sx={{ mb: 3, fontSize: '1rem' }}
    >
      <strong>{t('app.form.summary', { smart_count: count })}</strong>
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
        {messages.map(({ name, message }) => (
          <li key={name}>
            <Link
              component="button"
              type="button"
              onClick={() => setFocus(name)}
              sx={{ font: 'inherit', color: 'inherit', textAlign: 'left' }}
            >
              {name.startsWith('root') ? '' : `${t(`resources.${resource}.fields.${name}`, { _: name })}: `}
              {translated(t, message)}
            </Link>
          </li>
        ))}
      </Box>
    </Alert>
  );
}

// react-admin hides a translatable message with its arguments in a string: "@@react-admin@@{…}"
function translated(t: ReturnType<typeof useTranslate>, message: string): string {
  if (!message.startsWith('@@react-admin@@')) return t(message, { _: message });
  const inner: unknown = JSON.parse(message.slice('@@react-admin@@'.length));
  if (typeof inner === 'string') return t(inner, { _: inner });
  const { message: key, args } = inner as { message: string; args: Record<string, unknown> };
  return t(key, args);
}
