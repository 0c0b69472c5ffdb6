import { Box } from '@mui/material';
import { encode } from 'uqr';

/** A text as a square that phones read: dark on white in both themes, or cameras do not find it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <Box
      component="svg"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      sx={{ width: 220, maxWidth: '100%', bgcolor: '#ffffff', display: 'block', borderRadius: 1 }}
    >
      <path d={path} fill="#000000" />
    </Box>
  );
}
