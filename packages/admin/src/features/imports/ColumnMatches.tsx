import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel } from '../../platform/layout/Panel.tsx';
import type { Import } from './import.graphql.ts';

/** Which column of the file was taken for what. */
export function ColumnMatches({ columns }: { columns: NonNullable<Import['columns']> }) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.imports.show.${key}`);
  return (
    <Panel title={words('columns')}>
      <TableContainer>
        <Table size="small" aria-label={words('columns')}>
          <TableHead>
            <TableRow>
              <TableCell>{words('inFile')}</TableCell>
              <TableCell>{words('inSystem')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {columns.map(({ header, label }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may have the same header twice, and its order stays
              <TableRow key={index}>
                <TableCell component="th" scope="row" sx={{ overflowWrap: 'anywhere' }}>
                  {header || '–'}
                </TableCell>
                <TableCell sx={label ? {} : { color: 'text.secondary' }}>
                  {label ?? words('unknown')}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Panel>
  );
}
