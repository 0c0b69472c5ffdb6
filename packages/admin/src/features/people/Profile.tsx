import { Box, Button, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { Facts } from '../../platform/layout/Facts.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { dateOf, dateText, timeText } from '../../platform/london-time.ts';
import { useMe } from '../../platform/me.ts';
import { useRead, useVerb } from '../../platform/operations.ts';
import { CalendarFeeds } from '../calendar/CalendarFeeds.tsx';
import { MyData } from '../data-protection/MyData.tsx';
import { MailChoices } from '../mails/MailChoices.tsx';
import {
  RevokeOtherSignInsDocument,
  RevokeSignInDocument,
  type SignIn,
  SignInsDocument,
} from './person.graphql.ts';

/** Oneself, one's roles, and where one is signed in. */
export function Profile() {
  const t = useTranslate();
  const me = useMe();
  const roles = me?.memberships.map(({ role, organisation }) =>
    [role && t(`resources.people.role.${role}`), organisation?.name].filter(Boolean).join(', '),
  );
  return (
    <Page title={t('resources.people.profile.title')} narrow>
      <Box sx={{ display: 'grid', gap: 3 }}>
        <Panel title={t('resources.people.profile.you')}>
          <Facts
            facts={[
              [t('resources.people.fields.name'), me?.person.name],
              [t('resources.people.fields.email'), me?.person.email],
              [t('resources.people.fields.memberships'), roles?.join('\n')],
            ]}
          />
        </Panel>
        <SignIns />
        <CalendarFeeds />
        <MailChoices />
        <MyData />
      </Box>
    </Page>
  );
}

function SignIns() {
  const t = useTranslate();
  const notify = useNotify();
  const { data, error, isPending, refetch } = useRead(SignInsDocument, {});
  const revoke = useVerb(RevokeSignInDocument);
  const revokeOthers = useVerb(RevokeOtherSignInsDocument);
  const words = (key: string) => t(`resources.people.profile.${key}`);
  const outcome = {
    onSuccess: () => notify(words('ended'), { type: 'success' }),
    onError: (failure: Error) => notify(t(failure.message, { _: failure.message }), { type: 'error' }),
  };
  const signIns = data?.data ?? [];
  return (
    <Panel
      title={words('signIns')}
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
  const words = (key: string, more?: object) => t(`resources.people.profile.${key}`, more);
  const device = deviceOf(signIn.userAgent);
  const name = device ? words('device', device) : words('unknown');
  const when = `${dateText(dateOf(signIn.createdAt))}, ${timeText(signIn.createdAt)}`;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        alignItems: 'center',
        justifyContent: 'space-between',
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
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
    </Box>
  );
}
