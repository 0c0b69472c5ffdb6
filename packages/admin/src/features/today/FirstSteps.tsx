import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import { Box, Link, Typography } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Panel } from '../../platform/layout/Panel.tsx';
import { visuallyHidden } from '../../platform/layout/States.tsx';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { FirstStepsDocument } from './today.graphql.ts';

/** What a new member does first; goes away with the first booking. */
export function FirstSteps({ organisation }: { organisation: string }) {
  const t = useTranslate();
  const { canAccess: mayBook } = useCanAccess({ resource: 'bookings', action: 'book' });
  const { canAccess: mayAdd } = useCanAccess({ resource: 'people', action: 'create' });
  const { data } = useRead(FirstStepsDocument, { organisation });
  if (!data || !mayBook || !mayAdd || data.bookings.total > 0) return null;
  const steps = [
    {
      key: 'facts',
      to: `/organisations/${organisation}`,
      done: data.organisation?.headcount != null && data.organisation.annualIncome != null,
    },
    { key: 'people', to: '/people', done: data.people.total > 1 },
    { key: 'book', to: '/bookings/create', done: false },
  ];
  const words = (key: string) => t(`resources.today.first.${key}`);
  return (
    <Box sx={{ mb: 3 }}>
      <Panel title={words('title')}>
        <Typography color="text.secondary" sx={{ mb: 2 }}>
          {words('intro')}
        </Typography>
        <Box
          component="ol"
          sx={{
            listStyle: 'none',
            p: 0,
            m: 0,
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: '1fr', md: 'repeat(3, 1fr)' },
          }}
        >
          {steps.map(({ key, to, done }) => {
            const Icon = done ? CheckCircle : RadioButtonUnchecked;
            return (
              <Box component="li" key={key} sx={{ display: 'flex', gap: 1 }}>
                <Icon aria-hidden color={done ? 'success' : 'action'} />
                <Box>
                  <Box component="span" sx={visuallyHidden}>
                    {words(done ? 'done' : 'todo')}:{' '}
                  </Box>
                  <Link component={RouterLink} to={pathTo(to)} sx={{ fontWeight: 600 }}>
                    {words(key)}
                  </Link>
                  <Typography color="text.secondary">{words(`${key}Help`)}</Typography>
                </Box>
              </Box>
            );
          })}
        </Box>
      </Panel>
    </Box>
  );
}
