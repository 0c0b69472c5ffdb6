import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useMe } from '../../platform/me.ts';
import type { Progress } from './acknowledgement.graphql.ts';

/** The list on paper: shown when the page is printed, and only then. */
export function SignSheet({ progress: { policyTitle, versionNumber, people } }: { progress: Progress }) {
  const t = useTranslate();
  const me = useMe();
  const words = (key: string, more?: object) => t(`resources.acknowledgements.sheet.${key}`, more);
  const missing = people.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  return (
    <Box
      sx={{
        display: 'none',
        '@media print': { display: 'block', color: '#000' },
        '& table': { borderCollapse: 'collapse', width: '100%' },
        '& th, & td': { border: '1px solid #000', p: 1, height: 40, textAlign: 'left' },
        '& tr': { breakInside: 'avoid' },
      }}
    >
      <Typography variant="h1">{words('heading', { title: policyTitle, number: versionNumber })}</Typography>
      {me?.actingFor && <p>{me.actingFor.name}</p>}
      <p>{words('sentence')}</p>
      <table>
        <thead>
          <tr>
            {['name', 'signature', 'date'].map((key) => (
              <th key={key} scope="col">
                {words(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {missing.map(({ personId, readerId, name }) => (
            <tr key={personId ?? readerId}>
              <th scope="row">{name}</th>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}
