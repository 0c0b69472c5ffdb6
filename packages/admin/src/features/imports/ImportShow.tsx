import './add-words.ts';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Missing, Waiting } from '../../platform/layout/States.tsx';
import { TaskProgress } from '../../platform/layout/TaskProgress.tsx';
import { dateOf, dateText, timeText } from '../../platform/london-time.ts';
import { usePolled } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { ColumnMatches } from './ColumnMatches.tsx';
import { ImportRows } from './ImportRows.tsx';
import { type Import, ImportDocument } from './import.graphql.ts';
import { RunImport } from './RunImport.tsx';
import { UndoImport } from './UndoImport.tsx';

const OFTEN_MS = 1_000;
const UNDER_WAY = ['CHECKING', 'RUNNING', 'UNDOING'];

const isUnderWay = (found: Import | null | undefined): boolean => UNDER_WAY.includes(found?.status ?? '');

/** An import from its check to its undoing. */
export function ImportShow() {
  const t = useTranslate();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = usePolled(ImportDocument, { id }, (known) =>
    isUnderWay(known?.data) ? OFTEN_MS : false,
  );
  const back = { to: '/imports', label: t('resources.imports.name', { smart_count: 2 }) };
  const found = data?.data;
  if (data && !found) return <Missing />;
  if (!found) {
    return (
      <Page title={t('resources.imports.name', { smart_count: 1 })} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  return (
    <Page
      title={t('resources.imports.show.title', { name: found.fileName })}
      intro={<By found={found} />}
      back={back}
      actions={
        !isUnderWay(found) && (
          <Button variant="outlined" component={RouterLink} to={pathTo(`/imports/create?kind=${found.kind}`)}>
            {t('resources.imports.show.again')}
          </Button>
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 3 }}>
        <State found={found} />
        {found.bad ? <ImportRows key={`BAD ${found.version}`} found={found} state="BAD" /> : null}
        {found.odd && found.status === 'CHECKED' ? (
          <ImportRows key={`ODD ${found.version}`} found={found} state="ODD" />
        ) : null}
        {found.columns && found.columns.length > 0 && <ColumnMatches columns={found.columns} />}
      </Box>
    </Page>
  );
}

function By({ found }: { found: Import }) {
  const t = useTranslate();
  const when = found.createdAt ? `${dateText(dateOf(found.createdAt))}, ${timeText(found.createdAt)}` : '';
  const kind = t(`resources.imports.kind.${found.kind}`);
  return t('resources.imports.show.by', { kind, name: found.by?.name ?? '', when });
}

function State({ found }: { found: Import }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.imports.show.${key}`, more);
  switch (found.status) {
    case 'CHECKING':
      return <UnderWay title={words('checking')} found={found} />;
    case 'RUNNING':
      return <UnderWay title={words('running')} found={found} />;
    case 'UNDOING':
      return <UnderWay title={words('undoing')} found={found} />;
    case 'REFUSED':
      return (
        <Alert severity="error" role="alert" variant="outlined" sx={{ fontSize: '1rem' }}>
          <Typography variant="subtitle1" component="p">
            {words('refused')}
          </Typography>
          {found.refusal}
        </Alert>
      );
    case 'CHECKED':
      return <RunImport found={found} />;
    case 'DONE':
      return <UndoImport found={found} />;
    default:
      return (
        <Alert severity="info" variant="outlined" role="status" sx={{ fontSize: '1rem' }}>
          {words('undone', { date: found.undoneAt ? dateText(dateOf(found.undoneAt)) : '' })}
        </Alert>
      );
  }
}

function UnderWay({ title, found }: { title: string; found: Import }) {
  const t = useTranslate();
  return (
    <Panel title={title}>
      <Box role="status">{found.task ? <TaskProgress task={found.task} /> : <Waiting lines={1} />}</Box>
      <Typography color="text.secondary" sx={{ mt: 1 }}>
        {t('resources.imports.show.left')}
      </Typography>
    </Panel>
  );
}
