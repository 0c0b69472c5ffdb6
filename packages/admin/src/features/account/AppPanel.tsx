import { Box, Button, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { postAuth } from '../../platform/auth-client.ts';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { useSecondFactors } from './second-factors.ts';
import { TurnOnApp } from './TurnOnApp.tsx';

type Step = 'turn on' | 'turn off' | 'new codes' | null;

/** Codes from an authenticator app, and the recovery codes that stand in for it. */
export function AppPanel() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.account.app.${key}`);
  const [step, setStep] = useState<Step>(null);
  const { factors, error, isPending, refetch, changed } = useSecondFactors();
  const close = () => setStep(null);
  return (
    <Panel title={words('title')}>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {words('help')}
      </Typography>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {isPending && <Waiting lines={1} />}
      {factors && (
        <>
          <Typography sx={{ mb: 2, fontWeight: 600 }}>{words(factors.app ? 'on' : 'off')}</Typography>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            {factors.app ? (
              <>
                <Button variant="outlined" onClick={() => setStep('new codes')}>
                  {words('newCodes')}
                </Button>
                <Button variant="outlined" color="error" onClick={() => setStep('turn off')}>
                  {words('turnOff')}
                </Button>
              </>
            ) : (
              <Button variant="contained" onClick={() => setStep('turn on')}>
                {words('turnOn')}
              </Button>
            )}
          </Box>
        </>
      )}
      {step === 'turn on' && (
        <TurnOnApp
          onClose={close}
          onDone={() => {
            close();
            changed();
          }}
        />
      )}
      {step === 'turn off' && <TurnOff onClose={close} onDone={changed} />}
      {step === 'new codes' && <NewCodes onClose={close} />}
    </Panel>
  );
}

function TurnOff({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const words = (key: string) => t(`resources.account.app.${key}`);
  const turnOff = useMutation({
    mutationFn: (password: string) => postAuth('/two-factor/disable', { password }),
    onSuccess: () => {
      notify(words('turnedOff'), { type: 'success' });
      onClose();
      onDone();
    },
  });
  return (
    <PasswordDialog
      title={words('turnOffTitle')}
      consequence={words('turnOffConsequence')}
      confirm={words('turnOff')}
      danger
      busy={turnOff.isPending}
      error={turnOff.error}
      onConfirm={(password) => turnOff.mutate(password)}
      onClose={onClose}
    />
  );
}

function NewCodes({ onClose }: { onClose: () => void }) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.account.app.${key}`);
  const make = useMutation({
    mutationFn: (password: string) =>
      postAuth<{ backupCodes: string[] }>('/two-factor/generate-backup-codes', { password }),
  });
  if (make.data) return <RecoveryCodes codes={make.data.backupCodes} onDone={onClose} />;
  return (
    <PasswordDialog
      title={words('newCodesTitle')}
      consequence={words('newCodesConsequence')}
      confirm={words('make')}
      busy={make.isPending}
      error={make.error}
      onConfirm={(password) => make.mutate(password)}
      onClose={onClose}
    />
  );
}
