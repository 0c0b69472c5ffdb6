import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useVerb } from '../operations.ts';
import { RemoveViewDocument, RenameViewDocument, type SavedView } from '../saved-views/saved-view.graphql.ts';

/** A person's views of a list, each with its name to change and a way to remove it. */
export function ManageViews({ views, onClose }: { views: readonly SavedView[]; onClose: () => void }) {
  const t = useTranslate();
  const id = useId();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{t('app.views.manage')}</DialogTitle>
      <DialogContent>
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 2, pt: 1 }}>
          {views.map((view) => (
            <Row key={`${view.id} ${view.version}`} view={view} />
          ))}
          {views.length === 0 && <li>{t('app.views.none')}</li>}
        </Box>
      </DialogContent>
      <DialogActions sx={{ p: 2 }}>
        <Button variant="contained" onClick={onClose}>
          {t('app.form.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Row({ view }: { view: SavedView }) {
  const t = useTranslate();
  const rename = useVerb(RenameViewDocument);
  const remove = useVerb(RemoveViewDocument);
  const before = view.name ?? '';
  const [name, setName] = useState(before);
  const error = rename.error ?? remove.error;
  return (
    <Box component="li">
      {error && (
        <Alert severity="error" role="alert" sx={{ mb: 1, fontSize: '1rem' }}>
          {t(error.message, { _: error.message })}
        </Alert>
      )}
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate({ id: view.id, name, version: view.version ?? 1 });
        }}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-end' }}
      >
        <TextField
          id={`view-${view.id}`}
          label={t('app.views.nameOf', { name: before })}
          value={name}
          onChange={(event) => setName(event.target.value)}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 60 } }}
          sx={{ flex: '1 1 200px' }}
        />
        <Button
          type="submit"
          variant="outlined"
          disabled={rename.isPending || name.trim() === before}
          aria-label={t('app.views.renameOf', { name: before })}
        >
          {t('app.views.rename')}
        </Button>
        <Button
          color="error"
          disabled={remove.isPending}
          aria-label={t('app.views.removeOf', { name: before })}
          onClick={() => remove.mutate({ id: view.id })}
        >
          {t('app.views.remove')}
        </Button>
      </Box>
    </Box>
  );
}
