import { Alert, Box, Button, Chip, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { durationText } from '../../platform/london-time.ts';
import type { BookableService } from './booking.graphql.ts';

interface ChooseServiceProps {
  services: readonly BookableService[];
  onChoose: (id: string) => void;
}

/** Services as short cards in plain words: those one may book first, the others with the reason why not. */
export function ChooseService({ services, onChoose }: ChooseServiceProps) {
  const t = useTranslate();
  const [category, setCategory] = useState<string>();
  const categories = new Map(
    services.flatMap((one) => (one.category ? [[one.category.id, one.category.name] as const] : [])),
  );
  const shown = services
    .filter((one) => category === undefined || one.category?.id === category)
    .sort(
      (one, other) => Number(Boolean(one.unavailableBecause)) - Number(Boolean(other.unavailableBecause)),
    );
  return (
    <>
      {categories.size > 1 && (
        <Box
          role="group"
          aria-label={t('resources.bookings.create.categories')}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}
        >
          {[[undefined, t('resources.bookings.create.allCategories')] as const, ...categories].map(
            ([id, name]) => (
              <Chip
                key={id ?? 'all'}
                label={name}
                onClick={() => setCategory(id)}
                aria-pressed={category === id}
                color={category === id ? 'primary' : 'default'}
                variant={category === id ? 'filled' : 'outlined'}
              />
            ),
          )}
        </Box>
      )}
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          p: 0,
          m: 0,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' },
        }}
      >
        {shown.map((service) => (
          <ServiceCard key={service.id} service={service} onChoose={() => onChoose(service.id)} />
        ))}
      </Box>
    </>
  );
}

/** "45 minutes or 1 hour · phone or video · free for members". */
export function useServiceFacts() {
  const t = useTranslate();
  const or = new Intl.ListFormat('en-GB', { type: 'disjunction' });
  return (service: Pick<BookableService, 'durations' | 'channels' | 'priceNote'>): string =>
    [
      or.format([...(service.durations ?? [])].sort((one, other) => one - other).map(durationText)),
      or.format((service.channels ?? []).map((channel) => t(`resources.bookings.channels.${channel}`))),
      service.priceNote,
    ]
      .filter(Boolean)
      .join(' · ');
}

function ServiceCard({ service, onChoose }: { service: BookableService; onChoose: () => void }) {
  const t = useTranslate();
  const factsOf = useServiceFacts();
  const words = (key: string, more?: object) => t(`resources.bookings.create.${key}`, more);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
        p: 2.5,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      <Typography variant="h3">{service.name}</Typography>
      {service.description && <Typography>{service.description}</Typography>}
      <Typography color="text.secondary">{factsOf(service)}</Typography>
      <Typography color="text.secondary" sx={{ mb: 'auto' }}>
        {words('by', { name: service.provider?.name ?? '' })}
      </Typography>
      {service.unavailableBecause ? (
        <Alert severity="info" icon={false} sx={{ fontSize: '1rem', mt: 1 }}>
          <strong>{words('mayNot')}</strong> {service.unavailableBecause}
        </Alert>
      ) : (
        <Button
          variant="contained"
          onClick={onChoose}
          aria-label={words('chooseNamed', { name: service.name ?? '' })}
          sx={{ alignSelf: 'flex-start', mt: 1 }}
        >
          {words('choose')}
        </Button>
      )}
    </Box>
  );
}
