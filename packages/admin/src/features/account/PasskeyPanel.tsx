import { Box, Button, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { postAuth } from '../../platform/auth-client.ts';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { makePasskey, offersPasskeys } from '../../platform/passkey.ts';
import type { Passkey } from './account.graphql.ts';
import { useSecondFactors } from './second-factors.ts';

/** Passkeys: adding one on this device, renaming and removing. */
export function PasskeyPanel() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.account.passkeys.${key}`);
  const [adds, setAdds] = useState(false);
  const { factors, error, isPending, refetch, changed } = useSecondFactors();
  const isPossible = offersPasskeys();
  return (
    <Panel title={words('title')}>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {words('help')}
      </Typography>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {isPending && <Waiting lines={1} />}
      {factors?.passkeys.length === 0 && <Typography sx={{ mb: 2 }}>{words('none')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mb: 2 }}>
        {factors?.passkeys.map((passkey) => (
          <Row key={passkey.id} passkey={passkey} changed={changed} />
        ))}
      </Box>
      {isPossible ? (
        <Button variant="outlined" onClick={() => setAdds(true)}>
          {words('add')}
        </Button>
      ) : (
        <Typography>{words('unavailable')}</Typography>
      )}
      {adds && (
        <NameDialog
          title={words('addTitle')}
          confirm={words('add')}
          done={words('added')}
          save={makePasskey}
          onDone={changed}
          onClose={() => setAdds(false)}
        />
      )}
    </Panel>
  );
}

interface NameDialogProps {
  title: string;
  confirm: string;
  done: string;
  name?: string;
  save: (name: string) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
}

function NameDialog({ title, confirm, done, name: before = '', save, onDone, onClose }: NameDialogProps) {
  const t = useTranslate();
  const notify = useNotify();
  const words = (key: string) => t(`resources.account.passkeys.${key}`);
  const [name, setName] = useState(before);
  const [tried, setTried] = useState(false);
  const saving = useMutation({
    mutationFn: () => save(name.trim()),
    onSuccess: () => {
      notify(done, { type: 'success' });
      onClose();
      onDone();
    },
  });
  const isMissing = tried && !name.trim();
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      busy={saving.isPending}
      error={saving.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (name.trim()) saving.mutate();
      }}
    >
      <TextField
        id="passkey-name"
        label={words('name')}
        autoComplete="off"
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={isMissing}
        helperText={words(isMissing ? 'needName' : 'nameHelp')}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
    </ConfirmDialog>
  );
}

function Row({ passkey, changed }: { passkey: Passkey; changed: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const words = (key: string, more?: object) => t(`resources.account.passkeys.${key}`, more);
  const [step, setStep] = useState<'rename' | 'remove' | null>(null);
  const name = passkey.name ?? words('unnamed');
  const close = () => setStep(null);
  const remove = useMutation({
    mutationFn: () => postAuth('/passkey/delete-passkey', { id: passkey.id }),
    onSuccess: () => {
      notify(words('removed'), { type: 'success' });
      close();
      changed();
    },
  });
  return (
    <PanelRow>
      <Box>
        <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
        {passkey.createdAt && (
          <Typography color="text.secondary">
            {words('since', { when: dateText(dateOf(passkey.createdAt)) })}
          </Typography>
        )}
      </Box>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button
          size="small"
          variant="outlined"
          onClick={() => setStep('rename')}
          aria-label={words('renameNamed', { name })}
        >
          {words('rename')}
        </Button>
        <Button
          size="small"
          variant="outlined"
          color="error"
          onClick={() => setStep('remove')}
          aria-label={words('removeNamed', { name })}
        >
          {words('remove')}
        </Button>
      </Box>
      {step === 'rename' && (
        <NameDialog
          title={words('renameTitle')}
          confirm={words('rename')}
          done={words('renamed')}
          name={passkey.name ?? ''}
          save={(next) => postAuth('/passkey/update-passkey', { id: passkey.id, name: next })}
          onDone={changed}
          onClose={close}
        />
      )}
      {step === 'remove' && (
        <ConfirmDialog
          title={words('removeTitle')}
          consequence={words('removeConsequence', { name })}
          confirm={words('remove')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={close}
        />
      )}
    </PanelRow>
  );
}
