import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { looks, type Standing } from './HealthLabel.tsx';
import type { PolicyGroup } from './policy.graphql.ts';

const SHOWN = ['CURRENT', 'DUE', 'OVERDUE', 'DRAFT', 'MISSING'] as const satisfies Standing[];

const countsOf = ({
  current,
  due,
  overdue,
  draft,
  missing,
}: PolicyGroup): Record<(typeof SHOWN)[number], number> => ({
  CURRENT: current,
  DUE: due,
  OVERDUE: overdue,
  DRAFT: draft,
  MISSING: missing,
});

/** How many of a group are current, due, overdue and missing: numbers and words, and a bar for the eye beside them. */
export function HealthBar({ group }: { group: PolicyGroup }) {
  const t = useTranslate();
  const counts = countsOf(group);
  const shown = SHOWN.filter((standing) => counts[standing] > 0);
  if (shown.length === 0) return null;
  return (
    <Box sx={{ mb: 2 }}>
      <Box
        aria-hidden
        sx={{ display: 'flex', gap: '2px', height: 12, borderRadius: 1, overflow: 'hidden', mb: 1 }}
      >
        {shown.map((standing) => (
          <Box
            key={standing}
            sx={{
              flex: counts[standing],
              bgcolor: standing === 'MISSING' ? 'background.default' : looks[standing].color,
              border: standing === 'MISSING' ? 1 : 0,
              borderStyle: 'dashed',
              borderColor: 'text.secondary',
            }}
          />
        ))}
      </Box>
      <Box
        component="ul"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 3 }}
      >
        {shown.map((standing) => {
          const { icon: Icon, color } = looks[standing];
          return (
            <Box
              component="li"
              key={standing}
              sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, color, fontWeight: 600 }}
            >
              <Icon fontSize="small" aria-hidden />
              {t(`resources.policies.count.${standing}`, { smart_count: counts[standing] })}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
