import type { TypedDocumentNode } from '@apollo/client';
import { Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { fieldsOf } from '../http-error.ts';
import { useVerb } from '../operations.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';

/** One thing that is asked in the dialog of a verb. */
export interface Asked {
  name: string;
  label: string;
  help?: string | undefined;
  /** What is said at the field when it is left empty; without it the field is optional. */
  needed?: string;
  kind?: 'text' | 'long' | 'date' | 'number';
  options?: readonly { value: string; label: string }[];
  initial?: string;
}

interface VerbButtonProps<Variables extends Record<string, unknown>> {
  label: string;
  /** Says which thing, for a screen reader, where several buttons have the same label. */
  named?: string;
  title: string;
  consequence?: string | undefined;
  confirm: string;
  done: string;
  document: TypedDocumentNode<unknown, Variables>;
  asks?: readonly Asked[];
  variables: (answers: Record<string, string>) => NoInfer<Variables>;
  strong?: boolean;
  danger?: boolean;
  size?: 'small' | 'medium';
}

/** A button that says what follows, asks what is needed and does it; errors stand at their field. */
export function VerbButton<Variables extends Record<string, unknown>>(props: VerbButtonProps<Variables>) {
  const [isOpen, setOpen] = useState(false);
  const { label, named, strong = false, danger = false, size = 'medium' } = props;
  return (
    <>
      <Button
        variant={strong ? 'contained' : 'outlined'}
        color={danger ? 'error' : 'primary'}
        size={size}
        aria-label={named}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {isOpen && <VerbDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function VerbDialog<Variables extends Record<string, unknown>>({
  title,
  consequence,
  confirm,
  done,
  document,
  asks = [],
  variables,
  danger = false,
  onClose,
}: VerbButtonProps<Variables> & { onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const verb = useVerb(document);
  const [answers, setAnswers] = useState(() =>
    Object.fromEntries(asks.map(({ name, initial }) => [name, initial ?? ''])),
  );
  const [tried, setTried] = useState(false);
  const refused = fieldsOf(verb.error);
  const isMissing = ({ name, needed }: Asked) => needed !== undefined && !answers[name]?.trim();
  const submit = () => {
    setTried(true);
    if (asks.some(isMissing)) return;
    verb.mutate(variables(answers), {
      onSuccess: () => {
        onClose();
        notify(done, { type: 'success' });
      },
    });
  };
  const atField = asks.some(({ name }) => refused[name]);
  return (
    <ConfirmDialog
      title={title}
      consequence={consequence}
      confirm={confirm}
      danger={danger}
      busy={verb.isPending}
      error={atField ? null : verb.error}
      onClose={onClose}
      onConfirm={submit}
    >
      {asks.length > 0 &&
        asks.map((asked, index) => {
          const missing = tried && isMissing(asked) ? asked.needed : undefined;
          const problem = missing ?? refused[asked.name];
          return (
            <TextField
              key={asked.name}
              id={`asked-${asked.name}`}
              label={asked.needed === undefined ? `${asked.label} (${t('app.form.optional')})` : asked.label}
              value={answers[asked.name]}
              onChange={(event) => setAnswers({ ...answers, [asked.name]: event.target.value })}
              error={problem !== undefined}
              helperText={problem ?? asked.help}
              autoFocus={index === 0}
              select={asked.options !== undefined}
              multiline={asked.kind === 'long'}
              minRows={asked.kind === 'long' ? 3 : undefined}
              type={asked.kind === 'date' || asked.kind === 'number' ? asked.kind : undefined}
              slotProps={asked.kind === 'date' ? { inputLabel: { shrink: true } } : {}}
              sx={{ mt: 1 }}
            >
              {asked.options?.map(({ value, label }) => (
                <MenuItem key={value} value={value}>
                  {label}
                </MenuItem>
              ))}
            </TextField>
          );
        })}
    </ConfirmDialog>
  );
}
