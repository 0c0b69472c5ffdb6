import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
  useMediaQuery,
} from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { csvText } from '../../platform/export/cell.ts';
import { saveFile } from '../../platform/export/save-file.ts';
import { run } from '../../platform/graphql-client.ts';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { useRead } from '../../platform/operations.ts';
import { type Import, type ImportRow, ImportRowsDocument, type RowState } from './import.graphql.ts';

const PER_PAGE = 25;
const PER_DOWNLOAD = 100;

interface Props {
  found: Import;
  state: RowState;
}

/** Rows of which something is to be said, with what is wrong and how to put it right. */
export function ImportRows({ found, state }: Props) {
  const t = useTranslate();
  const [page, setPage] = useState(1);
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const { data, error, isPending, refetch } = useRead(
    ImportRowsDocument,
    { importId: found.id, page, perPage: PER_PAGE, filter: { states: [state] } },
    { keepPrevious: true },
  );
  const title = t(`resources.imports.rows.${state}`);
  const rows = data?.data.items ?? [];
  const total = data?.data.total ?? 0;
  return (
    <Panel title={title} action={state === 'BAD' && total > 0 && <DownloadRows found={found} />}>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={3} />}
      {rows.length > 0 && (isPhone ? <Cards rows={rows} /> : <Rows title={title} rows={rows} />)}
      {total > PER_PAGE && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mt: 2 }}>
          <Button variant="outlined" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {t('app.list.previous')}
          </Button>
          <Typography>
            {t('app.list.range', {
              from: (page - 1) * PER_PAGE + 1,
              to: Math.min(page * PER_PAGE, total),
              total,
            })}
          </Typography>
          <Button variant="outlined" disabled={page * PER_PAGE >= total} onClick={() => setPage(page + 1)}>
            {t('app.list.next')}
          </Button>
        </Box>
      )}
    </Panel>
  );
}

/** What a person knows a row by: the first things that stand in it, or what was made of it. */
const nameOf = ({ title, cells }: ImportRow): string =>
  title ?? (cells ?? []).filter(Boolean).slice(0, 2).join(', ');

function Problems({ row }: { row: ImportRow }) {
  const t = useTranslate();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {(row.problems ?? []).map(({ column, sentence }) => (
        <li key={`${column} ${sentence}`}>
          {column ? t('resources.imports.rows.ofColumn', { column, sentence }) : sentence}
        </li>
      ))}
    </Box>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly ImportRow[] }) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.imports.rows.${key}`);
  return (
    <TableContainer>
      <Table size="small" aria-label={title}>
        <TableHead>
          <TableRow>
            <TableCell>{words('line')}</TableCell>
            <TableCell>{words('row')}</TableCell>
            <TableCell>{words('problem')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id} sx={{ verticalAlign: 'top' }}>
              <TableCell component="th" scope="row">
                {row.line}
              </TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{nameOf(row)}</TableCell>
              <TableCell>
                <Problems row={row} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Cards({ rows }: { rows: readonly ImportRow[] }) {
  const t = useTranslate();
  return (
    <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {rows.map((row) => (
        <Box component="li" key={row.id} sx={{ py: 1.5, borderTop: 1, borderColor: 'divider' }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
            {`${t('resources.imports.rows.line')} ${row.line}: ${nameOf(row)}`}
          </Typography>
          <Problems row={row} />
        </Box>
      ))}
    </Box>
  );
}

/** All bad rows as they stand in the file, with the reason beside each. */
async function badRowsOf(found: Import): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  for (let page = 1; ; page += 1) {
    const { data } = await run(ImportRowsDocument, {
      importId: found.id,
      page,
      perPage: PER_DOWNLOAD,
      filter: { states: ['BAD'] },
    });
    rows.push(...data.items);
    if (rows.length >= data.total || data.items.length === 0) return rows;
  }
}

function DownloadRows({ found }: { found: Import }) {
  const t = useTranslate();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const headers = (found.columns ?? []).map(({ header }) => header);
      const rows = (await badRowsOf(found)).map((row) => [
        ...headers.map((_, index) => row.cells?.[index] ?? ''),
        (row.problems ?? []).map(({ sentence }) => sentence).join(' '),
      ]);
      const name = `to-mend-${found.fileName}`;
      const text = csvText([[...headers, t('resources.imports.rows.reason')], ...rows]);
      saveFile(name, new Blob([text], { type: 'text/csv' }));
      notify(t('resources.imports.rows.downloaded', { name }), { type: 'success' });
    } catch (error) {
      const message = error instanceof Error ? error.message : 'app.failed.server';
      notify(t(message, { _: message }), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="outlined" onClick={save} disabled={busy}>
      {t('resources.imports.rows.download')}
    </Button>
  );
}
