import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { fieldText, valueText } from './change-words.ts';
import type { HistoryChange } from './history.graphql.ts';

interface ChangeTableProps {
  type: string;
  changes: readonly HistoryChange[];
  /** Words before the two values. */
  before: string;
  after: string;
  /** Only what it is after: there was nothing before. */
  isNew?: boolean;
}

/** Fields with their values before and after: side by side on a desk, one below the other on a phone. */
export function ChangeTable({ type, changes, before, after, isNew = false }: ChangeTableProps) {
  const t = useTranslate();
  return (
    <Box component="dl" sx={{ m: 0, mt: 1, display: 'grid', rowGap: 1 }}>
      {changes.map((change) => (
        <Box
          key={change.field}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: isNew ? '12rem 1fr' : '12rem 1fr 1fr' },
            columnGap: 2,
            borderTop: 1,
            borderColor: 'divider',
            pt: 1,
          }}
        >
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {fieldText(t, type, change.field)}
          </Box>
          {change.kind === 'SECRET' && (
            <Box component="dd" sx={{ m: 0, gridColumn: { sm: '2 / -1' } }}>
              {t('resources.history.panel.secret')}
            </Box>
          )}
          {change.kind !== 'SECRET' && !isNew && (
            <Value label={before} text={valueText(t, type, change, change.before)} isGone />
          )}
          {change.kind !== 'SECRET' && (
            <Value label={isNew ? '' : after} text={valueText(t, type, change, change.after)} />
          )}
        </Box>
      ))}
    </Box>
  );
}

function Value({ label, text, isGone = false }: { label: string; text: string; isGone?: boolean }) {
  return (
    <Box
      component="dd"
      sx={{
        m: 0,
        minWidth: 0,
        whiteSpace: 'pre-line',
        overflowWrap: 'anywhere',
        color: isGone ? 'text.secondary' : 'text.primary',
        fontWeight: isGone ? 400 : 600,
      }}
    >
      {label && (
        <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
          {`${label}: `}
        </Box>
      )}
      {text}
    </Box>
  );
}
