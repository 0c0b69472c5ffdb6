import { Box, List, ListItem, ListItemButton, ListItemIcon, ListItemText } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useLocation } from 'react-router';
import { BASE, pathTo } from '../paths.ts';
import { activeEntry, useMenu } from './menu.ts';

/** The menu of a desk: at most seven entries, the present one marked in words for a screen reader too. */
export function SideMenu() {
  const t = useTranslate();
  const entries = useMenu();
  const { pathname } = useLocation();
  const active = activeEntry(entries, pathname.slice(BASE.length) || '/');
  return (
    <Box
      component="nav"
      aria-label={t('app.menu.label')}
      sx={{
        width: 240,
        flexShrink: 0,
        display: { xs: 'none', md: 'block' },
        '@media print': { display: 'none' },
      }}
    >
      <List sx={{ position: 'sticky', top: 64, p: 1.5, pt: 3 }}>
        {entries.map((entry) => (
          <ListItem key={entry.to} disablePadding sx={{ mb: 0.5 }}>
            <ListItemButton
              component={RouterLink}
              to={pathTo(entry.to)}
              selected={entry === active}
              aria-current={entry === active ? 'page' : undefined}
              sx={{ borderRadius: 1, minHeight: 44, px: 1.5, '&.Mui-selected': { bgcolor: 'primary.light' } }}
            >
              <ListItemIcon
                sx={{ minWidth: 36, color: entry === active ? 'primary.main' : 'text.secondary' }}
              >
                <entry.icon aria-hidden />
              </ListItemIcon>
              <ListItemText
                primary={t(entry.label)}
                slotProps={{ primary: { sx: { fontWeight: entry === active ? 650 : 400, lineHeight: 1.3 } } }}
              />
            </ListItemButton>
          </ListItem>
        ))}
      </List>
    </Box>
  );
}
