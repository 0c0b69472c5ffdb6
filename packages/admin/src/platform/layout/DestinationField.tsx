import { Autocomplete, TextField } from '@mui/material';
import { useEffect, useMemo, useState } from 'react';
import { useCanAccess, useGetList, useGetRecordRepresentation, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { pathTo, recordPath } from '../paths.ts';
import { useMenu, useRareEntries } from './menu.ts';

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

/** What is typed is kept outside, so that a field can take the place of another. */
export interface DestinationFieldProps {
  typed: string;
  onType: (typed: string) => void;
  onClose: () => void;
}

/** One field that leads to any page, service, booking, organisation or person. */
export function DestinationField({ typed, onType, onClose }: DestinationFieldProps) {
  const t = useTranslate();
  const navigate = useNavigate();
  const menu = useMenu();
  const rare = useRareEntries();
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
    return [
      ...menu,
      ...rare,
      { label: 'app.menu.messages', to: '/mails' },
      { label: 'app.menu.profile', to: '/profile' },
    ]
      .map(({ label, to }) => ({ label: t(label), group: t('app.go.pages'), to }))
      .filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()));
  }, [rare, menu, t, typed]);

  return (
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
      onInputChange={(_event, value, reason) => {
        // the field empties itself when it appears, which is no wish of who types
        if (reason !== 'reset') onType(value);
      }}
      onChange={(_event, chosen) => {
        if (!chosen) return;
        onClose();
        navigate(pathTo(chosen.to));
      }}
      renderInput={(params) => (
        <TextField
          {...params}
          autoFocus
          label={t('app.go.label')}
          onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        />
      )}
      slotProps={{ listbox: { sx: { maxHeight: 340 } } }}
    />
  );
}
