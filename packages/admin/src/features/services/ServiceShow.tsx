import { Alert, Box, Typography } from '@mui/material';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Facts } from '../../platform/layout/Facts.tsx';
import { saidInPlace } from '../../platform/layout/ListBody.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { durationText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { ServiceActions } from './ServiceActions.tsx';
import { ServiceStatusLabel } from './ServiceStatusLabel.tsx';
import { type Service, ServiceChoicesDocument } from './service.graphql.ts';

/** The page of a service: what it is, its terms, who may book it. */
export function ServiceShow() {
  return (
    <ShowBase resource="services" redirectOnError={false} queryOptions={saidInPlace}>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const t = useTranslate();
  const { record: service, error, isPending, refetch } = useShowContext<Service>();
  const back = { to: '/services', label: t('resources.services.name', { smart_count: 2 }) };
  if (!service) {
    return (
      <Page title={t('resources.services.name', { smart_count: 1 })} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  const words = (key: string, more?: object) => t(`resources.services.show.${key}`, more);
  const field = (key: string) => t(`resources.services.fields.${key}`);
  const list = new Intl.ListFormat('en-GB');
  return (
    <Page title={service.name ?? ''} back={back} actions={<ServiceActions service={service} />}>
      <Box sx={{ mb: 2 }}>
        <ServiceStatusLabel status={service.status} />
      </Box>
      {service.suspendedReason && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 2, fontSize: '1rem' }}>
          {service.suspendedReason}
        </Alert>
      )}
      {service.unavailableBecause && (
        <Alert severity="info" variant="outlined" sx={{ mb: 2, fontSize: '1rem' }}>
          {t('resources.bookings.create.mayNot')} {service.unavailableBecause}
        </Alert>
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: '3fr 2fr' },
          alignItems: 'start',
        }}
      >
        <Panel title={words('details')}>
          {service.description && (
            <Typography sx={{ mb: 3, maxWidth: '70ch', whiteSpace: 'pre-line' }}>
              {service.description}
            </Typography>
          )}
          <Facts
            facts={[
              [field('category'), service.category?.name],
              [field('provider'), service.provider?.name],
              [field('advisers'), list.format((service.advisers ?? []).map(({ name }) => name ?? ''))],
              [
                t('resources.bookings.fields.durationMinutes'),
                (service.durations ?? []).map(durationText).join(', '),
              ],
              [
                t('resources.bookings.fields.channel'),
                (service.channels ?? [])
                  .map((channel) => t(`resources.bookings.channel.${channel}`))
                  .join(', '),
              ],
              [field('priceNote'), service.priceNote],
            ]}
          />
        </Panel>
        <Box sx={{ display: 'grid', gap: 3 }}>
          <Panel title={t('resources.services.form.terms')}>
            <Facts
              facts={[
                [words('booking'), words(service.needsApproval ? 'confirmsEach' : 'confirmedAtOnce')],
                [
                  t('resources.bookings.fields.startsAt'),
                  words('bookingWindow', {
                    hours: service.leadTimeHours ?? 0,
                    days: service.horizonDays ?? 0,
                  }),
                ],
                [
                  words('noticeTitle'),
                  service.noticeHours
                    ? words(service.lateCountsAsUsed ? 'noticeUsed' : 'notice', {
                        hours: service.noticeHours,
                      })
                    : null,
                ],
                [
                  words('bufferTitle'),
                  service.bufferBeforeMinutes || service.bufferAfterMinutes
                    ? words('buffers', {
                        before: service.bufferBeforeMinutes ?? 0,
                        after: service.bufferAfterMinutes ?? 0,
                      })
                    : null,
                ],
              ]}
            />
          </Panel>
          <MayBook service={service} />
        </Box>
      </Box>
      <HistoryPanel type="Service" id={service.id} version={service.version} />
    </Page>
  );
}

const pounds = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  maximumFractionDigits: 0,
});

function MayBook({ service }: { service: Service }) {
  const t = useTranslate();
  const { data: choices } = useRead(ServiceChoicesDocument, { organisation: null });
  const rule = service.eligibility;
  const field = (key: string) => t(`resources.services.fields.eligibility.${key}`);
  const nameOf = (code: string) =>
    choices?.districts.find((district) => district.code === code)?.name ?? code;
  const facts: [string, string | number | null | undefined][] = [
    [field('maxIncome'), rule?.maxIncome == null ? null : pounds.format(rule.maxIncome)],
    [field('minHeadcount'), rule?.minHeadcount],
    [field('maxHeadcount'), rule?.maxHeadcount],
    [field('districts'), rule?.districts?.map(nameOf).join(', ')],
    [field('kinds'), rule?.kinds?.map((kind) => t(`resources.services.kind.${kind}`)).join(', ')],
  ];
  const hasRule = facts.some(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <Panel title={t('resources.services.show.mayBook')}>
      {hasRule ? <Facts facts={facts} /> : <Typography>{t('resources.services.show.everybody')}</Typography>}
    </Panel>
  );
}
