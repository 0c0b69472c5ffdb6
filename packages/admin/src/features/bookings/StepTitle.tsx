import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

/** The heading of a step, with how many there are. */
export function StepTitle({ step, text }: { step: number; text: string }) {
  const t = useTranslate();
  return (
    <Box sx={{ mb: 2 }}>
      <Typography color="text.secondary">{t('resources.bookings.create.step', { step })}</Typography>
      <Typography variant="h2">{text}</Typography>
    </Box>
  );
}
