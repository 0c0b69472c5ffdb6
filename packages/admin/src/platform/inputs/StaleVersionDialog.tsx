import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Radio,
  RadioGroup,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { type HttpError, type RaRecord, useGetOne, useTranslate, useUpdate } from 'react-admin';
import { Failed, Waiting } from '../layout/States.tsx';

interface Props {
  resource: string;
  /** What the person wanted to save. */
  mine: RaRecord;
  fields: readonly string[];
  onSaved: (record: RaRecord) => void;
  onClose: () => void;
}

function shown(value: unknown, none: string): string {
  if (value === null || value === undefined || value === '') return none;
  if (Array.isArray(value)) return value.length ? value.map((one) => shown(one, none)).join(', ') : none;
  if (typeof value === 'object') return 'name' in value ? String(value.name) : JSON.stringify(value);
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  return String(value);
}

/** "Somebody else changed this": both versions, field by field; the choice is saved on top of theirs. */
export function StaleVersionDialog({ resource, mine, fields, onSaved, onClose }: Props) {
  const t = useTranslate();
  const theirs = useGetOne(resource, { id: mine.id }, { staleTime: 0, refetchOnMount: 'always' });
  const [takeTheirs, setTakeTheirs] = useState<ReadonlySet<string>>(new Set());
  const [update, { isPending, error }] = useUpdate<RaRecord, HttpError>();
  const record = theirs.isFetching ? undefined : theirs.data;
  const different = record
    ? fields.filter((field) => JSON.stringify(mine[field] ?? null) !== JSON.stringify(record[field] ?? null))
    : [];
  const none = t('app.form.none');

  const save = () => {
    if (!record) return;
    const kept = Object.fromEntries(
      different.filter((field) => !takeTheirs.has(field)).map((field) => [field, mine[field]]),
    );
    if (Object.keys(kept).length === 0) {
      onSaved(record);
      return;
    }
    update(
      resource,
      { id: mine.id, data: { ...record, ...kept }, previousData: record },
      { mutationMode: 'pessimistic', onSuccess: onSaved },
    );
  };
  const choose = (field: string, version: string) => {
    const next = new Set(takeTheirs);
    if (version === 'theirs') next.add(field);
    else next.delete(field);
    setTakeTheirs(next);
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="stale-title">
      <DialogTitle id="stale-title">{t('app.stale.title')}</DialogTitle>
      <DialogContent>
        {theirs.error && <Failed error={theirs.error} />}
        {!record && !theirs.error && <Waiting lines={3} />}
        {error && (
          <Alert severity="error" role="alert" sx={{ mb: 2 }}>
            {t(error.message, { _: error.message })}
          </Alert>
        )}
        {record && (
          <Typography sx={{ mb: 2 }}>{t(different.length ? 'app.stale.intro' : 'app.stale.same')}</Typography>
        )}
        {record &&
          different.map((field) => (
            <Box
              key={field}
              component="fieldset"
              sx={{ border: 0, borderTop: 1, borderColor: 'divider', m: 0, px: 0, py: 2 }}
            >
              <Box component="legend" sx={{ fontWeight: 600, p: 0, float: 'left', width: '100%' }}>
                {t(`resources.${resource}.fields.${field}`, { _: field })}
              </Box>
              <RadioGroup
                value={takeTheirs.has(field) ? 'theirs' : 'mine'}
                onChange={(_event, version) => choose(field, version)}
                sx={{
                  clear: 'both',
                  display: 'grid',
                  gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
                  gap: 1,
                }}
              >
                <Choice value="mine" label={t('app.stale.mine')} text={shown(mine[field], none)} />
                <Choice value="theirs" label={t('app.stale.theirs')} text={shown(record[field], none)} />
              </RadioGroup>
            </Box>
          ))}
      </DialogContent>
      <DialogActions sx={{ p: 2 }}>
        <Button onClick={onClose}>{t('app.form.cancel')}</Button>
        <Button variant="contained" onClick={save} disabled={!record || isPending}>
          {t(isPending ? 'app.form.saving' : 'app.stale.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Choice({ value, label, text }: { value: string; label: string; text: string }) {
  return (
    <FormControlLabel
      value={value}
      control={<Radio />}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, m: 0, p: 1, alignItems: 'flex-start' }}
      label={
        <>
          <Box sx={{ color: 'text.secondary' }}>{label}</Box>
          <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</Box>
        </>
      }
    />
  );
}
