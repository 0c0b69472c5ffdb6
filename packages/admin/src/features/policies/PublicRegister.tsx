import { FormControlLabel, Link, Switch, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { Panel } from '../../platform/layout/Panel.tsx';
import { useRead, useVerb } from '../../platform/operations.ts';
import { PublicRegisterDocument, SetPublicRegisterDocument } from './policy.graphql.ts';

/** Whether the organisation shows its policies to everybody, and where that page is. */
export function PublicRegister() {
  const t = useTranslate();
  const notify = useNotify();
  const { data } = useRead(PublicRegisterDocument, {});
  const set = useVerb(SetPublicRegisterDocument);
  const words = (key: string) => t(`resources.policies.register.${key}`);
  const register = data?.data;
  if (!register) return null;
  const isOn = register.isOn === true;
  const turn = (on: boolean) =>
    set.mutate(
      { on, version: register?.version ?? 0 },
      {
        onSuccess: () => notify(words(on ? 'isOn' : 'isOff'), { type: 'success' }),
        onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
      },
    );
  return (
    <Panel title={words('title')}>
      <Typography sx={{ mb: 1, maxWidth: '70ch' }}>{words('help')}</Typography>
      <FormControlLabel
        control={
          <Switch
            checked={isOn}
            disabled={set.isPending || !register.can.includes('set')}
            onChange={(event) => turn(event.target.checked)}
          />
        }
        label={words('switch')}
      />
      {isOn && register.url && (
        <Typography>
          <Link href={register.url} target="_blank" rel="noopener">
            {words('preview')}
          </Link>
        </Typography>
      )}
    </Panel>
  );
}
