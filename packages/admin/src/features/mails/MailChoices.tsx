import { MenuItem, TextField, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { useRead, useVerb } from '../../platform/operations.ts';
import { ChooseMailDocument, type MailChoice, MailChoicesDocument } from './mail.graphql.ts';

const DELIVERIES = ['AT_ONCE', 'DAILY', 'NEVER'] as const;

/** What one gets by mail, and how often: a part of the profile. */
export function MailChoices() {
  const t = useTranslate();
  const { data, error, isPending, refetch } = useRead(MailChoicesDocument, {});
  const choices = data?.data.filter(({ choosable }) => choosable) ?? [];
  return (
    <Panel title={t('resources.mails.choices.title')}>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('resources.mails.choices.help')}
      </Typography>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={3} />}
      {choices.map((choice) => (
        <Choice key={choice.id} choice={choice} />
      ))}
    </Panel>
  );
}

function Choice({ choice }: { choice: MailChoice }) {
  const t = useTranslate();
  const notify = useNotify();
  const choose = useVerb(ChooseMailDocument);
  const words = (key: string) => t(`resources.mails.choices.${key}`);
  const save = (value: string) => {
    const delivery = DELIVERIES.find((one) => one === value);
    if (!delivery) return;
    choose.mutate(
      { group: choice.id, delivery },
      {
        onSuccess: () => notify(words('saved'), { type: 'success' }),
        onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
      },
    );
  };
  return (
    <TextField
      id={`mails-${choice.id}`}
      select
      label={words(`group.${choice.id}`)}
      value={choose.isPending ? choose.variables.delivery : choice.delivery}
      disabled={choose.isPending}
      onChange={(event) => save(event.target.value)}
      sx={{ mb: 1 }}
    >
      {DELIVERIES.map((delivery) => (
        <MenuItem key={delivery} value={delivery}>
          {words(`delivery.${delivery}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}
