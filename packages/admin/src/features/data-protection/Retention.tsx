import './add-words.ts';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Facts } from '../../platform/layout/Facts.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { Term } from '../../platform/layout/Term.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { dateOf, dateText, today } from '../../platform/london-time.ts';
import { useRead, useReadAll } from '../../platform/operations.ts';
import {
  ColleaguesDocument,
  CreateLegalHoldDocument,
  KeepLongerDocument,
  type LegalHold,
  LegalHoldsDocument,
  ReleaseLegalHoldDocument,
  type RetentionRule,
  RetentionRulesDocument,
} from './data-protection.graphql.ts';

const useWords = () => {
  const t = useTranslate();
  return (key: string, more?: object) => t(`resources.data-protection.keep.${key}`, more);
};

/** How long things are kept and why, what the nightly run erased, and what is held back from it. */
export function Retention() {
  const t = useTranslate();
  const words = useWords();
  const { data, error, isPending, refetch } = useRead(RetentionRulesDocument, {});
  return (
    <Page
      title={words('title')}
      intro={words('intro')}
      back={{ to: '/data-protection', label: t('resources.data-protection.title') }}
    >
      <Box sx={{ display: 'grid', gap: 3 }}>
        <Holds />
        {error && <Failed error={error} retry={() => refetch()} />}
        {isPending && <Waiting lines={8} />}
        {data?.data.map((rule) => (
          <Rule key={rule.id} rule={rule} />
        ))}
      </Box>
    </Page>
  );
}

function Rule({ rule }: { rule: RetentionRule }) {
  const words = useWords();
  const period = (months: number) =>
    months % 12 === 0
      ? words('years', { smart_count: months / 12 })
      : words('months', { smart_count: months });
  const usual = rule.months === null ? words('days', { smart_count: rule.days ?? 0 }) : period(rule.months);
  const name = words(`kind.${rule.id}`);
  return (
    <Panel
      title={name}
      action={
        rule.choosable && (
          <VerbButton
            label={words('change.label')}
            named={words('change.named', { name })}
            title={words('change.title', { name })}
            consequence={words('change.consequence', { usual })}
            confirm={words('change.confirm')}
            done={words('change.done')}
            size="small"
            document={KeepLongerDocument}
            asks={[
              {
                name: 'months',
                label: words('change.months'),
                help: words('change.monthsHelp', { least: rule.months }),
                needed: words('change.needMonths'),
                kind: 'number',
                initial: String(rule.ownMonths ?? rule.months ?? ''),
              },
              {
                name: 'reason',
                label: words('change.reason'),
                help: words('change.reasonHelp'),
                kind: 'long',
                initial: rule.ownReason ?? '',
              },
            ]}
            variables={({ months, reason }) => ({
              input: { kind: rule.id, months: Math.trunc(Number(months)), reason: reason || null },
            })}
          />
        )
      }
    >
      <Typography sx={{ mb: 2 }}>{rule.what}</Typography>
      <Facts
        facts={[
          [
            words('period'),
            words('from', { period: rule.ownMonths ? period(rule.ownMonths) : usual, from: rule.from }),
          ],
          [words('ownReason'), rule.ownReason],
          [words('end'), words(`ends.${rule.end}`)],
          [words('why'), rule.note],
          [
            words('lastRun'),
            rule.lastRunAt
              ? words('ran', { date: dateText(dateOf(rule.lastRunAt)), smart_count: rule.erased })
              : words('neverRan'),
          ],
          [words('held'), rule.holds > 0 ? words('holds', { smart_count: rule.holds }) : null],
        ]}
      />
    </Panel>
  );
}

function Holds() {
  const words = useWords();
  const { data, error, isPending, refetch } = useRead(LegalHoldsDocument, { page: 1 });
  const { data: colleagues } = useReadAll(ColleaguesDocument, { page: 1 });
  const holds = data?.data.items ?? [];
  return (
    <Panel
      title={words('hold.title')}
      action={
        <VerbButton
          label={words('hold.add')}
          title={words('hold.addTitle')}
          consequence={words('hold.consequence')}
          confirm={words('hold.confirm')}
          done={words('hold.done')}
          document={CreateLegalHoldDocument}
          asks={[
            {
              name: 'personId',
              label: words('hold.about'),
              options: [
                { value: '', label: words('hold.everything') },
                ...(colleagues ?? []).map(({ id, name }) => ({ value: id, label: name ?? '' })),
              ],
            },
            {
              name: 'reason',
              label: words('hold.reason'),
              help: words('hold.reasonHelp'),
              needed: words('hold.needReason'),
              kind: 'long',
            },
            { name: 'heldFrom', label: words('hold.heldFrom'), kind: 'date', initial: today() },
          ]}
          variables={({ personId, reason = '', heldFrom }) => ({
            input: { personId: personId || null, reason, heldFrom: heldFrom || null },
          })}
        />
      }
    >
      <Term>{words('hold.help')}</Term>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={2} />}
      {data && holds.length === 0 && <Typography>{words('hold.none')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {holds.map((hold) => (
          <HoldRow key={hold.id} hold={hold} />
        ))}
      </Box>
    </Panel>
  );
}

function HoldRow({ hold }: { hold: LegalHold }) {
  const words = useWords();
  const { id, version, person, booking } = hold;
  const about = person?.name ?? booking?.reference ?? booking?.label ?? words('hold.everything');
  return (
    <PanelRow>
      <Box sx={{ flex: '1 1 260px' }}>
        <Typography sx={{ fontWeight: 600 }}>{about}</Typography>
        <Typography sx={{ overflowWrap: 'anywhere' }}>{hold.reason}</Typography>
        <Typography color="text.secondary">
          {words(hold.releasedAt ? 'hold.was' : 'hold.since', {
            date: hold.heldFrom && dateText(hold.heldFrom),
            until: hold.releasedAt && dateText(dateOf(hold.releasedAt)),
          })}
        </Typography>
      </Box>
      {hold.can.includes('release') && (
        <VerbButton
          label={words('hold.release')}
          named={words('hold.releaseNamed', { name: about })}
          title={words('hold.releaseTitle')}
          consequence={words('hold.releaseConsequence')}
          confirm={words('hold.release')}
          done={words('hold.released')}
          size="small"
          document={ReleaseLegalHoldDocument}
          variables={() => ({ id, version })}
        />
      )}
    </PanelRow>
  );
}
