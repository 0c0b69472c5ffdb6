import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { Term } from '../../platform/layout/Term.tsx';
import { addDays, monthText, today } from '../../platform/london-time.ts';
import { abilityOf, useMe } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { AccidentFiguresDocument } from './health-and-safety.graphql.ts';
import { useWords } from './use-words.ts';

/** How many of what in each month of the last year, without a name. */
export function AccidentFigures() {
  const words = useWords('accidents');
  const me = useMe();
  const mayRead = Boolean(me && abilityOf(me).can('read', 'AccidentFigure'));
  const to = today();
  const { data, error, isPending, refetch } = useRead(
    AccidentFiguresDocument,
    { from: addDays(to, -365), to },
    { enabled: mayRead },
  );
  if (!mayRead) return null;
  const figures = data?.data ?? [];
  return (
    <Box sx={{ maxWidth: 1120 }}>
      <Panel title={words('figures.title')}>
        <Term>{words('figures.help')}</Term>
        {error && <Failed error={error} retry={() => refetch()} />}
        {isPending && <Waiting lines={3} />}
        {data && figures.length === 0 && words('figures.nothing')}
        {figures.length > 0 && (
          <TableContainer>
            <Table size="small" aria-label={words('figures.title')}>
              <TableHead>
                <TableRow>
                  <TableCell>{words('figures.month')}</TableCell>
                  <TableCell>{words('fields.kind')}</TableCell>
                  <TableCell align="right">{words('figures.count')}</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {figures.map(({ month, kind, count }) => (
                  <TableRow key={`${month} ${kind}`}>
                    <TableCell>{monthText(`${month}-01`)}</TableCell>
                    <TableCell>{words(`kind.${kind}`)}</TableCell>
                    <TableCell align="right">{count}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TableContainer>
        )}
      </Panel>
    </Box>
  );
}
