import ArrowBack from '@mui/icons-material/ArrowBack';
import { Box, Link, Typography } from '@mui/material';
import { type ReactNode, useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { pathTo } from '../paths.ts';

interface PageProps {
  title: string;
  /** One sentence under the title. */
  intro?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  back?: { to: string; label: string };
  /** Keeps reading text and forms to a comfortable width. */
  narrow?: boolean;
  children: ReactNode;
}

/** The frame of every page: title of the window, level-one heading, one sentence, actions. */
export function Page({ title, intro, actions, back, narrow = false, children }: PageProps) {
  const t = useTranslate();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <Box sx={{ maxWidth: narrow ? 720 : 1120 }}>
      {back && (
        <Link
          component={RouterLink}
          to={pathTo(back.to)}
          sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, mb: 1, minHeight: 24 }}
        >
          <ArrowBack fontSize="small" aria-hidden />
          {back.label}
        </Link>
      )}
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 2,
          alignItems: 'center',
          justifyContent: 'space-between',
          mb: intro ? 1 : 3,
        }}
      >
        <Typography variant="h1">{title}</Typography>
        {actions && <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>{actions}</Box>}
      </Box>
      {intro && (
        <Typography color="text.secondary" component="div" sx={{ mb: 3, maxWidth: '70ch' }}>
          {intro}
        </Typography>
      )}
      {children}
    </Box>
  );
}
