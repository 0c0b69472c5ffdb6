import Download from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button, LinearProgress, Menu, MenuItem, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { type RaRecord, useDataProvider, useListContext, useNotify, useTranslate } from 'react-admin';
import { csvText, type Exported } from '../export/cell.ts';
import { saveFile } from '../export/save-file.ts';
import { today } from '../london-time.ts';
import type { Column } from './RecordTable.tsx';

const PER_PAGE = 100;
const FORMATS = ['csv', 'xlsx'] as const;
type Format = (typeof FORMATS)[number];

function exportedOf<Row>(column: Column<Row>, row: Row): Exported {
  if (column.value) return column.value(row);
  if (column.text) return column.text(row);
  const value = column.render(row);
  return typeof value === 'string' || typeof value === 'number' ? value : '';
}

/** What is left to do of an export. */
interface Progress {
  done: number;
  total: number;
}

/** The whole list as it is filtered and sorted, by the same rules and with the same columns, as CSV or for Excel. */
export function ExportButton<Row extends RaRecord>({ columns }: { columns: readonly Column<Row>[] }) {
  const t = useTranslate();
  const notify = useNotify();
  const readAll = useReadAllRows<Row>();
  const { resource } = useListContext<Row>();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const cancelled = useRef(false);

  const save = async (format: Format) => {
    setAnchor(null);
    cancelled.current = false;
    try {
      const rows = await readAll((now) => {
        setProgress(now);
        return !cancelled.current;
      });
      if (rows === null) return;
      const header = columns.map(({ label }) => label);
      const values = rows.map((row) => columns.map((column) => exportedOf(column, row)));
      const name = `${resource}-${today()}.${format}`;
      saveFile(name, await fileOf(format, resource, header, values));
      notify(t('app.list.exported', { smart_count: rows.length, name }), { type: 'success' });
    } catch (error) {
      const message = error instanceof Error ? error.message : 'app.failed.server';
      notify(t(message, { _: message }), { type: 'error' });
    } finally {
      setProgress(null);
    }
  };

  if (progress) {
    return (
      <Box sx={{ maxWidth: 360, ml: { sm: 'auto' }, textAlign: 'left' }} role="status">
        <Typography variant="body2">{t('app.list.exporting', { ...progress })}</Typography>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <LinearProgress
            variant="determinate"
            value={progress.total ? Math.min(100, (100 * progress.done) / progress.total) : 0}
            aria-label={t('app.list.exporting', { ...progress })}
            sx={{ flex: 1 }}
          />
          <Button
            onClick={() => {
              cancelled.current = true;
            }}
          >
            {t('app.list.stopExport')}
          </Button>
        </Box>
      </Box>
    );
  }
  return (
    <>
      <Button
        onClick={(event) => setAnchor(event.currentTarget)}
        startIcon={<Download aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
      >
        {t('app.list.export')}
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {FORMATS.map((format) => (
          <MenuItem key={format} onClick={() => save(format)}>
            {t(`app.list.format.${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** Reads every page of the list around it; null where `go` says no more. */
function useReadAllRows<Row extends RaRecord>() {
  const dataProvider = useDataProvider();
  const { resource, filter, filterValues, sort, total = 0 } = useListContext<Row>();
  return async (go: (progress: Progress) => boolean): Promise<Row[] | null> => {
    const rows = new Map<Row['id'], Row>();
    for (let page = 1, all = total; (page - 1) * PER_PAGE < all; page += 1) {
      if (!go({ done: rows.size, total: all })) return null;
      const found = await dataProvider.getList<Row>(resource, {
        filter: { ...filterValues, ...filter },
        sort,
        pagination: { page, perPage: PER_PAGE },
      });
      // What is added meanwhile moves the rest on: nothing is twice in the file.
      for (const row of found.data) rows.set(row.id, row);
      all = found.total ?? all;
      if (found.data.length === 0) break;
    }
    return [...rows.values()];
  };
}

async function fileOf(
  format: Format,
  sheet: string,
  header: readonly string[],
  values: readonly (readonly Exported[])[],
): Promise<Blob> {
  if (format === 'csv') return new Blob([csvText([header, ...values])], { type: 'text/csv' });
  // Loaded where it is used: most people never want it.
  const { xlsxOf } = await import('../export/xlsx.ts');
  return xlsxOf(sheet, header, values);
}
