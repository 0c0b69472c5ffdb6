import { Alert, Button, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { AuthError, getAuth, postAuth } from '../../platform/auth-client.ts';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { PublicPage } from '../../platform/layout/PublicPage.tsx';
import { forgetMe } from '../../platform/me.ts';
import { pathTo } from '../../platform/paths.ts';

/** The page of the link that goes to a new address. */
export const ConfirmEmail = () => (
  <ConfirmAddress confirm={(token) => postAuth('/confirm-email', { token })} done="app.auth.confirmed" />
);

/** The page of the link by which an address is shown to be one's own. */
export const VerifyEmail = () => (
  <ConfirmAddress
    confirm={(token) => getAuth(`/verify-email?token=${encodeURIComponent(token)}`)}
    done="app.auth.verified"
  />
);

/** It waits for a press: mail scanners follow links too, and must not use them up. */
function ConfirmAddress({ confirm, done }: { confirm: (token: string) => Promise<unknown>; done: string }) {
  const t = useTranslate();
  const [address] = useSearchParams();
  const token = address.get('token') ?? '';
  const confirming = useMutation({ mutationFn: () => confirm(token), onSuccess: forgetMe });
  const isOld =
    token === '' ||
    (confirming.error instanceof AuthError &&
      ['INVALID_TOKEN', 'TOKEN_EXPIRED'].includes(confirming.error.code));
  const title = confirming.isSuccess ? 'confirmedTitle' : isOld ? 'oldLinkTitle' : 'confirmTitle';
  return (
    <PublicPage title={t(`app.auth.${title}`)}>
      <Panel>
        {confirming.isSuccess && (
          <Alert severity="success" role="status" sx={{ fontSize: '1rem', mb: 2 }}>
            {t(done)}
          </Alert>
        )}
        {isOld && (
          <Typography role="alert" sx={{ mb: 2 }}>
            {t('app.auth.oldEmailLink')}
          </Typography>
        )}
        {!confirming.isSuccess && !isOld && (
          <>
            <Problem message={confirming.error?.message} />
            <Typography sx={{ mb: 2 }}>{t('app.auth.confirmIntro')}</Typography>
            <Button
              variant="contained"
              fullWidth
              disabled={confirming.isPending}
              onClick={() => confirming.mutate()}
            >
              {t(confirming.isPending ? 'app.auth.working' : 'app.auth.confirm')}
            </Button>
          </>
        )}
        {(confirming.isSuccess || isOld) && (
          <Button variant="contained" fullWidth component={RouterLink} to={pathTo('/login')}>
            {t('app.auth.toSignIn')}
          </Button>
        )}
      </Panel>
    </PublicPage>
  );
}
