import './add-words.ts';
import { Box, Button, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { dateText } from '../../platform/london-time.ts';
import { useMe } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { AskForMyDataDocument, MyAccessRequestsDocument } from './data-protection.graphql.ts';
import { RequestStatus } from './RequestStatus.tsx';

const KINDS = ['ACCESS', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'PORTABILITY', 'OBJECTION'] as const;

/** One's rights about one's own data: to ask, to see what came of it, to complain. */
export function MyData() {
  const t = useTranslate();
  const me = useMe();
  const { data, error, isPending, refetch } = useRead(MyAccessRequestsDocument, {});
  const words = (key: string, more?: object) => t(`resources.access-requests.mine.${key}`, more);
  const kindOf = (kind: string | null) => t(`resources.access-requests.kind.${kind}`);
  if (!me || me.roles.length === 0) return null;
  const organisation = me.actingFor?.name ?? t('app.actingFor.consortium');
  return (
    <Panel title={words('title')}>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {words('help', { organisation })}
      </Typography>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={1} />}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mb: 2 }}>
        {data?.data.items.map((request) => (
          <Box
            component="li"
            key={request.id}
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'space-between', py: 1 }}
          >
            <Link component={RouterLink} to={pathTo(recordPath('access-requests', request.id))}>
              {words('asked', {
                kind: kindOf(request.kind),
                date: request.receivedOn && dateText(request.receivedOn),
              })}
            </Link>
            <RequestStatus request={request} />
          </Box>
        ))}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <VerbButton
          label={words('ask')}
          title={words('askTitle', { organisation })}
          consequence={words('consequence')}
          confirm={words('confirm')}
          done={words('done')}
          document={AskForMyDataDocument}
          asks={[
            {
              name: 'kind',
              label: words('kind'),
              needed: words('needKind'),
              initial: 'ACCESS',
              options: KINDS.map((value) => ({
                value,
                label: t(`resources.access-requests.kindOwn.${value}`),
              })),
            },
            { name: 'details', label: words('details'), help: words('detailsHelp'), kind: 'long' },
          ]}
          variables={({ kind, details }) => ({
            input: {
              kind: KINDS.find((one) => one === kind) ?? 'ACCESS',
              details: details?.trim() || null,
            },
          })}
        />
        <Button component={RouterLink} to={pathTo(`/complain/${me.actingFor?.id ?? 'consortium'}`)}>
          {words('complain')}
        </Button>
      </Box>
    </Panel>
  );
}
