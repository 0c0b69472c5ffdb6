import { Box, Typography } from '@mui/material';
import { type ReactNode, useEffect } from 'react';
import { Notification, useTranslate } from 'react-admin';

/** The frame of pages for people who are not signed in. */
export function PublicPage({
  title,
  intro,
  children,
}: {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslate();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        display: 'grid',
        alignContent: { xs: 'start', sm: 'center' },
        justifyItems: 'center',
        p: 2,
        py: 4,
        bgcolor: 'background.default',
      }}
    >
      <Box sx={{ width: '100%', maxWidth: 440, display: 'grid', gap: 3 }}>
        <Box>
          <Typography color="primary" sx={{ fontWeight: 700, mb: 1 }}>
            {t('app.name')}
          </Typography>
          <Typography variant="h1" sx={{ mb: 1 }}>
            {title}
          </Typography>
          {intro && <Typography color="text.secondary">{intro}</Typography>}
        </Box>
        {children}
      </Box>
      <Notification />
    </Box>
  );
}
