import {
  Box,
  Link,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TableSortLabel,
  useMediaQuery,
} from '@mui/material';
import type { Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { type RaRecord, useListContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Exported } from '../export/cell.ts';
import { pathTo } from '../paths.ts';
import { ExportButton } from './ExportButton.tsx';

export interface Column<Row> {
  key: string;
  label: string;
  render: (row: Row) => ReactNode;
  /** The same as plain text for the exported file, where `render` draws more than text. */
  text?: (row: Row) => string;
  /** The same as a number, a day or an instant, where a spreadsheet should know it for one. */
  value?: (row: Row) => Exported;
  /** The API's sort field, where the column can be sorted by. */
  sort?: string;
  align?: 'right';
  /** For the exported file only: a record whose fields would not fit a screen's width. */
  onlyInFile?: true;
}

interface RecordTableProps<Row> {
  /** What the table holds, for a screen reader. */
  caption: string;
  /** The first column is the link to the record, so that rows are reached by keyboard. */
  columns: readonly Column<Row>[];
  hrefOf: (row: Row) => string;
}

/** A list's rows: a table on a desk, cards on a phone. */
export function RecordTable<Row extends RaRecord>(props: RecordTableProps<Row>) {
  const { data } = useListContext<Row>();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  if (!data) return null;
  const shown = { ...props, columns: props.columns.filter(({ onlyInFile }) => !onlyInFile) };
  return (
    <>
      {isPhone ? <Cards {...shown} rows={data} /> : <Rows {...shown} rows={data} />}
      <Box sx={{ mt: 1, textAlign: { sm: 'right' } }}>
        <ExportButton columns={props.columns} />
      </Box>
    </>
  );
}

function Cards<Row extends RaRecord>({
  caption,
  columns,
  hrefOf,
  rows,
}: RecordTableProps<Row> & { rows: Row[] }) {
  const [first, ...rest] = columns;
  return (
    <Box component="ul" aria-label={caption} sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
      {rows.map((row) => (
        <Box
          component="li"
          key={row.id}
          sx={{
            position: 'relative',
            p: 2,
            bgcolor: 'background.paper',
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
          }}
        >
          {/* the whole card is the link's target */}
          <Link
            component={RouterLink}
            to={pathTo(hrefOf(row))}
            sx={{ fontWeight: 600, '&::after': { content: '""', position: 'absolute', inset: 0 } }}
          >
            {first?.render(row)}
          </Link>
          {rest.map((column) => {
            const value = column.render(row);
            if (value === null || value === undefined || value === '') return null;
            // A value too long for the rest of the line goes below its name.
            return (
              <Box key={column.key} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, mt: 0.5 }}>
                <Box component="span" sx={{ color: 'text.secondary', flexShrink: 0 }}>
                  {column.label}
                </Box>
                <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                  {value}
                </Box>
              </Box>
            );
          })}
        </Box>
      ))}
    </Box>
  );
}

function Rows<Row extends RaRecord>({
  caption,
  columns,
  hrefOf,
  rows,
}: RecordTableProps<Row> & { rows: Row[] }) {
  const t = useTranslate();
  const { sort, setSort } = useListContext();
  return (
    <TableContainer sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <Table aria-label={caption}>
        <TableHead>
          <TableRow>
            {columns.map(({ key, label, sort: field, align }) => (
              <TableCell
                key={key}
                align={align}
                sortDirection={field && sort.field === field ? lower(sort.order) : false}
              >
                {field ? (
                  <TableSortLabel
                    active={sort.field === field}
                    direction={sort.field === field ? lower(sort.order) : 'asc'}
                    aria-label={t('app.list.sortBy', { name: label })}
                    onClick={() =>
                      setSort({ field, order: sort.field === field && sort.order === 'ASC' ? 'DESC' : 'ASC' })
                    }
                  >
                    {label}
                  </TableSortLabel>
                ) : (
                  label
                )}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow
              key={row.id}
              hover
              sx={{ position: 'relative', '&:last-child td': { borderBottom: 0 } }}
            >
              {columns.map(({ key, render, align }, index) => (
                <TableCell key={key} align={align}>
                  {index === 0 ? (
                    <Link
                      component={RouterLink}
                      to={pathTo(hrefOf(row))}
                      sx={{ fontWeight: 600, '&::after': { content: '""', position: 'absolute', inset: 0 } }}
                    >
                      {render(row)}
                    </Link>
                  ) : (
                    render(row)
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

const lower = (order: 'ASC' | 'DESC') => (order === 'ASC' ? 'asc' : 'desc');
