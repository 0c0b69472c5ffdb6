import { Button, TextField, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { AuthError, postAuth } from '../../platform/auth-client.ts';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { SHORTEST_PASSWORD } from './password-rule.ts';

const OF_THE_NEW_ONE = ['PASSWORD_TOO_WEAK', 'PASSWORD_TOO_SHORT', 'PASSWORD_TOO_LONG'];

/** Changing the password; the other sign-ins end with the old one. */
export function PasswordPanel() {
  const t = useTranslate();
  const notify = useNotify();
  const cache = useQueryClient();
  const words = (key: string) => t(`resources.account.password.${key}`);
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () =>
      postAuth('/change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
    onSuccess: () => {
      notify(words('done'), { type: 'success' });
      setCurrent('');
      setNext('');
      setTried(false);
      void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'auth' });
    },
  });
  const code = change.error instanceof AuthError ? change.error.code : '';
  const said = (isHere: boolean) =>
    isHere ? t(change.error?.message ?? '', { _: change.error?.message }) : undefined;
  const ofCurrent = tried && !currentPassword ? words('needCurrent') : said(code === 'INVALID_PASSWORD');
  const ofNext =
    tried && newPassword.length < SHORTEST_PASSWORD
      ? t('app.auth.needPassword')
      : said(OF_THE_NEW_ONE.includes(code));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (currentPassword && newPassword.length >= SHORTEST_PASSWORD) change.mutate();
  };
  return (
    <Panel title={words('title')}>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {words('help')}
      </Typography>
      <form onSubmit={submit} noValidate>
        <Problem message={ofCurrent || ofNext ? undefined : change.error?.message} />
        <TextField
          id="current-password"
          label={words('current')}
          type="password"
          autoComplete="current-password"
          value={currentPassword}
          onChange={(event) => setCurrent(event.target.value)}
          error={ofCurrent !== undefined}
          helperText={ofCurrent}
        />
        <TextField
          id="next-password"
          label={words('next')}
          type="password"
          autoComplete="new-password"
          value={newPassword}
          onChange={(event) => setNext(event.target.value)}
          error={ofNext !== undefined}
          helperText={ofNext ?? t('app.auth.passwordHelp')}
        />
        <Button type="submit" variant="outlined" disabled={change.isPending}>
          {change.isPending ? t('app.form.saving') : words('submit')}
        </Button>
      </form>
    </Panel>
  );
}
