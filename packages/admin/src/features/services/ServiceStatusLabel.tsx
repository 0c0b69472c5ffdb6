import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import PauseCircle from '@mui/icons-material/PauseCircleOutlined';
import { useTranslate } from 'react-admin';
import { StatusLabel } from '../../platform/layout/StatusLabel.tsx';
import type { Service } from './service.graphql.ts';

const looks = {
  ACTIVE: { icon: CheckCircle, color: 'success.main' },
  SUSPENDED: { icon: PauseCircle, color: 'warning.main' },
  ARCHIVED: { icon: Inventory, color: 'text.secondary' },
} satisfies Record<NonNullable<Service['status']>, unknown>;

/** The state of a service in words, with an icon. */
export function ServiceStatusLabel({ status }: Pick<Service, 'status'>) {
  const t = useTranslate();
  if (!status) return null;
  return <StatusLabel look={looks[status]}>{t(`resources.services.status.${status}`)}</StatusLabel>;
}
