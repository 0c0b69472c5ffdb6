import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import PauseCircle from '@mui/icons-material/PauseCircleOutlined';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
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
  const { icon: Icon, color } = looks[status];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        color,
        fontWeight: 600,
        fontSize: '0.9375rem',
      }}
    >
      <Icon fontSize="small" aria-hidden />
      {t(`resources.services.status.${status}`)}
    </Box>
  );
}
