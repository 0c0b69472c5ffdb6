import './add-words.ts';
import { Box, Button, FormControlLabel, Link, Radio, RadioGroup, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { saveFile } from '../../platform/export/save-file.ts';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { ChooseFile } from './ChooseFile.tsx';
import { ColumnsHelp } from './ColumnsHelp.tsx';
import { type ImportKind, ImportKindsDocument } from './import.graphql.ts';

/** First step of an import: what it is, and the file. */
export function ImportCreate() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.imports.create.${key}`);
  const { data, error, isPending, refetch } = useRead(ImportKindsDocument, {});
  const [parameters] = useSearchParams();
  const kinds = data?.data ?? [];
  const kind = parameters.get('kind') ?? kinds[0]?.id;
  return (
    <Page
      title={words('title')}
      back={kind ? { to: `/${kind}`, label: t(`resources.imports.kind.${kind}`) } : undefined}
      intro={words('intro')}
      actions={
        <Button variant="outlined" component={RouterLink} to={pathTo('/imports')}>
          {words('past')}
        </Button>
      }
    >
      {isPending && <Waiting lines={6} />}
      {error && <Failed error={error} retry={() => refetch()} />}
      {data && kinds.length === 0 && <Nothing title={words('none')} />}
      {kinds.length > 0 && <Steps kinds={kinds} />}
    </Page>
  );
}

function Steps({ kinds }: { kinds: readonly ImportKind[] }) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.imports.create.${key}`);
  const [parameters, setParameters] = useSearchParams();
  const label = useId();
  const kind = kinds.find(({ id }) => id === parameters.get('kind')) ?? kinds[0];
  if (!kind) return null;
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {kinds.length > 1 && (
        <Panel>
          <Typography variant="h2" id={label} sx={{ mb: 1 }}>
            {words('what')}
          </Typography>
          <RadioGroup
            row
            aria-labelledby={label}
            value={kind.id}
            onChange={(_event, chosen) => setParameters({ kind: chosen }, { replace: true })}
          >
            {kinds.map(({ id }) => (
              <FormControlLabel
                key={id}
                value={id}
                control={<Radio />}
                label={t(`resources.imports.kind.${id}`)}
              />
            ))}
          </RadioGroup>
        </Panel>
      )}
      <Panel title={words('file')}>
        <ChooseFile kind={kind} />
        {kind.id === 'people' && (
          <Typography color="text.secondary" sx={{ mt: 2 }}>
            {words('peopleNote')}{' '}
            <Link component={RouterLink} to={pathTo('/people/invite')}>
              {words('inviteInstead')}
            </Link>
          </Typography>
        )}
      </Panel>
      <Panel
        title={words('columns')}
        action={
          <Button
            variant="outlined"
            onClick={() =>
              saveFile(`${kind.id}-template.csv`, new Blob([kind.template], { type: 'text/csv' }))
            }
          >
            {words('template')}
          </Button>
        }
      >
        <ColumnsHelp columns={kind.columns} />
      </Panel>
    </Box>
  );
}
