import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

const STEPS = 5;

/** The heading of a step of adopting, with how many there are. */
export function StepTitle({ step, text }: { step: number; text: string }) {
  const t = useTranslate();
  return (
    <Box sx={{ mb: 2 }}>
      <Typography color="text.secondary">
        {t('resources.policies.adopt.step', { step, of: STEPS })}
      </Typography>
      <Typography variant="h2">{text}</Typography>
    </Box>
  );
}
