import {
  Box,
  Checkbox,
  FormControl,
  FormControlLabel,
  FormLabel,
  MenuItem,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { useMe } from '../../platform/me.ts';
import { useVerb } from '../../platform/operations.ts';
import { CreateApiTokenDocument, type NewApiToken } from './account.graphql.ts';
import { ShownOnce } from './ShownOnce.tsx';

const SCOPES = ['READ', 'READ_AND_CHANGE'] as const satisfies readonly NewApiToken['scope'][];
const SUBJECTS = ['Booking', 'Service', 'Availability', 'Organisation', 'Person', 'Membership'] as const;
const DAYS = [7, 30, 90, 365] as const;

/** Asks what the token is for and may do, then shows it, once. */
export function MakeToken({ onClose }: { onClose: () => void }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.account.tokens.${key}`, more);
  const me = useMe();
  // The same press of the button twice makes one token.
  const [key] = useState(() => `token-${[...crypto.getRandomValues(new Uint32Array(4))].join('-')}`);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<NewApiToken['scope']>('READ');
  const [subjects, setSubjects] = useState<readonly string[]>([]);
  const [days, setDays] = useState<number>(90);
  const [tried, setTried] = useState(false);
  const create = useVerb(CreateApiTokenDocument);
  const made = create.data?.data;
  if (made?.token) {
    return (
      <ShownOnce
        title={words('madeTitle')}
        help={words('madeHelp')}
        lines={[made.token]}
        done={words('done')}
        onDone={onClose}
      />
    );
  }
  const isMissing = tried && !name.trim();
  const input = { name: name.trim(), scope, days, subjects: subjects.length > 0 ? [...subjects] : null };
  return (
    <ConfirmDialog
      title={words('addTitle')}
      consequence={words('actsFor', { name: me?.actingFor?.name ?? words('consortium') })}
      confirm={words('submit')}
      busy={create.isPending}
      error={create.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (name.trim()) create.mutate({ input, key });
      }}
    >
      <TextField
        id="token-name"
        label={words('name')}
        autoComplete="off"
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={isMissing}
        helperText={words(isMissing ? 'needName' : 'nameHelp')}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <Scope value={scope} onChange={setScope} />
      <Subjects value={subjects} onChange={setSubjects} />
      <TextField
        id="token-days"
        select
        label={words('days')}
        value={days}
        onChange={(event) => setDays(Number(event.target.value))}
      >
        {DAYS.map((number) => (
          <MenuItem key={number} value={number}>
            {number === 365 ? words('year') : words('day', { smart_count: number })}
          </MenuItem>
        ))}
      </TextField>
    </ConfirmDialog>
  );
}

function Scope({
  value,
  onChange,
}: {
  value: NewApiToken['scope'];
  onChange: (scope: NewApiToken['scope']) => void;
}) {
  const t = useTranslate();
  const id = useId();
  return (
    <FormControl>
      <FormLabel id={id}>{t('resources.account.tokens.scope')}</FormLabel>
      <RadioGroup aria-labelledby={id} value={value}>
        {SCOPES.map((scope) => (
          <FormControlLabel
            key={scope}
            value={scope}
            control={<Radio onChange={() => onChange(scope)} />}
            label={t(`resources.account.tokens.scopes.${scope}`)}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

function Subjects({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (subjects: readonly string[]) => void;
}) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.account.tokens.${key}`);
  const toggle = (subject: string) =>
    onChange(value.includes(subject) ? value.filter((one) => one !== subject) : [...value, subject]);
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{words('subjects')}</FormLabel>
      <Typography color="text.secondary">{words('subjectsHelp')}</Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        {SUBJECTS.map((subject) => (
          <FormControlLabel
            key={subject}
            control={<Checkbox checked={value.includes(subject)} onChange={() => toggle(subject)} />}
            label={words(`subject.${subject}`)}
          />
        ))}
      </Box>
    </FormControl>
  );
}
