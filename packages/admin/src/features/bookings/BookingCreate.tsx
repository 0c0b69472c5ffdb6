import { Box, Button, Typography } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { Page } from '../../platform/layout/Page.tsx';
import { Failed, Nothing, Refused, Waiting } from '../../platform/layout/States.tsx';
import { durationText } from '../../platform/london-time.ts';
import { useMe } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { BookingDone } from './BookingDone.tsx';
import { type BookableService, BookableServicesDocument } from './booking.graphql.ts';
import { useBookingSteps } from './booking-steps.ts';
import { ChooseService } from './ChooseService.tsx';
import { DescribeBooking } from './DescribeBooking.tsx';
import { SlotChoice } from './SlotChoice.tsx';
import { StepTitle } from './StepTitle.tsx';
import { WeekStrip } from './WeekStrip.tsx';

/** Book support: a service, a free time, a few words, done. */
export function BookingCreate() {
  const t = useTranslate();
  const me = useMe();
  const { steps, go, restart } = useBookingSteps();
  const { data, error, isPending, refetch } = useRead(BookableServicesDocument, {});
  const { canAccess: mayBook, isPending: asksWhether } = useCanAccess({
    resource: 'bookings',
    action: 'create',
  });
  const title = t('resources.bookings.create.title');
  if (!asksWhether && !mayBook) return <Refused />;
  if (steps.done) return <BookingDone id={steps.done} onAnother={restart} />;
  if (error) {
    return (
      <Page title={title}>
        <Failed error={error} retry={() => refetch()} />
      </Page>
    );
  }
  if (isPending || !me) {
    return (
      <Page title={title}>
        <Waiting lines={6} />
      </Page>
    );
  }
  const services = data.data.items;
  const service = services.find(({ id }) => id === steps.service);
  if (services.length === 0) {
    return (
      <Page title={title}>
        <Nothing title={t('resources.bookings.create.noServices')}>
          {t('resources.bookings.create.noServicesHelp')}
        </Nothing>
      </Page>
    );
  }
  if (!service || service.unavailableBecause) {
    return (
      <Page title={title}>
        <StepTitle step={1} text={t('resources.bookings.create.chooseService')} />
        <ChooseService services={services} onChoose={(id) => go({ service: id })} />
      </Page>
    );
  }
  return (
    <Page title={title}>
      {steps.at ? (
        <DescribeBooking
          me={me}
          service={service}
          minutes={lengthOf(service, steps.minutes)}
          adviserId={steps.adviser}
          startsAt={steps.at}
          onChangeTime={() => go({ at: undefined })}
          onDone={(id) =>
            go(
              {
                done: id,
                service: undefined,
                minutes: undefined,
                adviser: undefined,
                week: undefined,
                at: undefined,
              },
              { replace: true },
            )
          }
        />
      ) : (
        <ChooseTime service={service} />
      )}
    </Page>
  );
}

const lengthOf = (service: BookableService, asked: number | undefined): number => {
  const durations = service.durations ?? [];
  return asked !== undefined && durations.includes(asked) ? asked : (durations[0] ?? 60);
};

function ChooseTime({ service }: { service: BookableService }) {
  const t = useTranslate();
  const { steps, go } = useBookingSteps();
  const minutes = lengthOf(service, steps.minutes);
  const words = (key: string) => t(`resources.bookings.create.${key}`);
  return (
    <>
      <StepTitle step={2} text={words('chooseTime')} />
      <Box sx={{ mb: 3, display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'center' }}>
        <Typography>
          <strong>{service.name}</strong>
          {service.durations?.length === 1 ? `, ${durationText(minutes)}` : ''}
        </Typography>
        <Typography color="text.secondary">
          {t('resources.bookings.create.by', { name: service.provider?.name ?? '' })}
        </Typography>
        <Button
          onClick={() => go({ service: undefined, minutes: undefined, adviser: undefined, week: undefined })}
          sx={{ px: 1 }}
        >
          {words('changeService')}
        </Button>
      </Box>
      <SlotChoice
        durations={service.durations ?? []}
        duration={minutes}
        onDuration={(value) => go({ minutes: value }, { replace: true })}
        advisers={service.advisers ?? []}
        adviser={steps.adviser}
        onAdviser={(id) => go({ adviser: id }, { replace: true })}
      />
      <WeekStrip
        wish={{ serviceId: service.id, durationMinutes: minutes, adviserId: steps.adviser }}
        week={steps.week}
        onWeek={(week) => go({ week }, { replace: true })}
        onPick={(slot) => go({ at: slot.startsAt, week: steps.week })}
      />
    </>
  );
}
