import { Box, Button, Link, TextField, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { CardList, CardRow } from '../../platform/layout/CardRow.tsx';
import { Failed, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { useRead } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { TemplatesToAdoptDocument } from './policy.graphql.ts';

const PAUSE_MS = 250;

/** Templates that the organisation has not adopted yet; those that the law asks for come first. */
export function ChooseTemplate({ onChoose }: { onChoose: (id: string) => void }) {
  const t = useTranslate();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data, error, isPending, refetch } = useRead(
    TemplatesToAdoptDocument,
    { q: q || null },
    { keepPrevious: true },
  );
  const words = (key: string, more?: object) => t(`resources.policies.adopt.${key}`, more);
  const order = ['REQUIRED', 'RECOMMENDED', 'UNKNOWN', 'OPTIONAL', 'NOT_APPLICABLE'];
  const templates = [...(data?.data.items ?? [])];
  if (q === '') {
    templates.sort(
      (one, other) => order.indexOf(one.forUs ?? 'OPTIONAL') - order.indexOf(other.forUs ?? 'OPTIONAL'),
    );
  }
  return (
    <>
      <Box role="search" sx={{ maxWidth: 480 }}>
        <TextField
          id="template-q"
          type="search"
          label={words('search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          slotProps={{ htmlInput: { 'aria-keyshortcuts': '/' } }}
        />
      </Box>
      {isPending && <Waiting lines={6} />}
      {error && <Failed error={error} retry={() => refetch()} />}
      {data && (
        <Typography role="status" color="text.secondary" sx={{ mb: 1 }}>
          {t('app.list.count', { total: data.data.total })}
        </Typography>
      )}
      {data && templates.length === 0 && (
        <Nothing title={words('noTemplates')}>{words('noTemplatesHelp')}</Nothing>
      )}
      <CardList>
        {templates.map((template) => (
          <CardRow key={template.id}>
            <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
              <Link
                component={RouterLink}
                to={pathTo(recordPath('templates', template.id))}
                sx={{ fontWeight: 600 }}
              >
                {template.title}
              </Link>
              <Typography color="text.secondary">{template.forUsBecause ?? template.summary}</Typography>
            </Box>
            <Button
              variant="outlined"
              onClick={() => onChoose(template.id)}
              aria-label={t('resources.policies.list.adoptOf', { title: template.title })}
            >
              {t('resources.policies.list.adoptOne')}
            </Button>
          </CardRow>
        ))}
      </CardList>
    </>
  );
}
