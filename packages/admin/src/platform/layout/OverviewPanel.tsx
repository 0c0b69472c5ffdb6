import { Box, Button, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { pathTo } from '../paths.ts';
import { Panel } from './Panel.tsx';

/** All of it in words. */
interface OverviewPanelProps {
  title: string;
  help: string;
  count: string;
  /** Left out where nothing is late. */
  late?: string | false;
  open: string;
  /** Where the rest of it is. */
  to: string;
}

/** One part of an overview: what it is, how much of it there is, what is late, and the way there. */
export function OverviewPanel({ title, help, count, late, open, to }: OverviewPanelProps) {
  return (
    <Panel title={title}>
      <Typography sx={{ mb: 1 }}>{help}</Typography>
      <Typography sx={{ mb: 2, fontWeight: 600 }}>
        {count}
        {late && (
          <Box component="span" sx={{ color: 'error.main' }}>
            {` ${late}`}
          </Box>
        )}
      </Typography>
      <Button variant="outlined" component={RouterLink} to={pathTo(to)}>
        {open}
      </Button>
    </Panel>
  );
}
