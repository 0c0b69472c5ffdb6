import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { abilityOf, useMe } from '../../platform/me.ts';
import { useRead, useVerb } from '../../platform/operations.ts';
import { type ApiToken, ApiTokensDocument, RevokeApiTokenDocument } from './account.graphql.ts';
import { MakeToken } from './MakeToken.tsx';

/** One's API tokens: making one, seeing when it was used, revoking it. */
export function TokenPanel() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.account.tokens.${key}`);
  const me = useMe();
  const [adds, setAdds] = useState(false);
  const { data, error, isPending, refetch } = useRead(ApiTokensDocument, {});
  const tokens = data?.data;
  const mayMake = me !== undefined && abilityOf(me).can('create', 'ApiToken');
  return (
    <Panel title={words('title')}>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {words('help')}
      </Typography>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {isPending && <Waiting lines={1} />}
      {tokens?.length === 0 && <Typography sx={{ mb: 2 }}>{words('none')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mb: 2 }}>
        {tokens?.map((token) => (
          <Row key={token.id} token={token} />
        ))}
      </Box>
      {mayMake && (
        <Button variant="outlined" onClick={() => setAdds(true)}>
          {words('add')}
        </Button>
      )}
      {adds && <MakeToken onClose={() => setAdds(false)} />}
    </Panel>
  );
}

function Row({ token }: { token: ApiToken }) {
  const t = useTranslate();
  const notify = useNotify();
  const words = (key: string, more?: object) => t(`resources.account.tokens.${key}`, more);
  const [asks, setAsks] = useState(false);
  const revoke = useVerb(RevokeApiTokenDocument);
  const day = (at: string) => dateText(dateOf(at));
  const hasRunOut = new Date(token.expiresAt) <= new Date();
  const { name } = token;
  const may = words('facts', {
    scope: words(`scopes.${token.scope}`),
    name: token.actsForConsortium ? words('consortium') : token.actsFor,
  });
  const use = [
    words(hasRunOut ? 'ranOut' : 'until', { when: day(token.expiresAt) }),
    token.lastUsedAt ? words('used', { when: day(token.lastUsedAt) }) : words('unused'),
  ].join(' · ');
  return (
    <PanelRow>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
        <Typography color="text.secondary">{may}</Typography>
        {token.subjects && (
          <Typography color="text.secondary">
            {token.subjects.map((subject) => words(`subject.${subject}`, { _: subject })).join(', ')}
          </Typography>
        )}
        <Typography color="text.secondary">{use}</Typography>
      </Box>
      <Button
        size="small"
        variant="outlined"
        color="error"
        onClick={() => setAsks(true)}
        aria-label={words('revokeNamed', { name })}
      >
        {words('revoke')}
      </Button>
      {asks && (
        <ConfirmDialog
          title={words('revokeTitle')}
          consequence={words('revokeConsequence', { name })}
          confirm={words('revoke')}
          danger
          busy={revoke.isPending}
          error={revoke.error}
          onClose={() => setAsks(false)}
          onConfirm={() =>
            revoke.mutate(
              { id: token.id },
              {
                onSuccess: () => {
                  setAsks(false);
                  notify(words('revoked'), { type: 'success' });
                },
              },
            )
          }
        />
      )}
    </PanelRow>
  );
}
