import { Alert, Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Facts } from '../../platform/layout/Facts.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { useVerb } from '../../platform/operations.ts';
import { type Import, RunImportDocument } from './import.graphql.ts';

/** What an import will do, before it is done. */
export function RunImport({ found }: { found: Import }) {
  const t = useTranslate();
  const run = useVerb(RunImportDocument);
  const words = (key: string, more?: object) => t(`resources.imports.show.${key}`, more);
  const good = found.good ?? 0;
  return (
    <Panel title={words('checked')}>
      {(run.error || found.refusal) && (
        <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
          {run.error ? t(run.error.message, { _: run.error.message }) : found.refusal}
        </Alert>
      )}
      <Box role="status">
        <Facts
          facts={[
            [words('good'), good],
            [words('bad'), found.bad],
            [words('odd'), found.odd || null],
          ]}
        />
      </Box>
      {good === 0 ? (
        <Typography sx={{ mt: 2 }}>{words('nothing')}</Typography>
      ) : (
        <>
          <Button
            variant="contained"
            disabled={run.isPending || !found.can.includes('run')}
            onClick={() => run.mutate({ id: found.id, version: found.version })}
            sx={{ mt: 2 }}
          >
            {words('run', { smart_count: good })}
          </Button>
          <Typography color="text.secondary" sx={{ mt: 1 }}>
            {words('runHelp')}
          </Typography>
        </>
      )}
    </Panel>
  );
}
