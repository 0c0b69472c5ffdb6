import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { relativeText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { isBeginning, momentText, onlyChange, sentenceOf, toldChanges } from './change-words.ts';
import { HistoryDocument, type HistoryEntry } from './history.graphql.ts';
import { RestoreDialog } from './RestoreDialog.tsx';

const SHOWN_AT_FIRST = 5;

interface HistoryPanelProps {
  /** The API's type of the record. */
  type: string;
  id: string;
  version: number | null;
}

/** What happened to a record, in words, newest first; nothing where it is not one's own organisation's. */
export function HistoryPanel({ type, id, version }: HistoryPanelProps) {
  const t = useTranslate();
  const { data, error, isPending, refetch } = useRead(HistoryDocument, { type, id });
  const [showsAll, setShowsAll] = useState(false);
  const [restored, setRestored] = useState<HistoryEntry>();
  const words = (key: string, more?: object) => t(`resources.history.panel.${key}`, more);
  const entries = data?.data ?? [];
  if (data && entries.length === 0) return null;
  return (
    <Box sx={{ mt: 3 }}>
      <Panel title={words('title')}>
        {isPending && <Waiting lines={3} />}
        {error && <Failed error={error} retry={() => refetch()} />}
        <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 3 }}>
          {(showsAll ? entries : entries.slice(0, SHOWN_AT_FIRST)).map((entry) => (
            <Entry key={entry.id} entry={entry} onRestore={() => setRestored(entry)} />
          ))}
        </Box>
        {!showsAll && entries.length > SHOWN_AT_FIRST && (
          <Button variant="outlined" sx={{ mt: 3 }} onClick={() => setShowsAll(true)}>
            {words('showAll', { count: entries.length })}
          </Button>
        )}
      </Panel>
      {restored && version !== null && (
        <RestoreDialog entry={restored} version={version} onClose={() => setRestored(undefined)} />
      )}
    </Box>
  );
}

function Entry({ entry, onRestore }: { entry: HistoryEntry; onRestore: () => void }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.history.panel.${key}`, more);
  const when = momentText(entry.at);
  const isNew = isBeginning(entry);
  const changes = toldChanges(entry);
  const table = (
    <ChangeTable
      type={entry.type}
      changes={changes}
      before={words('from')}
      after={words('to')}
      isNew={isNew}
    />
  );
  return (
    <Box component="li">
      <Typography sx={{ fontWeight: 600 }}>{sentenceOf(t, entry)}</Typography>
      <Typography color="text.secondary">
        {when} ({relativeText(entry.at)})
        {entry.forWhom &&
          entry.by &&
          ` · ${t('resources.history.who.forWhom', { organisation: entry.forWhom })}`}
      </Typography>
      {changes.length > 0 && !onlyChange(entry) && !isNew && table}
      {changes.length > 0 && isNew && (
        <Box component="details" sx={{ mt: 0.5 }}>
          <Box component="summary" sx={{ cursor: 'pointer', minHeight: 24 }}>
            {words('first')}
          </Box>
          {table}
        </Box>
      )}
      {entry.canRestore && (
        <Button
          size="small"
          variant="outlined"
          sx={{ mt: 1 }}
          onClick={onRestore}
          aria-label={words('restoreNamed', { when })}
        >
          {words('restore')}
        </Button>
      )}
    </Box>
  );
}
