import { Box, Link } from '@mui/material';
import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';

import { Navigate, useLocation } from 'react-router';
import { useMeQuery } from '../me.ts';
import { pathTo } from '../paths.ts';
import { BottomBar } from './BottomBar.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { GoAnywhere } from './GoAnywhere.tsx';
import { MenuContext, type MenuOf } from './menu.ts';
import { SideMenu } from './SideMenu.tsx';
import { Broken, Waiting } from './States.tsx';
import { TopBar } from './TopBar.tsx';

const ACCOUNT = pathTo('/profile');

/** The frame round every page: skip link, top bar, menu at the side (bottom bar on a phone), content. */
export function AppLayout({ children, menu }: { children: ReactNode; menu: MenuOf }) {
  const t = useTranslate();
  const { pathname } = useLocation();
  const me = useMeQuery();
  // without the second factor that the role needs, only the page is left on which one sets it up
  const isHeldBack = me.data?.secondFactorMissing === true && pathname !== ACCOUNT;
  const content = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // a new page begins at its top, for the eye and for a screen reader; the first load leaves focus alone
    if (first.current) first.current = false;
    else if (pathname) content.current?.focus();
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <MenuContext value={menu}>
      <Link
        href="#main-content"
        onClick={(event) => {
          event.preventDefault();
          content.current?.focus();
        }}
        sx={{
          position: 'fixed',
          top: -80,
          left: 8,
          zIndex: 2000,
          bgcolor: 'background.paper',
          p: 1.5,
          '&:focus': { top: 8 },
        }}
      >
        {t('app.skip')}
      </Link>
      <TopBar />
      <Box sx={{ display: 'flex', maxWidth: 1400 }}>
        <SideMenu />
        <Box
          component="main"
          id="main-content"
          ref={content}
          tabIndex={-1}
          sx={{
            flex: 1,
            minWidth: 0,
            p: { xs: 2, sm: 3 },
            pb: { xs: 12, md: 6 },
            outline: 'none',
            '&:focus-visible': { outline: 'none' },
          }}
        >
          <ErrorBoundary place={pathname}>
            {me.error ? <Broken error={me.error} /> : null}
            {me.isPending ? <Waiting lines={6} /> : null}
            {isHeldBack && <Navigate to={ACCOUNT} replace />}
            {me.data && !isHeldBack ? <Suspense fallback={<Waiting lines={6} />}>{children}</Suspense> : null}
          </ErrorBoundary>
        </Box>
      </Box>
      <BottomBar />
      <GoAnywhere />
    </MenuContext>
  );
}
