import {
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PolicyVersion } from './policy.graphql.ts';

export type ChangeSize = NonNullable<PolicyVersion['change']>;

interface ChangeInputsProps {
  change: ChangeSize;
  summary: string;
  onChange: (changes: { change?: ChangeSize; summary?: string }) => void;
  /** Sentences by field of the API. */
  errors: Readonly<Record<string, string>>;
}

/** How much a new version changes, and what, in a sentence. */
export function ChangeInputs({ change, summary, onChange, errors }: ChangeInputsProps) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.policies.wording.${key}`);
  return (
    <>
      <FormControl>
        <FormLabel id="wording-change">{words('change')}</FormLabel>
        <RadioGroup
          aria-labelledby="wording-change"
          value={change}
          onChange={(event) => onChange({ change: event.target.value === 'MINOR' ? 'MINOR' : 'MATERIAL' })}
        >
          <FormControlLabel value="MATERIAL" control={<Radio />} label={words('MATERIAL')} />
          <FormControlLabel value="MINOR" control={<Radio />} label={words('MINOR')} />
        </RadioGroup>
        {errors.change && <FormHelperText error>{errors.change}</FormHelperText>}
      </FormControl>
      <TextField
        id="wording-summary"
        label={words('summary')}
        multiline
        minRows={2}
        value={summary}
        onChange={(event) => onChange({ summary: event.target.value })}
        error={errors.changeSummary !== undefined}
        helperText={errors.changeSummary ?? words('summaryHelp')}
      />
    </>
  );
}
