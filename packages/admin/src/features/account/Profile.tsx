import { Alert, Box, Button, Link } from '@mui/material';
import { useIsFetching } from '@tanstack/react-query';
import { type ComponentType, useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useLocation } from 'react-router';
import { Facts } from '../../platform/layout/Facts.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { type Me, useMe } from '../../platform/me.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { CalendarFeeds } from '../calendar/CalendarFeeds.tsx';
import { MyData } from '../data-protection/MyData.tsx';
import { MailChoices } from '../mails/MailChoices.tsx';
import { AppPanel } from './AppPanel.tsx';
import { PasskeyPanel } from './PasskeyPanel.tsx';
import { PasswordPanel } from './PasswordPanel.tsx';
import { SignInPanel } from './SignInPanel.tsx';
import { useSecondFactors } from './second-factors.ts';
import { TokenPanel } from './TokenPanel.tsx';

interface Part {
  /** Its place on the page, for links that lead to it. */
  id: string;
  /** The word of its heading. */
  title: string;
  Panel: ComponentType;
  /** For whom it is there, where not for everybody. */
  isFor?: (me: Me) => boolean;
}

/** What opens the account: there for everybody. */
const PARTS: readonly Part[] = [
  { id: 'codes', title: 'resources.account.app.title', Panel: AppPanel },
  { id: 'passkeys', title: 'resources.account.passkeys.title', Panel: PasskeyPanel },
  { id: 'password', title: 'resources.account.password.title', Panel: PasswordPanel },
  { id: 'sign-ins', title: 'resources.account.signIns.title', Panel: SignInPanel },
];
/** What else is one's own: there once one may do anything. Features that have something personal add theirs here. */
const FURTHER_PARTS: readonly Part[] = [
  {
    id: 'calendars',
    title: 'resources.calendar.title',
    Panel: CalendarFeeds,
    isFor: (me) => Boolean(me.actingFor),
  },
  { id: 'mail', title: 'resources.mails.choices.title', Panel: MailChoices },
  { id: 'tokens', title: 'resources.account.tokens.title', Panel: TokenPanel },
  {
    id: 'data',
    title: 'resources.access-requests.mine.title',
    Panel: MyData,
    isFor: (me) => me.roles.length > 0,
  },
];

/** One's own account: who one is, how one signs in, and which programs act in one's name. */
export function Profile() {
  const t = useTranslate();
  const me = useMe();
  const isMissing = me?.secondFactorMissing ?? false;
  const further = FURTHER_PARTS.filter(({ isFor }) => !isFor || (me && isFor(me)));
  const parts = isMissing ? PARTS : [...PARTS, ...further];
  useArrivalAtPart();
  return (
    <Page title={t('resources.account.title')} narrow>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 3 }}>
        {isMissing ? <FactorMissing /> : <Contents parts={parts} />}
        {!isMissing && <You />}
        {parts.map(({ id, Panel: OnePanel }) => (
          <Box key={id} id={id} sx={{ scrollMarginTop: '72px', minWidth: 0 }}>
            <OnePanel />
          </Box>
        ))}
      </Box>
    </Page>
  );
}

/** Whoever comes by a link to one part is taken there, once the parts above it have their height. */
function useArrivalAtPart(): void {
  const { hash } = useLocation();
  const isLoading = useIsFetching() > 0;
  const arrivedAt = useRef('');
  useEffect(() => {
    if (isLoading || hash === '' || arrivedAt.current === hash) return undefined;
    // A moment of quiet: the parts may not have begun to load yet.
    const timer = setTimeout(() => {
      arrivedAt.current = hash;
      document.getElementById(hash.slice(1))?.scrollIntoView();
    }, 200);
    return () => clearTimeout(timer);
  }, [hash, isLoading]);
}

function Contents({ parts }: { parts: readonly Part[] }) {
  const t = useTranslate();
  return (
    <Box
      component="nav"
      aria-label={t('resources.account.contents')}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 1 }}
    >
      {parts.map(({ id, title }) => (
        <Link key={id} href={`#${id}`}>
          {t(title)}
        </Link>
      ))}
    </Box>
  );
}

function FactorMissing() {
  const t = useTranslate();
  const { factors } = useSecondFactors();
  const hasOne = factors !== undefined && (factors.app || factors.passkeys.length > 0);
  return (
    <Alert severity="warning" role="alert" sx={{ fontSize: '1rem' }}>
      {t(`resources.account.missing.${hasOne ? 'unshown' : 'none'}`)}
    </Alert>
  );
}

function You() {
  const t = useTranslate();
  const me = useMe();
  const words = (key: string) => t(`resources.account.you.${key}`);
  const roles = me?.memberships.map(({ role, organisation }) =>
    [role && t(`resources.people.role.${role}`), organisation?.name].filter(Boolean).join(', '),
  );
  return (
    <Panel
      title={words('title')}
      action={
        me && (
          <Button
            size="small"
            variant="outlined"
            component={RouterLink}
            to={pathTo(recordPath('people', me.person.id, 'edit'))}
          >
            {words('change')}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          [words('name'), me?.person.name],
          [words('email'), me?.person.email],
          [words('roles'), roles?.join('\n')],
        ]}
      />
    </Panel>
  );
}
