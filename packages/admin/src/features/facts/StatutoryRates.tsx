import './add-words.ts';
import { Box, Typography } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Failed, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { dateText, today } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import {
  AddStatutoryRateDocument,
  type StatutoryRate,
  StatutoryRatesDocument,
  UpdateStatutoryRateDocument,
} from './fact.graphql.ts';

const useWords = () => {
  const t = useTranslate();
  return (key: string, more?: object) => t(`resources.facts.rates.${key}`, more);
};

/** What the law sets, by its first day: what holds now, what was and what will be. */
export function StatutoryRates() {
  const words = useWords();
  const { data, error, isPending, refetch } = useRead(StatutoryRatesDocument, {});
  const rates = data?.data ?? [];
  const keys = [...new Set(rates.flatMap(({ key }) => key ?? []))];
  return (
    <Page
      title={words('title')}
      intro={words('intro')}
      back={{ to: '/templates', label: words('back') }}
      actions={keys.length > 0 && <AddRate rates={rates} keys={keys} />}
    >
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={6} />}
      {data && rates.length === 0 && <Nothing title={words('none')} />}
      <Box sx={{ display: 'grid', gap: 3 }}>
        {keys.map((key) => (
          <Rates key={key} rates={rates.filter((rate) => rate.key === key)} />
        ))}
      </Box>
    </Page>
  );
}

const labelOf = (rates: readonly StatutoryRate[], key: string) =>
  rates.find((rate) => rate.key === key)?.label ?? key;

function AddRate({ rates, keys }: { rates: readonly StatutoryRate[]; keys: readonly string[] }) {
  const words = useWords();
  const { canAccess: mayAdd } = useCanAccess({ resource: 'statutory-rates', action: 'create' });
  if (!mayAdd) return null;
  return (
    <VerbButton
      strong
      label={words('add')}
      title={words('addTitle')}
      consequence={words('addHelp')}
      confirm={words('add')}
      done={words('added')}
      document={AddStatutoryRateDocument}
      asks={[
        {
          name: 'key',
          label: words('which'),
          options: keys.map((key) => ({ value: key, label: labelOf(rates, key) })),
          initial: keys[0] ?? '',
        },
        { name: 'value', label: words('value'), help: words('valueHelp'), needed: words('needValue') },
        { name: 'from', label: words('fromLabel'), needed: words('needFrom'), kind: 'date' },
        { name: 'source', label: words('sourceLabel'), help: words('sourceHelp') },
      ]}
      variables={({ key = '', value = '', from = '', source }) => ({
        input: { key, value: value.trim(), from, source: source || null },
      })}
    />
  );
}

function Rates({ rates }: { rates: readonly StatutoryRate[] }) {
  const newestFirst = [...rates].sort((one, other) => (other.from ?? '').localeCompare(one.from ?? ''));
  const now = newestFirst.find(({ from }) => (from ?? '') <= today());
  return (
    <Panel title={rates[0]?.label ?? rates[0]?.key ?? ''}>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {newestFirst.map((rate) => (
          <Rate key={rate.id} rate={rate} isNow={rate === now} />
        ))}
      </Box>
    </Panel>
  );
}

function Rate({ rate, isNow }: { rate: StatutoryRate; isNow: boolean }) {
  const words = useWords();
  const { id, key, label, value, from, source, can, version } = rate;
  const day = from ? dateText(from) : '';
  const name = label ?? key ?? '';
  return (
    <PanelRow>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: isNow ? 650 : 400 }}>
          {value} {words(isNow ? 'since' : 'from', { date: day })}
          {isNow ? ` · ${words('now')}` : ''}
        </Typography>
        {source && (
          <Typography color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
            {words('source', { source })}
          </Typography>
        )}
      </Box>
      {can.includes('update') && (
        <VerbButton
          size="small"
          label={words('edit')}
          named={words('editNamed', { name, date: day })}
          title={words('editTitle', { name })}
          consequence={words('editHelp')}
          confirm={words('edit')}
          done={words('saved')}
          document={UpdateStatutoryRateDocument}
          asks={[
            {
              name: 'value',
              label: words('value'),
              help: words('valueHelp'),
              needed: words('needValue'),
              initial: value ?? '',
            },
            {
              name: 'from',
              label: words('fromLabel'),
              needed: words('needFrom'),
              kind: 'date',
              initial: from ?? '',
            },
            { name: 'source', label: words('sourceLabel'), help: words('sourceHelp'), initial: source ?? '' },
          ]}
          variables={(answers) => ({
            id,
            input: {
              key: key ?? '',
              value: (answers.value ?? '').trim(),
              from: answers.from ?? '',
              source: answers.source || null,
            },
            version: version ?? 0,
          })}
        />
      )}
    </PanelRow>
  );
}
