import Bookmark from '@mui/icons-material/BookmarkBorder';
import { Button, Divider, Menu, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useListContext, useNotify, useTranslate } from 'react-admin';
import { useRead, useVerb } from '../operations.ts';
import { type SavedView, SavedViewsDocument, SaveViewDocument } from '../saved-views/saved-view.graphql.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { ManageViews } from './ManageViews.tsx';

type Asks = 'name' | 'manage' | null;

/** A person's own views of the list around it: to choose, to save, to rename and to remove. */
export function SavedViews() {
  const t = useTranslate();
  const { resource, setFilters, setSort, filterValues } = useListContext();
  const { data, error } = useRead(SavedViewsDocument, { list: resource });
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asks, setAsks] = useState<Asks>(null);
  // A list without its views is a list all the same.
  if (error) return null;
  const views = data?.data.items ?? [];
  const close = () => setAnchor(null);
  const choose = (view: SavedView) => {
    close();
    if (view.sortField && view.sortOrder) setSort({ field: view.sortField, order: view.sortOrder });
    setFilters(filterOf(view));
  };
  const ask = (what: Asks) => {
    close();
    setAsks(what);
  };
  return (
    <>
      <Button
        size="small"
        startIcon={<Bookmark aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('app.views.open')}
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={close}>
        {views.map((view) => (
          <MenuItem
            key={view.id}
            selected={JSON.stringify(view.filter) === JSON.stringify(filterValues)}
            onClick={() => choose(view)}
          >
            {view.name}
          </MenuItem>
        ))}
        {views.length > 0 && <Divider />}
        <MenuItem onClick={() => ask('name')}>{t('app.views.save')}</MenuItem>
        {views.length > 0 && <MenuItem onClick={() => ask('manage')}>{t('app.views.manage')}</MenuItem>}
      </Menu>
      {asks === 'name' && <NameView onClose={() => setAsks(null)} />}
      {asks === 'manage' && <ManageViews views={views} onClose={() => setAsks(null)} />}
    </>
  );
}

const filterOf = ({ filter }: SavedView): Record<string, unknown> =>
  typeof filter === 'object' && filter !== null ? { ...filter } : {};

function NameView({ onClose }: { onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const { resource, filterValues, sort } = useListContext();
  const save = useVerb(SaveViewDocument);
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const confirm = () => {
    setMissing(name.trim() === '');
    if (name.trim() === '') return;
    const input = {
      list: resource,
      name,
      filter: filterValues,
      sortField: sort.field,
      sortOrder: sort.order,
    };
    save.mutate(
      { input },
      {
        onSuccess: () => {
          notify(t('app.views.saved', { name: name.trim() }), { type: 'success' });
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      title={t('app.views.save')}
      consequence={t('app.views.saveHelp')}
      confirm={t('app.form.save')}
      busy={save.isPending}
      error={save.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextField
        id="view-name"
        label={t('app.views.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={isMissing}
        helperText={isMissing ? t('app.views.needName') : t('app.views.nameHelp')}
        autoFocus
        fullWidth
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 60 } }}
      />
    </ConfirmDialog>
  );
}
