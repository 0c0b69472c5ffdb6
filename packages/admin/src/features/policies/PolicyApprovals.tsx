import type { SvgIconComponent } from '@mui/icons-material';
import Cancel from '@mui/icons-material/CancelOutlined';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Schedule from '@mui/icons-material/ScheduleOutlined';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { StatusLabel } from '../../platform/layout/StatusLabel.tsx';
import { dateOf, dateText, timeText } from '../../platform/london-time.ts';
import type { VersionRow } from './policy.graphql.ts';

type Answer = NonNullable<VersionRow['approvals']>[number];

const looks: Record<
  'APPROVED' | 'REJECTED' | 'WAITING' | 'ENDED',
  { icon: SvgIconComponent; color: string }
> = {
  APPROVED: { icon: CheckCircle, color: 'success.main' },
  REJECTED: { icon: Cancel, color: 'error.main' },
  WAITING: { icon: Schedule, color: 'warning.main' },
  ENDED: { icon: Schedule, color: 'text.secondary' },
};

const stateOf = ({ decision, endedAt }: Answer): keyof typeof looks =>
  decision ?? (endedAt ? 'ENDED' : 'WAITING');

/** Who was asked and what they said, by name, version by version. */
export function PolicyApprovals({ versions }: { versions: readonly VersionRow[] }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.policies.approvals.${key}`, more);
  const asked = [...versions]
    .sort((one, other) => (other.number ?? 0) - (one.number ?? 0))
    .filter(({ approvals, meetingOn }) => (approvals ?? []).length > 0 || meetingOn);
  if (asked.length === 0) return <Typography>{words('none')}</Typography>;
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {asked.map((version) => (
        <Panel key={version.id} title={t('resources.policies.versions.number', { number: version.number })}>
          {version.meetingOn && (
            <Typography>
              {t('resources.policies.versions.byMeeting', {
                date: dateText(version.meetingOn),
                minute: version.minute ?? '',
              })}
            </Typography>
          )}
          {version.approvalsNeeded !== null && (
            <Typography sx={{ mb: 1 }}>
              {words('needed', { yes: yesOf(version), needed: version.approvalsNeeded })}
            </Typography>
          )}
          <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
            {(version.approvals ?? []).map((answer) => (
              <PanelRow key={answer.id}>
                <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
                  <Typography sx={{ fontWeight: 600 }}>{answer.approver?.name}</Typography>
                  {answer.comment && (
                    <Typography sx={{ whiteSpace: 'pre-line' }}>“{answer.comment}”</Typography>
                  )}
                </Box>
                <Box>
                  <StatusLabel look={looks[stateOf(answer)]}>{words(stateOf(answer))}</StatusLabel>
                  <Typography color="text.secondary">
                    {momentOf(answer.decidedAt ?? answer.askedAt)}
                  </Typography>
                </Box>
              </PanelRow>
            ))}
          </Box>
        </Panel>
      ))}
    </Box>
  );
}

const yesOf = ({ approvals }: VersionRow): number =>
  (approvals ?? []).filter(({ decision, endedAt }) => decision === 'APPROVED' && !endedAt).length;

const momentOf = (instant: string | null): string =>
  instant ? `${dateText(dateOf(instant))}, ${timeText(instant)}` : '';
