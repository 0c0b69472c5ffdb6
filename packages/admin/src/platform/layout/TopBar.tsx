import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import Check from '@mui/icons-material/Check';
import DarkMode from '@mui/icons-material/DarkModeOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import Logout from '@mui/icons-material/Logout';
import Person from '@mui/icons-material/PersonOutlined';
import Search from '@mui/icons-material/Search';
import {
  Box,
  Button,
  Divider,
  IconButton,
  Link,
  ListItemIcon,
  ListItemText,
  Menu,
  MenuItem,
} from '@mui/material';
import { useState } from 'react';
import { useLogout, useTheme, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { setActingFor } from '../acting-for.ts';
import { type Me, useMe } from '../me.ts';
import { pathTo } from '../paths.ts';
import { openGoAnywhere } from './GoAnywhere.tsx';
import { useRareEntries } from './menu.ts';
import { Notifications } from './Notifications.tsx';

interface Place {
  value: string;
  name: string;
  isActing: boolean;
}

/** Everywhere a person may act: each organisation once, and the consortium for who coordinates it. */
function placesOf(me: Me, consortium: string): Place[] {
  const places = new Map<string, Place>();
  for (const { organisation } of me.memberships) {
    const value = organisation?.id ?? 'consortium';
    const isActing = organisation ? organisation.id === me.actingFor?.id : me.actsForConsortium;
    places.set(value, { value, name: organisation?.name ?? consortium, isActing });
  }
  return [...places.values()];
}

/** Name of the system, for whom one acts, search, and the account. */
export function TopBar() {
  const t = useTranslate();
  const me = useMe();
  const acting = me?.actingFor?.name ?? (me?.actsForConsortium ? t('app.actingFor.consortium') : '');
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 1100,
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        minHeight: 56,
        px: { xs: 2, sm: 3 },
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
        '@media print': { display: 'none' },
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Link
          component={RouterLink}
          to={pathTo('/')}
          underline="none"
          color="text.primary"
          sx={{ fontWeight: 700, display: 'block', lineHeight: 1.3 }}
        >
          {t('app.name')}
        </Link>
        {acting && (
          <Box
            component="p"
            sx={{
              m: 0,
              color: 'text.secondary',
              fontSize: '0.875rem',
              overflow: 'hidden',
              textOverflow: 'ellipsis',
              whiteSpace: 'nowrap',
            }}
          >
            {acting}
          </Box>
        )}
      </Box>
      <Button
        onClick={openGoAnywhere}
        startIcon={<Search aria-hidden />}
        variant="outlined"
        aria-keyshortcuts="Control+K"
        sx={{ display: { xs: 'none', sm: 'inline-flex' }, color: 'text.secondary', fontWeight: 400 }}
      >
        {t('app.go.open')}
        <Box component="kbd" sx={{ ml: 2, fontFamily: 'inherit', fontSize: '0.8125rem' }}>
          Ctrl K
        </Box>
      </Button>
      <IconButton
        onClick={openGoAnywhere}
        aria-label={t('app.go.title')}
        sx={{ display: { xs: 'inline-flex', sm: 'none' } }}
      >
        <Search aria-hidden />
      </IconButton>
      {me && <Notifications />}
      {me && <AccountMenu me={me} />}
    </Box>
  );
}

function AccountMenu({ me }: { me: Me }) {
  const t = useTranslate();
  const logout = useLogout();
  const [theme, setTheme] = useTheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const rare = useRareEntries();
  const places = placesOf(me, t('app.actingFor.consortium'));
  const name = me.person.name ?? '';
  const close = () => setAnchor(null);
  const actFor = (place: Place) => {
    setActingFor(place.value);
    // all that is on screen belonged to the other organisation
    window.location.assign(pathTo('/'));
  };
  return (
    <>
      <Button
        onClick={(event) => setAnchor(event.currentTarget)}
        startIcon={<AccountCircle aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={t('app.menu.account', { name })}
        color="inherit"
        sx={{ minWidth: 0, px: 1, '& .MuiButton-startIcon': { mr: { xs: 0, sm: 1 } } }}
      >
        <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
          {name}
        </Box>
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        slotProps={{ paper: { sx: { minWidth: 260 } } }}
      >
        {places.length > 1 && (
          <MenuItem disabled sx={{ '&.Mui-disabled': { opacity: 1 }, fontWeight: 600, minHeight: 40 }}>
            {t('app.actingFor.label')}
          </MenuItem>
        )}
        {places.length > 1 &&
          places.map((place) => (
            <MenuItem key={place.value} onClick={() => actFor(place)} selected={place.isActing}>
              <ListItemIcon>{place.isActing && <Check aria-hidden />}</ListItemIcon>
              <ListItemText>{place.name}</ListItemText>
            </MenuItem>
          ))}
        {places.length > 1 && <Divider />}
        <MenuItem component={RouterLink} to={pathTo('/profile')} onClick={close}>
          <ListItemIcon>
            <Person aria-hidden />
          </ListItemIcon>
          <ListItemText>{t('app.menu.profile')}</ListItemText>
        </MenuItem>
        {rare.map(({ to, label, icon: Icon }) => (
          <MenuItem key={to} component={RouterLink} to={pathTo(to)} onClick={close}>
            <ListItemIcon>
              <Icon aria-hidden />
            </ListItemIcon>
            <ListItemText>{t(label)}</ListItemText>
          </MenuItem>
        ))}
        <MenuItem
          onClick={() => {
            setTheme(theme === 'dark' ? 'light' : 'dark');
            close();
          }}
        >
          <ListItemIcon>
            {theme === 'dark' ? <LightMode aria-hidden /> : <DarkMode aria-hidden />}
          </ListItemIcon>
          <ListItemText>{t(theme === 'dark' ? 'app.theme.light' : 'app.theme.dark')}</ListItemText>
        </MenuItem>
        <MenuItem onClick={() => logout()}>
          <ListItemIcon>
            <Logout aria-hidden />
          </ListItemIcon>
          <ListItemText>{t('ra.auth.logout')}</ListItemText>
        </MenuItem>
      </Menu>
    </>
  );
}
