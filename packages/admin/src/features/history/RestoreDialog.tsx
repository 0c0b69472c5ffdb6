import { Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { useRead, useVerb } from '../../platform/operations.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { type HistoryEntry, PreviewVersionDocument, RestoreVersionDocument } from './history.graphql.ts';

interface RestoreDialogProps {
  entry: HistoryEntry;
  /** The version of the record as it is on screen. */
  version: number;
  onClose: () => void;
}

/** Shows what would change, then brings an earlier version back as a new one. */
export function RestoreDialog({ entry, version, onClose }: RestoreDialogProps) {
  const t = useTranslate();
  const notify = useNotify();
  const words = (key: string) => t(`resources.history.restore.${key}`);
  const which = { type: entry.type, id: entry.recordId, entryId: entry.id };
  const { data, error, isPending, refetch } = useRead(PreviewVersionDocument, which);
  const restore = useVerb(RestoreVersionDocument);
  const changes = data?.data ?? [];
  return (
    <ConfirmDialog
      title={words('title')}
      consequence={words('consequence')}
      confirm={words('submit')}
      busy={restore.isPending || isPending}
      error={restore.error}
      onClose={onClose}
      onConfirm={() =>
        restore.mutate(
          { ...which, version },
          {
            onSuccess: () => {
              onClose();
              notify('resources.history.restore.done', { type: 'success' });
            },
          },
        )
      }
    >
      {isPending && <Waiting lines={3} />}
      {error && <Failed error={error} retry={() => refetch()} />}
      {data && changes.length === 0 && <Typography>{words('none')}</Typography>}
      {changes.length > 0 && (
        <ChangeTable type={entry.type} changes={changes} before={words('now')} after={words('was')} />
      )}
    </ConfirmDialog>
  );
}
