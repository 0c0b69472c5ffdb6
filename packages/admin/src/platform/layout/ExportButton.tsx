import Download from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { type RaRecord, useDataProvider, useListContext, useNotify, useTranslate } from 'react-admin';
import { today } from '../london-time.ts';
import type { Column } from './RecordTable.tsx';

const PER_PAGE = 100;
const MOST_ROWS = 5000;

/** A value for a spreadsheet: quoted, and never read as a formula. */
function cell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}

function textOf<Row>(column: Column<Row>, row: Row): string {
  if (column.text) return column.text(row);
  const value = column.render(row);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function download(name: string, lines: readonly string[]): void {
  // the mark at the beginning tells spreadsheets that this is UTF-8
  const address = URL.createObjectURL(new Blob(['\uFEFF', lines.join('\r\n')], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The whole list as it is filtered and sorted, by the same rules and with the same columns, as a CSV file. */
export function ExportButton<Row extends RaRecord>({ columns }: { columns: readonly Column<Row>[] }) {
  const t = useTranslate();
  const notify = useNotify();
  const dataProvider = useDataProvider();
  const { resource, filter, filterValues, sort, total = 0 } = useListContext<Row>();
  const [busy, setBusy] = useState(false);

  const save = async () => {
    setBusy(true);
    try {
      const rows: Row[] = [];
      for (let page = 1; rows.length < Math.min(total, MOST_ROWS); page++) {
        const { data } = await dataProvider.getList<Row>(resource, {
          filter: { ...filterValues, ...filter },
          sort,
          pagination: { page, perPage: PER_PAGE },
        });
        if (data.length === 0) break;
        rows.push(...data);
      }
      const head = columns.map(({ label }) => cell(label)).join(',');
      const lines = rows.map((row) => columns.map((column) => cell(textOf(column, row))).join(','));
      download(`${resource}-${today()}.csv`, [head, ...lines]);
    } catch (error) {
      const message = error instanceof Error ? error.message : 'app.failed.server';
      notify(t(message, { _: message }), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button onClick={save} disabled={busy} startIcon={<Download aria-hidden />}>
      {t(busy ? 'app.list.exporting' : 'app.list.export')}
    </Button>
  );
}
