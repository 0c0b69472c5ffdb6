import {
  Checkbox,
  FormControl,
  FormControlLabel,
  FormGroup,
  FormHelperText,
  FormLabel,
  MenuItem,
  TextField,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import { useMe } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { type Audience, PeopleToChooseDocument } from './policy.graphql.ts';

/** Who looks after a policy, how often it is reviewed, and who confirms that they read it. */
export interface Keepers {
  ownerId: string;
  deputyId: string;
  /** As it is typed. */
  reviewMonths: string;
  acknowledgedBy: Audience[];
}

const AUDIENCES = [
  'ALL_STAFF',
  'MANAGERS',
  'TRUSTEES',
  'VOLUNTEERS',
  'NEW_STARTERS',
  'ROLE_HOLDERS',
] as const;
const MOST_MONTHS = 60;

/** The people of the acting organisation, for lists to choose from. */
export function useColleagues() {
  const organisation = useMe()?.actingFor?.id ?? null;
  const { data } = useRead(PeopleToChooseDocument, { organisation }, { enabled: organisation !== null });
  return data?.data.items ?? [];
}

const isMonths = (typed: string) =>
  /^\d+$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= MOST_MONTHS;

/** What is wrong with them, as keys of the words by field. */
export function problemsOfKeepers({ ownerId, deputyId, reviewMonths }: Keepers): Record<string, string> {
  return {
    ...(ownerId === '' ? { ownerId: 'needOwner' } : {}),
    ...(deputyId !== '' && deputyId === ownerId ? { deputyId: 'sameDeputy' } : {}),
    ...(isMonths(reviewMonths) ? {} : { reviewMonths: 'badMonths' }),
  };
}

/** As the API takes them. */
export const keepersInput = ({ ownerId, deputyId, reviewMonths, acknowledgedBy }: Keepers) => ({
  ownerId,
  deputyId: deputyId || null,
  reviewMonths: Number(reviewMonths),
  acknowledgedBy,
});

interface KeeperInputsProps {
  keepers: Keepers;
  onChange: (changes: Partial<Keepers>) => void;
  /** Sentences by field. */
  errors: Readonly<Record<string, string>>;
}

/** The fields of Keepers. */
export function KeeperInputs({ keepers, onChange, errors }: KeeperInputsProps) {
  const t = useTranslate();
  const people = useColleagues();
  const words = (key: string) => t(`resources.policies.keepers.${key}`);
  const field = (key: string) => t(`resources.policies.fields.${key}`);
  const person = (name: 'ownerId' | 'deputyId', label: string, help: string) => (
    <TextField
      id={`keeper-${name}`}
      select
      label={label}
      value={people.some(({ id }) => id === keepers[name]) ? keepers[name] : ''}
      onChange={(event) => onChange({ [name]: event.target.value })}
      error={errors[name] !== undefined}
      helperText={errors[name] ?? help}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{t('app.form.none')}</MenuItem>
      {people.map(({ id, name: shown }) => (
        <MenuItem key={id} value={id}>
          {shown}
        </MenuItem>
      ))}
    </TextField>
  );
  const toggle = (audience: Audience, isOn: boolean) =>
    onChange({
      acknowledgedBy: isOn
        ? [...keepers.acknowledgedBy, audience]
        : keepers.acknowledgedBy.filter((one) => one !== audience),
    });
  return (
    <>
      {person('ownerId', field('owner'), words('ownerHelp'))}
      {person('deputyId', `${field('deputy')} (${t('app.form.optional')})`, words('deputyHelp'))}
      <TextField
        id="keeper-reviewMonths"
        label={field('reviewMonths')}
        value={keepers.reviewMonths}
        onChange={(event) => onChange({ reviewMonths: event.target.value })}
        error={errors.reviewMonths !== undefined}
        helperText={errors.reviewMonths ?? words('monthsHelp')}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        sx={{ '& .MuiInputBase-root': { maxWidth: 160 } }}
      />
      <FormControl component="fieldset">
        <FormLabel component="legend">{field('acknowledgedBy')}</FormLabel>
        <FormHelperText>{words('acknowledgedByHelp')}</FormHelperText>
        <FormGroup sx={{ order: 3 }}>
          {AUDIENCES.map((audience) => (
            <FormControlLabel
              key={audience}
              control={
                <Checkbox
                  checked={keepers.acknowledgedBy.includes(audience)}
                  onChange={(event) => toggle(audience, event.target.checked)}
                />
              }
              label={t(`resources.policies.audience.${audience}`)}
            />
          ))}
        </FormGroup>
      </FormControl>
    </>
  );
}
