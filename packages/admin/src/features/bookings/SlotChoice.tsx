import { Box, MenuItem, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { durationText } from '../../platform/london-time.ts';

interface SlotChoiceProps {
  durations: readonly number[];
  duration: number;
  onDuration: (minutes: number) => void;
  advisers: readonly { id: string; name: string | null }[];
  adviser: string | undefined;
  onAdviser: (id: string | undefined) => void;
}

/** How long, and with whom; "anyone free" unless somebody is chosen. Asks nothing that has one answer. */
export function SlotChoice({
  durations,
  duration,
  onDuration,
  advisers,
  adviser,
  onAdviser,
}: SlotChoiceProps) {
  const t = useTranslate();
  const id = useId();
  const words = (key: string) => t(`resources.bookings.slots.${key}`);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4 }}>
      {durations.length > 1 && (
        <Box sx={{ mb: 2.5 }}>
          <Typography id={id} sx={{ fontWeight: 600, mb: 0.5 }}>
            {words('duration')}
          </Typography>
          <ToggleButtonGroup
            exclusive
            value={duration}
            onChange={(_event, minutes: number | null) => minutes && onDuration(minutes)}
            aria-labelledby={id}
          >
            {[...durations]
              .sort((one, other) => one - other)
              .map((minutes) => (
                <ToggleButton key={minutes} value={minutes}>
                  {durationText(minutes)}
                </ToggleButton>
              ))}
          </ToggleButtonGroup>
        </Box>
      )}
      {advisers.length > 1 && (
        <TextField
          id="adviser"
          select
          label={words('adviser')}
          value={adviser ?? ''}
          onChange={(event) => onAdviser(event.target.value || undefined)}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ maxWidth: 320 }}
        >
          <MenuItem value="">{words('anyone')}</MenuItem>
          {advisers.map((one) => (
            <MenuItem key={one.id} value={one.id}>
              {one.name}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Box>
  );
}
