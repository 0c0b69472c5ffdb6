import { Alert, Button } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { pathTo } from '../../platform/paths.ts';
import type { Policy } from './policy.graphql.ts';

function Notice({
  severity,
  children,
  to,
  label,
}: {
  severity: 'info' | 'warning';
  children: ReactNode;
  to?: string;
  label?: string;
}) {
  return (
    <Alert
      severity={severity}
      variant="outlined"
      sx={{
        mb: 2,
        fontSize: '1rem',
        bgcolor: 'background.paper',
        alignItems: 'center',
        flexWrap: { xs: 'wrap', sm: 'nowrap' },
      }}
      action={
        to && (
          <Button color="inherit" component={RouterLink} to={pathTo(to)}>
            {label}
          </Button>
        )
      }
    >
      {children}
    </Alert>
  );
}

/** What somebody should know before they read on: a new edition, a draft under way, a template taken back. */
export function PolicyNotices({ policy }: { policy: Policy }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.policies.notice.${key}`, more);
  const { newerTemplateVersion: newer, openVersion: open } = policy;
  const decides = policy.can.includes('decideOnNewVersion');
  const isSettling = open?.origin === 'NEW_TEMPLATE_VERSION';
  return (
    <>
      {policy.status === 'WITHDRAWN' && (
        <Notice severity="info">
          {[words('withdrawn'), policy.withdrawnBecause].filter(Boolean).join(' ')}
        </Notice>
      )}
      {policy.recalledBecause && (
        <Notice severity="warning">{words('recalled', { reason: policy.recalledBecause })}</Notice>
      )}
      {newer && decides && (
        <Notice
          severity={newer.change === 'MATERIAL' ? 'warning' : 'info'}
          to={`/policies/${policy.id}/new-edition`}
          label={t('resources.policies.next.newEdition')}
        >
          {words('newEdition', { summary: newer.changeSummary ?? '' })}
        </Notice>
      )}
      {open?.status === 'AWAITING_APPROVAL' && policy.currentVersion && (
        <Notice severity="info">{words('awaiting')}</Notice>
      )}
      {open?.status === 'DRAFT' && !newer && policy.currentVersion && (
        <Notice
          severity="info"
          to={
            isSettling && (open.clashes ?? 0) > 0
              ? `/policies/${policy.id}/new-edition`
              : `/policies/${policy.id}/approval`
          }
          label={t('resources.policies.next.goOn')}
        >
          {words('draft')}
        </Notice>
      )}
    </>
  );
}
