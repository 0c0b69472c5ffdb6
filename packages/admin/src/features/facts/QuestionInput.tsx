import './add-words.ts';
import {
  Box,
  Button,
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { isEmpty, type RowQuestion, type Typed, type TypedRow, typedOf } from './answers.ts';
import type { FactKind } from './fact.graphql.ts';

interface PlainQuestion {
  key: string;
  kind: FactKind;
  label: string;
  help: string | null;
  optional: boolean;
  suggestion?: unknown;
}

interface QuestionInputProps {
  question: PlainQuestion & { rows?: readonly RowQuestion[] | null };
  value: Typed | undefined;
  onChange: (value: Typed) => void;
  /** Messages by field path: the question's key, or `sites.0.site_name` within a list. */
  errors: Readonly<Record<string, string>>;
}

/** One question, asked by its kind: a line, a text, a number, a day, yes or no, or rows of a list. */
export function QuestionInput({ question, value, onChange, errors }: QuestionInputProps) {
  if (question.kind === 'LIST')
    return (
      <RowsInput
        question={question}
        rows={Array.isArray(value) ? value : []}
        onChange={onChange}
        errors={errors}
      />
    );
  const plain = Array.isArray(value) ? '' : value;
  return (
    <Box>
      <PlainInput
        id={question.key}
        question={question}
        value={plain}
        onChange={onChange}
        error={errors[question.key]}
      />
      <Suggestion question={question} value={plain} onChange={onChange} />
    </Box>
  );
}

/** What most charities answer: offered, never assumed. */
function Suggestion({
  question,
  value,
  onChange,
}: {
  question: PlainQuestion;
  value: string | boolean | undefined;
  onChange: (value: Typed) => void;
}) {
  const t = useTranslate();
  const { suggestion } = question;
  if (suggestion === null || suggestion === undefined || !isEmpty(value)) return null;
  const shown =
    typeof suggestion === 'boolean' ? t(suggestion ? 'app.form.yes' : 'app.form.no') : String(suggestion);
  return (
    <Box sx={{ mt: -1.5, mb: 2.5 }}>
      <Button
        size="small"
        variant="outlined"
        onClick={() => onChange(typedOf(suggestion))}
        sx={{ textAlign: 'left' }}
      >
        {t('resources.facts.use', { value: shown })}
      </Button>
    </Box>
  );
}

interface PlainInputProps {
  id: string;
  question: PlainQuestion;
  value: string | boolean | undefined;
  onChange: (value: string | boolean) => void;
  error: string | undefined;
}

function PlainInput({ id, question, value, onChange, error }: PlainInputProps) {
  const t = useTranslate();
  const label = question.optional ? `${question.label} (${t('app.form.optional')})` : question.label;
  if (question.kind === 'YES_NO')
    return (
      <YesNoInput
        id={id}
        label={label}
        help={question.help}
        value={value}
        onChange={onChange}
        error={error}
      />
    );
  return (
    <TextField
      id={`answer-${id}`}
      label={label}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value)}
      error={error !== undefined}
      helperText={error ?? question.help}
      multiline={question.kind === 'LONG_TEXT'}
      minRows={question.kind === 'LONG_TEXT' ? 3 : undefined}
      type={question.kind === 'DATE' ? 'date' : 'text'}
      slotProps={{ htmlInput: { inputMode: question.kind === 'NUMBER' ? 'decimal' : undefined } }}
      sx={isShort(question.kind) ? { '& .MuiInputBase-root': { maxWidth: 240 } } : {}}
    />
  );
}

const isShort = (kind: FactKind) => kind === 'NUMBER' || kind === 'DATE';

function YesNoInput({
  id,
  label,
  help,
  value,
  onChange,
  error,
}: {
  id: string;
  label: string;
  help: string | null;
  value: string | boolean | undefined;
  onChange: (value: boolean) => void;
  error: string | undefined;
}) {
  const t = useTranslate();
  const name = useId();
  const hint = error ?? help;
  return (
    <FormControl
      component="fieldset"
      error={error !== undefined}
      aria-describedby={hint ? `${name}-help` : undefined}
    >
      <FormLabel component="legend" sx={{ '&.Mui-focused': { color: 'text.primary' } }}>
        {label}
      </FormLabel>
      {hint && <FormHelperText id={`${name}-help`}>{hint}</FormHelperText>}
      <RadioGroup
        row
        name={name}
        value={typeof value === 'boolean' ? String(value) : ''}
        onChange={(_event, chosen) => onChange(chosen === 'true')}
        sx={{ order: 3 }}
      >
        <FormControlLabel value="true" control={<Radio id={`answer-${id}`} />} label={t('app.form.yes')} />
        <FormControlLabel value="false" control={<Radio />} label={t('app.form.no')} />
      </RadioGroup>
    </FormControl>
  );
}

function RowsInput({
  question,
  rows,
  onChange,
  errors,
}: {
  question: QuestionInputProps['question'];
  rows: readonly TypedRow[];
  onChange: (rows: TypedRow[]) => void;
  errors: Readonly<Record<string, string>>;
}) {
  const t = useTranslate();
  const id = useId();
  const words = (key: string, more?: object) => t(`resources.facts.rows.${key}`, more);
  // an empty row to type into, so that nobody has to ask for one
  const shown: readonly TypedRow[] = rows.length > 0 ? rows : [{}];
  const set = (index: number, row: TypedRow) => onChange(shown.map((old, at) => (at === index ? row : old)));
  const problem = errors[question.key];
  return (
    <Box
      component="fieldset"
      aria-describedby={`${id}-help`}
      sx={{ border: 0, p: 0, m: 0, mb: 2.5, minWidth: 0 }}
    >
      <Box component="legend" sx={{ fontWeight: 600, p: 0 }}>
        {question.optional ? `${question.label} (${t('app.form.optional')})` : question.label}
      </Box>
      <Typography
        id={`${id}-help`}
        variant="body2"
        color={problem ? 'error' : 'text.secondary'}
        sx={{ mb: 1 }}
      >
        {problem ?? question.help}
      </Typography>
      {shown.map((row, index) => (
        <Box
          component="fieldset"
          // rows have no name of their own while they are typed
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2, mb: 1.5, mx: 0, minWidth: 0 }}
        >
          <Box component="legend" sx={{ px: 0.5, color: 'text.secondary' }}>
            {words('row', { number: index + 1 })}
          </Box>
          {(question.rows ?? []).map((cell, at) => {
            const path = `${question.key}.${index}.${cell.key}`;
            return (
              <PlainInput
                key={cell.key}
                id={index === 0 && at === 0 ? question.key : path}
                question={cell}
                value={row[cell.key]}
                onChange={(value) => set(index, { ...row, [cell.key]: value })}
                error={errors[path]}
              />
            );
          })}
          {rows.length > 0 && (
            <Button
              size="small"
              aria-label={words('removeNamed', { number: index + 1 })}
              onClick={() => onChange(shown.filter((_row, at) => at !== index))}
            >
              {words('remove')}
            </Button>
          )}
        </Box>
      ))}
      <Button variant="outlined" size="small" onClick={() => onChange([...shown, {}])}>
        {words('add')}
      </Button>
    </Box>
  );
}
