import type { SvgIconComponent } from '@mui/icons-material';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import EditNote from '@mui/icons-material/EditNoteOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import Remove from '@mui/icons-material/RemoveCircleOutline';
import Schedule from '@mui/icons-material/ScheduleOutlined';
import { useTranslate } from 'react-admin';
import { StatusLabel } from '../../platform/layout/StatusLabel.tsx';
import type { Health, MISSING } from './policy-list.graphql.ts';

export type Standing = Health | typeof MISSING;

/** What each state looks like, on rows and in the bar. */
export const looks: Record<Standing, { icon: SvgIconComponent; color: string }> = {
  CURRENT: { icon: CheckCircle, color: 'success.main' },
  DUE: { icon: Schedule, color: 'warning.main' },
  OVERDUE: { icon: ErrorOutline, color: 'error.main' },
  DRAFT: { icon: EditNote, color: 'info.main' },
  WITHDRAWN: { icon: Inventory, color: 'text.secondary' },
  MISSING: { icon: Remove, color: 'text.secondary' },
};

/** How a policy stands, in words with an icon. */
export function HealthLabel({ health }: { health: Standing | null }) {
  const t = useTranslate();
  if (!health) return null;
  return <StatusLabel look={looks[health]}>{t(`resources.policies.health.${health}`)}</StatusLabel>;
}
