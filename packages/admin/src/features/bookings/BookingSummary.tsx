import { Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Facts } from '../../platform/layout/Facts.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { dateOf, durationText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { AvailableSlotsDocument, type BookableService } from './booking.graphql.ts';
import { fromNow, whenText } from './booking-text.ts';

interface BookingSummaryProps {
  service: BookableService;
  minutes: number;
  adviserId: string | undefined;
  startsAt: string;
  onChangeTime: () => void;
}

/** What is about to be booked, beside the form. */
export function BookingSummary({ service, minutes, adviserId, startsAt, onChangeTime }: BookingSummaryProps) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.bookings.create.${key}`);
  const date = dateOf(startsAt);
  // the free adviser at that time is known when there is only one
  const { data } = useRead(AvailableSlotsDocument, {
    serviceId: service.id,
    from: date,
    to: date,
    durationMinutes: minutes,
    adviserId: adviserId ?? null,
  });
  const free = data?.data.find((slot) => slot.startsAt === startsAt)?.advisers ?? [];
  const endsAt = new Date(new Date(startsAt).getTime() + minutes * 60_000).toISOString();
  const adviser =
    free.length === 1
      ? free[0]?.name
      : (service.advisers?.find(({ id }) => id === adviserId)?.name ?? t('resources.bookings.slots.anyone'));
  return (
    <Panel title={words('summary')}>
      <Facts
        facts={[
          [t('resources.bookings.fields.service'), service.name],
          [
            t('resources.bookings.fields.startsAt'),
            `${whenText({ startsAt, endsAt })} (${fromNow(startsAt)})`,
          ],
          [t('resources.bookings.fields.durationMinutes'), durationText(minutes)],
          [t('resources.bookings.fields.adviser'), adviser],
          [t('resources.bookings.fields.provider'), service.provider?.name],
        ]}
      />
      <Typography color="text.secondary" sx={{ mt: 2 }}>
        {words(service.needsApproval ? 'approval' : 'noApproval')}
      </Typography>
      <Button variant="outlined" onClick={onChangeTime} sx={{ mt: 2 }}>
        {words('changeTime')}
      </Button>
    </Panel>
  );
}
