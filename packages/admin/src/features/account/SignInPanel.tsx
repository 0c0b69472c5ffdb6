import { Box, Button, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { dateOf, dateText, timeText } from '../../platform/london-time.ts';
import { useRead, useVerb } from '../../platform/operations.ts';
import {
  RevokeOtherSignInsDocument,
  RevokeSignInDocument,
  type SignIn,
  SignInsDocument,
} from './account.graphql.ts';

/** Where one is signed in. */
export function SignInPanel() {
  const t = useTranslate();
  const notify = useNotify();
  const { data, error, isPending, refetch } = useRead(SignInsDocument, {});
  const revoke = useVerb(RevokeSignInDocument);
  const revokeOthers = useVerb(RevokeOtherSignInsDocument);
  const words = (key: string) => t(`resources.account.signIns.${key}`);
  const outcome = {
    onSuccess: () => notify(words('ended'), { type: 'success' }),
    onError: (failure: Error) => notify(t(failure.message, { _: failure.message }), { type: 'error' }),
  };
  const signIns = data?.data ?? [];
  return (
    <Panel
      title={words('title')}
      action={
        signIns.length > 1 && (
          <Button
            variant="outlined"
            size="small"
            disabled={revokeOthers.isPending}
            onClick={() => revokeOthers.mutate({}, outcome)}
          >
            {words('endOthers')}
          </Button>
        )
      }
    >
      <Typography color="text.secondary" sx={{ mb: 1 }}>
        {words('help')}
      </Typography>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={2} />}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {signIns.map((signIn) => (
          <Row
            key={signIn.id}
            signIn={signIn}
            busy={revoke.isPending}
            onEnd={() => revoke.mutate({ id: signIn.id }, outcome)}
          />
        ))}
      </Box>
    </Panel>
  );
}

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const;

function deviceOf(userAgent: string | null): { browser: string; system: string } | undefined {
  const browser = BROWSERS.find(([sign]) => userAgent?.includes(sign))?.[1];
  const system = SYSTEMS.find(([sign]) => userAgent?.includes(sign))?.[1];
  return browser && system ? { browser, system } : undefined;
}

function Row({ signIn, busy, onEnd }: { signIn: SignIn; busy: boolean; onEnd: () => void }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.account.signIns.${key}`, more);
  const device = deviceOf(signIn.userAgent);
  const name = device ? words('device', device) : words('unknown');
  const when = `${dateText(dateOf(signIn.createdAt))}, ${timeText(signIn.createdAt)}`;
  return (
    <PanelRow>
      <Box>
        <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
        <Typography color="text.secondary">
          {[signIn.ipAddress, words('since', { when })].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      {signIn.current ? (
        <Typography>{words('current')}</Typography>
      ) : (
        <Button
          size="small"
          variant="outlined"
          disabled={busy}
          onClick={onEnd}
          aria-label={words('endNamed', { name: `${name}, ${when}` })}
        >
          {words('end')}
        </Button>
      )}
    </PanelRow>
  );
}
