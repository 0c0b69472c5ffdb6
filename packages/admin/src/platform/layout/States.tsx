import { Alert, Box, Button, LinearProgress, Skeleton, Typography } from '@mui/material';
import { type ReactNode, useEffect, useState } from 'react';
import { HttpError, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { useMe } from '../me.ts';
import { pathTo } from '../paths.ts';
import { Page } from './Page.tsx';

function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}

/** Nothing for 300 ms, then the shape of what comes, after two seconds a bar with words. */
export function Waiting({ lines = 4 }: { lines?: number }) {
  const t = useTranslate();
  const visible = useAfter(300);
  const slow = useAfter(2000);
  return (
    <Box
      role="status"
      aria-busy="true"
      sx={{ minHeight: lines * 44, visibility: visible ? 'visible' : 'hidden' }}
    >
      <Box component="span" sx={visuallyHidden}>
        {t('app.state.loading')}
      </Box>
      {slow && (
        <Box sx={{ mb: 2 }}>
          <Typography sx={{ mb: 1 }}>{t('app.state.slow')}</Typography>
          <LinearProgress aria-label={t('app.state.loading')} />
        </Box>
      )}
      {Array.from({ length: lines }, (_, line) => `line ${line}`).map((line, index) => (
        <Skeleton
          key={line}
          variant="rounded"
          height={28}
          sx={{ mb: 2, maxWidth: index % 3 === 2 ? '60%' : '100%' }}
        />
      ))}
    </Box>
  );
}

/** The wait before a page is known. */
export const Loading = () => (
  <Box sx={{ p: 2 }}>
    <Waiting lines={6} />
  </Box>
);

/** There for a screen reader, not for the eye. */
export const visuallyHidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

/** A refusal or failure in the place of what should be there: what, why, what now. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useTranslate();
  const status = error instanceof HttpError ? error.status : 500;
  const correlationId = error instanceof HttpError ? error.body?.correlationId : undefined;
  const missing = status === 404;
  const message = error instanceof Error ? error.message : 'app.failed.server';
  return (
    <Alert
      severity={missing ? 'info' : 'error'}
      role="alert"
      variant="outlined"
      action={
        retry && !missing ? (
          <Button color="inherit" onClick={retry}>
            {t('app.state.tryAgain')}
          </Button>
        ) : undefined
      }
      sx={{ fontSize: '1rem', alignItems: 'center', bgcolor: 'background.paper' }}
    >
      <Typography variant="subtitle1" component="p">
        {t(missing ? 'app.missing.title' : 'app.failed.title')}
      </Typography>
      <p style={{ margin: 0 }}>{missing ? t('app.missing.sentence') : t(message, { _: message })}</p>
      {correlationId && (
        <p style={{ margin: '8px 0 0' }}>{t('app.failed.reference', { id: correlationId })}</p>
      )}
    </Alert>
  );
}

/** Nothing here yet: says so kindly and offers the likeliest next thing. */
export function Nothing({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: { to: string; label: string };
}) {
  return (
    <Box
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        p: { xs: 3, sm: 4 },
        maxWidth: 720,
      }}
    >
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      {children && (
        <Typography color="text.secondary" component="div">
          {children}
        </Typography>
      )}
      {action && (
        <Button variant="contained" component={RouterLink} to={pathTo(action.to)} sx={{ mt: 2 }}>
          {action.label}
        </Button>
      )}
    </Box>
  );
}

/** The page in the place of one that the person's role does not include. */
export function Refused() {
  const t = useTranslate();
  const me = useMe();
  return (
    <Page title={t('app.refused.title')} narrow>
      <Typography sx={{ mb: 2 }}>
        {t('app.refused.sentence', { organisation: me?.actingFor?.name ?? t('app.actingFor.consortium') })}
      </Typography>
      <Button variant="contained" component={RouterLink} to={pathTo('/')}>
        {t('app.state.home')}
      </Button>
    </Page>
  );
}

/** An address that leads nowhere. */
export function Missing() {
  const t = useTranslate();
  return (
    <Page title={t('app.missing.title')} narrow>
      <Typography sx={{ mb: 2 }}>{t('app.missing.sentence')}</Typography>
      <Button variant="contained" component={RouterLink} to={pathTo('/')}>
        {t('app.state.home')}
      </Button>
    </Page>
  );
}

/** The page after a failure that no screen expected. */
export function Broken({
  error,
  resetErrorBoundary,
}: {
  error?: unknown;
  resetErrorBoundary?: (reset?: unknown) => void;
}) {
  const t = useTranslate();
  return (
    <Page title={t('app.failed.title')} narrow>
      <Failed
        error={error instanceof HttpError ? error : new HttpError('app.failed.server', 500)}
        retry={() => (resetErrorBoundary ? resetErrorBoundary(undefined) : window.location.reload())}
      />
    </Page>
  );
}
