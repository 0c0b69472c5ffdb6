import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { useVerb } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { ImportRows } from './ImportRows.tsx';
import { type Import, UndoImportDocument } from './import.graphql.ts';

/** An import that is done: what came of it, and the way back. */
export function UndoImport({ found }: { found: Import }) {
  const t = useTranslate();
  const undo = useVerb(UndoImportDocument);
  const [asks, setAsks] = useState(false);
  const words = (key: string, more?: object) => t(`resources.imports.show.${key}`, more);
  const mayUndo = found.can.includes('undo');
  const made = found.made ?? 0;
  return (
    <>
      <Panel title={words('done', { smart_count: made })}>
        {found.bad ? (
          <Typography sx={{ mb: 2 }}>{words('doneBad', { smart_count: found.bad })}</Typography>
        ) : null}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <Button variant="contained" component={RouterLink} to={pathTo(`/${found.kind}`)}>
            {words('see')}
          </Button>
          {mayUndo && (
            <Button variant="outlined" color="error" onClick={() => setAsks(true)}>
              {words('undo')}
            </Button>
          )}
        </Box>
        <Typography color="text.secondary" sx={{ mt: 1 }}>
          {mayUndo && found.undoUntil
            ? words('undoUntil', { date: dateText(dateOf(found.undoUntil)) })
            : words('undoLate')}
        </Typography>
      </Panel>
      {found.refusal && (
        <Alert severity="warning" role="alert" variant="outlined" sx={{ fontSize: '1rem' }}>
          <Typography variant="subtitle1" component="p">
            {words('notUndone')}
          </Typography>
          {found.refusal}
        </Alert>
      )}
      {found.refusal && <ImportRows key={`IN_USE ${found.version}`} found={found} state="IN_USE" />}
      {asks && (
        <ConfirmDialog
          title={t('resources.imports.undo.title', { name: found.fileName })}
          consequence={t('resources.imports.undo.consequence', { smart_count: made })}
          confirm={t('resources.imports.undo.submit')}
          danger
          busy={undo.isPending}
          error={undo.error}
          onClose={() => setAsks(false)}
          onConfirm={() =>
            undo.mutate({ id: found.id, version: found.version }, { onSuccess: () => setAsks(false) })
          }
        />
      )}
    </>
  );
}
