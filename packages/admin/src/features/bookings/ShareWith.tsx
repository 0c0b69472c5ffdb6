import { Autocomplete, TextField } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import type { Me } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { ColleaguesDocument } from './booking.graphql.ts';

interface Colleague {
  id: string;
  name: string | null;
}

/** The people of one's own organisation, without oneself; empty where one may not see them. */
export function useColleagues(me: Me): Colleague[] {
  const { canAccess } = useCanAccess({ resource: 'people', action: 'list' });
  const { data } = useRead(
    ColleaguesDocument,
    { organisation: me.actingFor?.id ?? '' },
    { enabled: Boolean(canAccess && me.actingFor) },
  );
  return data?.data.items.filter(({ id }) => id !== me.person.id) ?? [];
}

interface ShareWithProps {
  colleagues: Colleague[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  error: string | undefined;
}

/** Who else may read a booking; nobody unless named. */
export function ShareWith({ colleagues, chosen, onChange, error }: ShareWithProps) {
  const t = useTranslate();
  if (colleagues.length === 0) return null;
  return (
    <Autocomplete
      id="shared-with"
      multiple
      options={colleagues}
      value={colleagues.filter(({ id }) => chosen.includes(id))}
      getOptionLabel={({ name }) => name ?? ''}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_event, people) => onChange(people.map(({ id }) => id))}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('resources.bookings.create.sharedWith')}
          error={Boolean(error)}
          helperText={error ?? t('resources.bookings.create.sharedWithHelp')}
        />
      )}
    />
  );
}
