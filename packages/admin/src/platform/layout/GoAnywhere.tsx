import { Autocomplete, Box, Dialog, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useEffect, useMemo, useState } from 'react';
import { useCanAccess, useGetList, useGetRecordRepresentation, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { useMe } from '../me.ts';
import { pathTo, recordPath } from '../paths.ts';
import { rareEntries, useMenu } from './menu.ts';

const OPEN = 'go-anywhere';

/** Opens the dialog from anywhere. */
export const openGoAnywhere = (): void => {
  window.dispatchEvent(new Event(OPEN));
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

interface Destination {
  label: string;
  group: string;
  to: string;
}

function useFound(resource: string, q: string): Destination[] {
  const t = useTranslate();
  const represent = useGetRecordRepresentation(resource);
  const { canAccess } = useCanAccess({ resource, action: 'list' });
  const { data } = useGetList(
    resource,
    { filter: { q }, pagination: { page: 1, perPage: 5 } },
    { enabled: Boolean(canAccess) && q.length > 1 },
  );
  if (!data || q.length < 2) return [];
  return data.map((record) => ({
    label: String(represent(record)),
    group: t(`resources.${resource}.name`, { smart_count: 2 }),
    to: recordPath(resource, String(record.id)),
  }));
}

/** Ctrl+K: one field that leads to any page, service, booking, organisation or person. `/` goes to a page's own search first. */
export function GoAnywhere() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const show = () => setOpen(true);
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        show();
      } else if (event.key === '/' && !isTyping(event.target)) {
        event.preventDefault();
        const search = document.querySelector<HTMLInputElement>('main input[type="search"]');
        if (search) search.focus();
        else show();
      }
    };
    window.addEventListener(OPEN, show);
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener(OPEN, show);
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  return open ? <GoDialog onClose={() => setOpen(false)} /> : null;
}

function GoDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslate();
  const navigate = useNavigate();
  const me = useMe();
  const menu = useMenu();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  const services = useFound('services', q);
  const bookings = useFound('bookings', q);
  const organisations = useFound('organisations', q);
  const people = useFound('people', q);
  const pages = useMemo(() => {
    const rare = (me ? rareEntries(me) : []).filter(({ to }) => !menu.some((entry) => entry.to === to));
    return [
      ...menu,
      ...rare,
      { label: 'app.menu.messages', to: '/mails' },
      { label: 'app.menu.profile', to: '/profile' },
    ]
      .map(({ label, to }) => ({ label: t(label), group: t('app.go.pages'), to }))
      .filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()));
  }, [me, menu, t, typed]);

  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <DialogTitle>{t('app.go.title')}</DialogTitle>
      <DialogContent>
        <Autocomplete<Destination>
          options={[...pages, ...services, ...bookings, ...organisations, ...people]}
          groupBy={({ group }) => group}
          filterOptions={(options) => options}
          isOptionEqualToValue={(one, other) => one.to === other.to}
          getOptionKey={({ to }) => to}
          autoHighlight
          openOnFocus
          noOptionsText={t('app.go.nothing')}
          inputValue={typed}
          onInputChange={(_event, value) => setTyped(value)}
          onChange={(_event, chosen) => {
            if (!chosen) return;
            onClose();
            navigate(pathTo(chosen.to));
          }}
          renderInput={(params) => <TextField {...params} autoFocus label={t('app.go.label')} />}
          slotProps={{ listbox: { sx: { maxHeight: 340 } } }}
        />
        <Box sx={{ minHeight: { sm: 300 } }}>
          <Typography color="text.secondary">{t('app.go.hint')}</Typography>
        </Box>
      </DialogContent>
    </Dialog>
  );
}
