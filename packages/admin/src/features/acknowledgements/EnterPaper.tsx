import {
  Alert,
  Box,
  Button,
  Checkbox,
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  TextField,
} from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { fieldsOf } from '../../platform/http-error.ts';
import { Panel } from '../../platform/layout/Panel.tsx';
import { today } from '../../platform/london-time.ts';
import { useVerb } from '../../platform/operations.ts';
import { EnterPaperDocument, type Progress, type Reader } from './acknowledgement.graphql.ts';

interface EnterPaperProps {
  progress: Progress;
  missing: readonly Reader[];
  onClose: () => void;
}

/** Enters who signed on paper: a day, and a tick for each name. */
export function EnterPaper({ progress, missing, onClose }: EnterPaperProps) {
  const t = useTranslate();
  const notify = useNotify();
  const verb = useVerb(EnterPaperDocument);
  const [signedOn, setSignedOn] = useState(today());
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const words = (key: string, more?: object) => t(`resources.acknowledgements.progress.paper.${key}`, more);
  const refused = fieldsOf(verb.error);
  const wrongWho = tried && ticked.length === 0 ? words('needWho') : (refused.personIds ?? refused.readerIds);
  const idsOf = (key: 'personId' | 'readerId') =>
    missing.flatMap(({ [key]: id }) => (id !== null && ticked.includes(id) ? [id] : []));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (ticked.length === 0) return;
    const input = {
      policyVersionId: progress.policyVersionId,
      signedOn,
      personIds: idsOf('personId'),
      readerIds: idsOf('readerId'),
    };
    verb.mutate(
      { input },
      {
        onSuccess: () => {
          notify(words('done'), { type: 'success' });
          onClose();
        },
      },
    );
  };
  const toggle = (id: string) =>
    setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]);
  return (
    <Panel title={words('title')}>
      <form onSubmit={submit} noValidate>
        <p>{words('intro')}</p>
        {verb.error && Object.keys(refused).length === 0 && (
          <Alert severity="error" role="alert">
            {t(verb.error.message, { _: verb.error.message })}
          </Alert>
        )}
        <TextField
          id="signed-on"
          type="date"
          label={words('signedOn')}
          value={signedOn}
          onChange={(event) => setSignedOn(event.target.value)}
          error={Boolean(refused.signedOn)}
          helperText={refused.signedOn}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <FormControl component="fieldset" error={Boolean(wrongWho)} sx={{ display: 'block', my: 2 }}>
          <FormLabel component="legend">{words('who')}</FormLabel>
          {missing.map(({ personId, readerId, name }) => {
            const id = personId ?? readerId ?? '';
            return (
              <FormControlLabel
                key={id}
                sx={{ display: 'flex' }}
                control={<Checkbox checked={ticked.includes(id)} onChange={() => toggle(id)} />}
                label={name}
              />
            );
          })}
          {wrongWho && <FormHelperText role="alert">{wrongWho}</FormHelperText>}
        </FormControl>
        <Box sx={{ display: 'flex', gap: 2 }}>
          <Button type="submit" variant="contained" disabled={verb.isPending}>
            {words('submit', { smart_count: ticked.length })}
          </Button>
          <Button onClick={onClose}>{words('cancel')}</Button>
        </Box>
      </form>
    </Panel>
  );
}
