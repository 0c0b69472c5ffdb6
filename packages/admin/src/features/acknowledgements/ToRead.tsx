import './add-words.ts';
import { Box, Button, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { dateOf, dateText, today } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { PoliciesToReadDocument, type ToRead } from './acknowledgement.graphql.ts';

/** What is left to read, for a start page: nothing at all where nothing is. */
export function ToReadPanel() {
  const t = useTranslate();
  const { data } = useRead(PoliciesToReadDocument, {});
  const left = (data?.data ?? []).filter(({ acknowledgedAt }) => acknowledgedAt === null);
  if (left.length === 0) return null;
  return (
    <Panel title={t('resources.acknowledgements.toRead.title')}>
      <ToReadRows rows={left} />
      <Link component={RouterLink} to={pathTo('/to-read')} sx={{ display: 'inline-block', mt: 2 }}>
        {t('resources.acknowledgements.toRead.all')}
      </Link>
    </Panel>
  );
}

/** Policies to read, each with its date and the way to it. */
export function ToReadRows({ rows }: { rows: readonly ToRead[] }) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <PanelRow key={row.id}>
          <Row row={row} />
        </PanelRow>
      ))}
    </Box>
  );
}

function Row({ row }: { row: ToRead }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.acknowledgements.toRead.${key}`, more);
  const { title, acknowledgedAt, acknowledgedNumber, dueOn, hasReadEarlier, changeSummary } = row;
  const isLate = acknowledgedAt === null && dueOn !== null && dueOn < today();
  const again = changeSummary ? words('again', { summary: changeSummary }) : words('againPlain');
  return (
    <>
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Link component={RouterLink} to={pathTo(`/to-read/${row.id}`)} sx={{ fontWeight: 600 }}>
          {title}
        </Link>
        <Typography color={isLate ? 'error.main' : 'text.secondary'}>
          {acknowledgedAt !== null
            ? words('confirmedOn', { date: dateText(dateOf(acknowledgedAt)), number: acknowledgedNumber })
            : words(isLate ? 'late' : 'by', { date: dueOn ? dateText(dueOn) : '' })}
        </Typography>
        {acknowledgedAt === null && hasReadEarlier && <Typography>{again}</Typography>}
      </Box>
      {acknowledgedAt === null && (
        <Button
          variant="contained"
          component={RouterLink}
          to={pathTo(`/to-read/${row.id}`)}
          aria-label={words('readNamed', { title })}
        >
          {words('read')}
        </Button>
      )}
    </>
  );
}
