import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { homeOf } from '../../navigation.ts';
import { Page } from '../../platform/layout/Page.tsx';
import { Waiting } from '../../platform/layout/States.tsx';
import { clockOf } from '../../platform/london-time.ts';
import { type Me, useMe } from '../../platform/me.ts';
import { NextLawChanges } from '../law-changes/NextLawChanges.tsx';
import { ConsortiumFigures } from './ConsortiumFigures.tsx';
import { Figures } from './Figures.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { MyDay } from './MyDay.tsx';
import { NextAppointments } from './NextAppointments.tsx';
import { WhatNeedsMe } from './WhatNeedsMe.tsx';

function greetingOf(me: Me): [key: string, words: { name: string }] {
  const hour = Number(clockOf(new Date()).slice(0, 2));
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return [`resources.today.greeting.${part}`, { name: me.person.name?.split(' ')[0] ?? '' }];
}

/** What needs me today: a list first; beside it the next appointments and quiet figures. */
export function Today() {
  const t = useTranslate();
  const me = useMe();
  if (!me) {
    return (
      <Page title={t('resources.today.name')}>
        <Waiting lines={6} />
      </Page>
    );
  }
  const home = homeOf(me);
  if (home === 'day') return <MyDay me={me} />;
  return (
    <Page title={t(...greetingOf(me))}>
      {home === 'member' && me.actingFor && <FirstSteps organisation={me.actingFor.id} />}
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 2fr) minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <WhatNeedsMe />
        <Box sx={{ display: 'grid', gap: 3 }}>
          {home === 'consortium' ? (
            <ConsortiumFigures />
          ) : (
            <>
              <NextAppointments />
              <Figures />
            </>
          )}
          <NextLawChanges />
        </Box>
      </Box>
    </Page>
  );
}
