import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useVerb } from '../../platform/operations.ts';
import { FundersPack } from './FundersPack.tsx';
import { BoardPaperDocument } from './policy.graphql.ts';
import type { PolicyRow } from './policy-list.graphql.ts';

/** What can be made of the chosen policies; always in sight while something is chosen, above the thumb's menu on a phone. */
export function ChosenBar({ policies, onClear }: { policies: readonly PolicyRow[]; onClear: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const paper = useVerb(BoardPaperDocument);
  const [isPacking, setPacking] = useState(false);
  const words = (key: string, more?: object) => t(`resources.policies.chosen.${key}`, more);
  if (policies.length === 0) return null;
  // what is to be decided on, or else what is in force
  const versions = policies.flatMap(
    ({ openVersion, currentVersion }) => openVersion?.id ?? currentVersion?.id ?? [],
  );
  const current = policies.filter(({ currentVersion }) => currentVersion);
  return (
    <Box
      role="region"
      aria-label={words('name')}
      sx={{
        position: 'sticky',
        bottom: { xs: 72, md: 16 },
        zIndex: 2,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'center',
        mt: 2,
        p: 2,
        bgcolor: 'background.paper',
        border: 2,
        borderColor: 'primary.main',
        borderRadius: 1,
      }}
    >
      <Typography role="status" sx={{ fontWeight: 600, mr: 'auto' }}>
        {words('count', { smart_count: policies.length })}
      </Typography>
      <Button
        variant="outlined"
        disabled={paper.isPending}
        onClick={() =>
          paper.mutate(
            { policyVersionIds: versions },
            {
              onSuccess: ({ data }) => window.location.assign(data.url),
              onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
            },
          )
        }
      >
        {words('boardPaper')}
      </Button>
      <Button variant="outlined" disabled={current.length === 0} onClick={() => setPacking(true)}>
        {words('pack')}
      </Button>
      <Button onClick={onClear}>{words('clear')}</Button>
      {isPacking && (
        <FundersPack
          policies={current}
          leftOut={policies.length - current.length}
          onClose={() => setPacking(false)}
        />
      )}
    </Box>
  );
}
