import {
  Box,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  useMediaQuery,
} from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { ImportKind } from './import.graphql.ts';

type Column = ImportKind['columns'][number];

/** What each column of a file may hold. */
export function ColumnsHelp({ columns }: { columns: readonly Column[] }) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.imports.create.${key}`);
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  if (isPhone) {
    return (
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5 }}>
        {columns.map((column) => (
          <li key={column.header}>
            <strong>{column.header}</strong>
            {column.required && ` (${words('needed').toLowerCase()})`}
            <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
              {column.help}
            </Box>
          </li>
        ))}
      </Box>
    );
  }
  return (
    <TableContainer>
      <Table size="small" aria-label={words('columns')}>
        <TableHead>
          <TableRow>
            {['column', 'needed', 'help', 'example'].map((key) => (
              <TableCell key={key}>{words(key)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {columns.map((column) => (
            <TableRow key={column.header}>
              <TableCell component="th" scope="row">
                {column.header}
              </TableCell>
              <TableCell>{t(column.required ? 'app.form.yes' : 'app.form.no')}</TableCell>
              <TableCell>{column.help}</TableCell>
              <TableCell>{column.example}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
