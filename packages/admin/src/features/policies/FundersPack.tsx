import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { FileBeingMade } from '../../platform/layout/FileBeingMade.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { isOpen } from '../../platform/layout/TaskProgress.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { usePolled, useVerb } from '../../platform/operations.ts';
import { FetchPack, usePacks } from './Packs.tsx';
import { CreatePackLinkDocument, FundersPackDocument, PackTaskDocument } from './policy.graphql.ts';
import type { PolicyRow } from './policy-list.graphql.ts';

const OFTEN_MS = 1_000;
const DAYS = 30;
const MOST_DAYS = 90;

interface FundersPackProps {
  /** Those in force: nothing else is given away. */
  policies: readonly PolicyRow[];
  leftOut: number;
  onClose: () => void;
}

/** The chosen policies for a funder: as one file, or as a link that ends by itself. */
export function FundersPack({ policies, leftOut, onClose }: FundersPackProps) {
  const t = useTranslate();
  const id = useId();
  const [way, setWay] = useState<'FILE' | 'LINK'>('FILE');
  const [days, setDays] = useState(String(DAYS));
  const make = useVerb(FundersPackDocument);
  const link = useVerb(CreatePackLinkDocument);
  const words = (key: string, more?: object) => t(`resources.policies.pack.${key}`, more);
  const policyIds = policies.map((policy) => policy.id);
  const isBad = !/^\d+$/.test(days) || Number(days) < 1 || Number(days) > MOST_DAYS;
  const isMade = Boolean(make.data ?? link.data);
  const busy = make.isPending || link.isPending;
  const submit = () => {
    if (way === 'FILE') make.mutate({ policyIds });
    else if (!isBad) link.mutate({ policyIds, days: Number(days) });
  };
  return (
    <Dialog open onClose={busy ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{words('title')}</DialogTitle>
      <DialogContent>
        <Problem message={(make.error ?? link.error)?.message} />
        {!isMade && (
          <>
            <Typography component="div" sx={{ mb: 2 }}>
              {words('holds', { smart_count: policies.length })}
              <Box component="ul" sx={{ my: 1, pl: 3 }}>
                {policies.map((policy) => (
                  <li key={policy.id}>
                    {policy.health === 'OVERDUE' ? words('overdue', { title: policy.title }) : policy.title}
                  </li>
                ))}
              </Box>
              {leftOut > 0 && words('leftOut', { smart_count: leftOut })}
            </Typography>
            <FormControl>
              <FormLabel id={`${id}-way`}>{words('way')}</FormLabel>
              <RadioGroup
                aria-labelledby={`${id}-way`}
                value={way}
                onChange={(event) => setWay(event.target.value === 'LINK' ? 'LINK' : 'FILE')}
              >
                <FormControlLabel value="FILE" control={<Radio />} label={words('asFile')} />
                <FormControlLabel value="LINK" control={<Radio />} label={words('asLink')} />
              </RadioGroup>
            </FormControl>
            {way === 'LINK' && (
              <TextField
                id={`${id}-days`}
                label={words('days')}
                value={days}
                onChange={(event) => setDays(event.target.value)}
                error={isBad}
                helperText={isBad ? words('badDays', { most: MOST_DAYS }) : words('daysHelp')}
                slotProps={{ htmlInput: { inputMode: 'numeric' } }}
                sx={{ maxWidth: 320 }}
              />
            )}
          </>
        )}
        {make.data && <Making taskId={make.data.data.id} />}
        {link.data && <MadeLink url={link.data.data.url} expiresAt={link.data.data.expiresAt} />}
      </DialogContent>
      <DialogActions sx={{ p: 2, gap: 1 }}>
        <Button onClick={onClose} disabled={busy}>
          {t(isMade ? 'app.form.close' : 'app.form.notNow')}
        </Button>
        {!isMade && (
          <Button variant="contained" onClick={submit} disabled={busy}>
            {busy ? t('app.form.saving') : words(way === 'FILE' ? 'make' : 'makeLink')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** The file is made beside everything else; who leaves finds it under the bell. */
function Making({ taskId }: { taskId: string }) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.policies.pack.${key}`);
  const { data } = usePolled(PackTaskDocument, { ids: [taskId] }, (known) =>
    isOpen(known?.data.items[0]?.status ?? 'WAITING') ? OFTEN_MS : false,
  );
  const task = data?.data.items[0];
  const made = usePacks().find(({ hasLink, isReady }) => isReady && !hasLink);
  const said = {
    leave: words('leave'),
    stopped: words('stopped'),
    failed: words('failed'),
    ready: words('ready'),
  };
  return (
    <FileBeingMade task={task} words={said}>
      <Box sx={{ mt: 1 }}>{made && <FetchPack pack={made} strong />}</Box>
    </FileBeingMade>
  );
}

function MadeLink({ url, expiresAt }: { url: string; expiresAt: string }) {
  const t = useTranslate();
  const [copied, setCopied] = useState(false);
  const words = (key: string, more?: object) => t(`resources.policies.pack.${key}`, more);
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <Box>
      <Typography sx={{ mb: 2 }}>{words('linkMade', { date: dateText(dateOf(expiresAt)) })}</Typography>
      <TextField
        id="pack-link"
        label={words('link')}
        value={url}
        slotProps={{ htmlInput: { readOnly: true }, inputLabel: { shrink: true } }}
        onFocus={(event) => event.target.select()}
      />
      <Button variant="outlined" onClick={() => void copy()}>
        {words(copied ? 'copied' : 'copy')}
      </Button>
    </Box>
  );
}
