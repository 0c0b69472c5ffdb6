import { Alert, Box, Button } from '@mui/material';
import type { ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Facts } from '../../platform/layout/Facts.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { useMe } from '../../platform/me.ts';
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

/** What opens the account: there for everybody. */
const PANELS: readonly ComponentType[] = [AppPanel, PasskeyPanel, PasswordPanel, SignInPanel];
/** What else is one's own: there once one may do anything. Features that have something personal add theirs here. */
const FURTHER_PANELS: readonly ComponentType[] = [CalendarFeeds, MailChoices, TokenPanel, MyData];

/** One's own account: who one is, how one signs in, and which programs act in one's name. */
export function Profile() {
  const t = useTranslate();
  const me = useMe();
  const isMissing = me?.secondFactorMissing ?? false;
  const panels = isMissing ? PANELS : [You, ...PANELS, ...FURTHER_PANELS];
  return (
    <Page title={t('resources.account.title')} narrow>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 3 }}>
        {isMissing && <FactorMissing />}
        {panels.map((OnePanel) => (
          <OnePanel key={OnePanel.name} />
        ))}
      </Box>
    </Page>
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
