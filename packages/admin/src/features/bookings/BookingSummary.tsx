import { Box, Button, Typography } from '@mui/material';
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
  const when = `${whenText({ startsAt, endsAt })} (${fromNow(startsAt)})`;
  const approval = words(service.needsApproval ? 'approval' : 'noApproval');
  return (
    <>
      <Box sx={{ display: { xs: 'none', md: 'block' } }}>
        <Panel title={words('summary')}>
          <Facts
            facts={[
              [t('resources.bookings.fields.service'), service.name],
              [t('resources.bookings.fields.startsAt'), when],
              [t('resources.bookings.fields.durationMinutes'), durationText(minutes)],
              [t('resources.bookings.fields.adviser'), adviser],
              [t('resources.bookings.fields.provider'), service.provider?.name],
            ]}
          />
          <Typography color="text.secondary" sx={{ my: 2 }}>
            {approval}
          </Typography>
          <Button variant="outlined" onClick={onChangeTime}>
            {words('changeTime')}
          </Button>
        </Panel>
      </Box>
      {/* a phone shows the form first: what was chosen takes three lines */}
      <Box sx={{ display: { md: 'none' }, pb: 1, borderBottom: 1, borderColor: 'divider' }}>
        <Typography sx={{ fontWeight: 600 }}>
          {service.name}, {adviser}
        </Typography>
        <Typography>{when}</Typography>
        <Typography color="text.secondary">{approval}</Typography>
        <Button onClick={onChangeTime} sx={{ px: 0 }}>
          {words('changeTime')}
        </Button>
      </Box>
    </>
  );
}
