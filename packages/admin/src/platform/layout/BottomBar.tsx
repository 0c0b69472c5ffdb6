import MoreHoriz from '@mui/icons-material/MoreHoriz';
import { BottomNavigation, BottomNavigationAction, ListItemIcon, Menu, MenuItem, Paper } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useLocation } from 'react-router';
import { BASE, pathTo } from '../paths.ts';
import { activeEntry, useMenu } from './menu.ts';

/** The menu of a phone: four entries within the thumb's reach, and "more". */
export function BottomBar() {
  const t = useTranslate();
  const entries = useMenu();
  const { pathname } = useLocation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const active = activeEntry(entries, pathname.slice(BASE.length) || '/');
  const shown = entries.slice(0, 4);
  const more = entries.slice(shown.length);
  return (
    <Paper
      component="nav"
      square
      aria-label={t('app.menu.label')}
      sx={{
        display: { xs: 'block', md: 'none' },
        position: 'fixed',
        inset: 'auto 0 0',
        zIndex: 1100,
        borderTop: 1,
        borderColor: 'divider',
        '@media print': { display: 'none' },
      }}
    >
      <BottomNavigation
        showLabels
        value={active && more.includes(active) ? 'more' : active?.to}
        sx={{ height: 64 }}
      >
        {shown.map((entry) => (
          <BottomNavigationAction
            key={entry.to}
            component={RouterLink}
            to={pathTo(entry.to)}
            value={entry.to}
            label={t(entry.label)}
            icon={<entry.icon aria-hidden />}
            aria-current={entry === active ? 'page' : undefined}
            sx={action}
          />
        ))}
        {more.length > 0 && (
          <BottomNavigationAction
            value="more"
            label={t('app.menu.more')}
            icon={<MoreHoriz aria-hidden />}
            aria-haspopup="menu"
            aria-expanded={anchor !== null}
            onClick={(event) => setAnchor(event.currentTarget)}
            sx={action}
          />
        )}
      </BottomNavigation>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {more.map((entry) => (
          <MenuItem
            key={entry.to}
            component={RouterLink}
            to={pathTo(entry.to)}
            onClick={() => setAnchor(null)}
            selected={entry === active}
            sx={{ minHeight: 48 }}
          >
            <ListItemIcon>
              <entry.icon aria-hidden />
            </ListItemIcon>
            {t(entry.label)}
          </MenuItem>
        ))}
      </Menu>
    </Paper>
  );
}

const action = {
  minWidth: 0,
  px: 0.5,
  color: 'text.secondary',
  '& .MuiBottomNavigationAction-label': {
    fontSize: '0.8125rem',
    lineHeight: 1.2,
    '&.Mui-selected': { fontSize: '0.8125rem', fontWeight: 650 },
  },
};
