import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { HttpError, useAuthProvider, useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { setActingFor } from '../../platform/acting-for.ts';
import { run } from '../../platform/graphql-client.ts';
import { fieldsOf } from '../../platform/http-error.ts';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PublicPage } from '../../platform/layout/PublicPage.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { loadMe } from '../../platform/me.ts';
import { useVerb } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { AcceptInvitationDocument, OpenInvitationDocument, type Preview } from './invitation.graphql.ts';

interface OpenProps {
  preview: Preview;
  token: string;
}

/** Where the link of an invitation leads, for people who are not signed in as well. */
export function AcceptInvitation() {
  const t = useTranslate();
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  // under "auth", so that accepting does not read it anew: it opens nothing then
  const opened = useQuery({
    queryKey: ['auth', 'invitation', token],
    queryFn: () => run(OpenInvitationDocument, { token }),
  });
  const me = useQuery({ queryKey: ['auth', 'accepting'], queryFn: loadMe, retry: false });
  const words = (key: string, more?: object) => t(`resources.invitations.accept.${key}`, more);
  const preview = opened.data?.data;
  if (opened.error)
    return (
      <PublicPage title={words('title')}>
        <Failed error={opened.error} retry={() => opened.refetch()} />
      </PublicPage>
    );
  if (opened.isPending || me.isPending)
    return (
      <PublicPage title={words('title')}>
        <Waiting lines={4} />
      </PublicPage>
    );
  if (!preview) return <Gone />;
  const role = words(`role.${preview.role}`);
  const intro = preview.organisationName
    ? words('intro', { organisation: preview.organisationName, role })
    : words('introConsortium', { role });
  const name = me.data?.person.name ?? '';
  return (
    <PublicPage title={words('title')} intro={intro}>
      <Panel>
        <Typography sx={{ mb: 2, overflowWrap: 'anywhere' }}>
          {words('for', { email: preview.email })}
        </Typography>
        {!me.data && preview.needsPassword && <NewSignIn preview={preview} token={token} />}
        {!me.data && !preview.needsPassword && <SignInFirst preview={preview} />}
        {me.data && preview.needsPassword && (
          <OtherPerson message={words('otherPerson', { name, email: preview.email })} />
        )}
        {me.data && !preview.needsPassword && <AsMyself preview={preview} token={token} name={name} />}
      </Panel>
    </PublicPage>
  );
}

function Gone() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.invitations.accept.${key}`);
  return (
    <PublicPage title={words('goneTitle')}>
      <Panel>
        <Typography sx={{ mb: 2 }}>{words('gone')}</Typography>
        <Typography sx={{ mb: 3 }}>{words('goneHelp')}</Typography>
        <Button variant="contained" component={RouterLink} to={pathTo('/')}>
          {words('toSignIn')}
        </Button>
      </Panel>
    </PublicPage>
  );
}

function NewSignIn({ preview, token }: OpenProps) {
  const t = useTranslate();
  const auth = useAuthProvider();
  const accept = useVerb(AcceptInvitationDocument);
  const [name, setName] = useState(preview.name);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const words = (key: string, more?: object) => t(`resources.invitations.accept.${key}`, more);
  const refused = fieldsOf(accept.error);
  const wrongName = tried && name.trim() === '' ? words('needName') : refused.name;
  const wrongPassword = tried && password.length < 12 ? words('needPassword') : refused.password;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || password.length < 12) {
      document.getElementById(name.trim() === '' ? 'accept-name' : 'accept-password')?.focus();
      return;
    }
    accept.mutate(
      { token, name: name.trim(), password },
      { onSuccess: ({ data }) => void enter(data.email) },
    );
  };
  // The whole page anew: the console has to learn that somebody is signed in. If that failed, it asks for it.
  const enter = async (email: string) => {
    await auth?.login({ email, password }).catch(() => undefined);
    window.location.assign(pathTo('/'));
  };
  if (accept.isSuccess)
    return <Alert severity="success">{words('accepted', { email: preview.email })}</Alert>;
  return (
    <form onSubmit={submit} noValidate>
      {accept.error && Object.keys(refused).length === 0 && <Refusal error={accept.error} />}
      <TextField
        id="accept-name"
        label={words('name')}
        autoComplete="name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={Boolean(wrongName)}
        helperText={wrongName}
      />
      {/* for the browser's store of passwords */}
      <input type="text" name="username" autoComplete="username" value={preview.email} readOnly hidden />
      <TextField
        id="accept-password"
        label={words('password')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={Boolean(wrongPassword)}
        helperText={wrongPassword ?? words('passwordHelp')}
      />
      <Button type="submit" variant="contained" fullWidth disabled={accept.isPending}>
        {words(accept.isPending ? 'busy' : 'submit')}
      </Button>
    </form>
  );
}

function SignInFirst({ preview }: { preview: Preview }) {
  const t = useTranslate();
  const { search } = window.location;
  return (
    <>
      <Typography sx={{ mb: 2 }}>{t('resources.invitations.accept.signInFirst')}</Typography>
      <Button
        variant="contained"
        component={RouterLink}
        to={pathTo('/login')}
        state={{ nextPathname: pathTo('/accept-invitation'), nextSearch: search }}
        sx={{ overflowWrap: 'anywhere' }}
      >
        {t('resources.invitations.accept.signIn', { email: preview.email })}
      </Button>
    </>
  );
}

function AsMyself({ token, name }: OpenProps & { name: string }) {
  const t = useTranslate();
  const accept = useVerb(AcceptInvitationDocument);
  const words = (key: string, more?: object) => t(`resources.invitations.accept.${key}`, more);
  const submit = () =>
    accept.mutate(
      { token },
      {
        onSuccess: ({ data }) => {
          setActingFor(data.organisationId ?? 'consortium');
          // all that is known of this person is to be read anew
          window.location.assign(pathTo('/'));
        },
      },
    );
  if (accept.error instanceof HttpError && accept.error.body?.reason === 'OTHER_PERSON')
    return <OtherPerson message={accept.error.message} />;
  return (
    <>
      {accept.error && <Refusal error={accept.error} />}
      <Typography sx={{ mb: 2 }}>{words('signedIn', { name })}</Typography>
      <Button variant="contained" onClick={submit} disabled={accept.isPending || accept.isSuccess}>
        {words(accept.isPending ? 'busy' : 'submitKnown')}
      </Button>
    </>
  );
}

function OtherPerson({ message }: { message: string }) {
  const t = useTranslate();
  const auth = useAuthProvider();
  const signOut = async () => {
    await auth?.logout({});
    window.location.reload();
  };
  return (
    <Box role="alert">
      <Typography sx={{ mb: 2, overflowWrap: 'anywhere' }}>{message}</Typography>
      <Button variant="contained" onClick={() => void signOut()}>
        {t('resources.invitations.accept.signOut')}
      </Button>
    </Box>
  );
}

function Refusal({ error }: { error: { message: string } }) {
  const t = useTranslate();
  return (
    <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
      {t(error.message, { _: error.message })}
    </Alert>
  );
}
