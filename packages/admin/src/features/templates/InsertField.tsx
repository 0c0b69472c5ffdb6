import { Autocomplete, Box, Button, TextField, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useRead } from '../../platform/operations.ts';
import { FactVocabularyDocument, type Question } from '../facts/fact.graphql.ts';
import { useWords } from './use-words.ts';

interface Field {
  key: string;
  label: string;
  kind: Question['kind'];
  optional: boolean;
  group: string;
  /** The list that it is a part of. */
  list: string | undefined;
}

function fieldsOf(vocabulary: readonly Question[]): Field[] {
  return vocabulary.flatMap(({ key, label, kind, optional, group, rows }) => [
    { key, label, kind, optional, group, list: undefined },
    ...(rows ?? []).map((row) => ({ ...row, group, list: key })),
  ]);
}

/** What stands in the text for a field: a condition where it cannot be printed, or may be missing. */
export function tagOf({ key, kind, optional }: Pick<Field, 'key' | 'kind' | 'optional'>): string {
  if (kind === 'YES_NO' || kind === 'LIST') return `{#${key}}\n\n\n\n{/${key}}`;
  return optional ? `{#${key}}{${key}}{/${key}}` : `{${key}}`;
}

/** Looks a merge field up by its question or its key, and puts it where the cursor is. */
export function InsertField({ onInsert }: { onInsert: (text: string) => void }) {
  const t = useTranslate();
  const words = useWords();
  const { data } = useRead(FactVocabularyDocument, {});
  const [chosen, setChosen] = useState<Field | null>(null);
  const fields = useMemo(() => fieldsOf(data?.data ?? []), [data]);
  return (
    <Box sx={{ mb: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'end' }}>
        <Autocomplete<Field>
          id="insert-field"
          sx={{ flex: '1 1 260px', '& .MuiFormControl-root': { mb: 0 } }}
          options={fields}
          value={chosen}
          onChange={(_event, field) => setChosen(field)}
          groupBy={({ group }) => t(`resources.facts.group.${group}`)}
          getOptionKey={({ list, key }) => `${list ?? ''}.${key}`}
          getOptionLabel={({ key, label }) => `${label} {${key}}`}
          isOptionEqualToValue={(one, other) => one.key === other.key && one.list === other.list}
          noOptionsText={words('write.noField')}
          renderInput={(params) => <TextField {...params} label={words('write.field')} />}
        />
        <Button variant="outlined" disabled={!chosen} onClick={() => chosen && onInsert(tagOf(chosen))}>
          {words('write.insert')}
        </Button>
      </Box>
      {chosen && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>
          {words(`write.kind.${chosen.kind}`, { key: chosen.key })}
          {chosen.list ? ` ${words('write.inList', { list: chosen.list })}` : ''}
          {chosen.optional && chosen.kind !== 'YES_NO' && chosen.kind !== 'LIST'
            ? ` ${words('write.mayBeMissing')}`
            : ''}
        </Typography>
      )}
    </Box>
  );
}
