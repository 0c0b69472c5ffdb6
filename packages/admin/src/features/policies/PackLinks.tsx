import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { type PolicyPack, PolicyPacksDocument, RevokePackLinkDocument } from './policy.graphql.ts';

/** The links to packs that funders hold, each of which can be ended; nothing while there are none. */
export function PackLinks() {
  const t = useTranslate();
  const { data } = useRead(PolicyPacksDocument, {});
  const links = (data?.data.items ?? []).filter(({ hasLink }) => hasLink);
  if (links.length === 0) return null;
  return (
    <Panel title={t('resources.policies.links.title')}>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {links.map((link) => (
          <Row key={link.id} link={link} />
        ))}
      </Box>
    </Panel>
  );
}

function stateOf({ expiresAt, revokedAt }: PolicyPack): { key: string; at: string } {
  if (revokedAt) return { key: 'revokedOn', at: revokedAt };
  const at = expiresAt ?? '';
  return { key: new Date(at).getTime() < Date.now() ? 'ended' : 'until', at };
}

function Row({ link }: { link: PolicyPack }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.policies.links.${key}`, more);
  const titles = (link.policies ?? []).map(({ title }) => title ?? '');
  const { key, at } = stateOf(link);
  return (
    <PanelRow>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{titles.join(', ')}</Typography>
        <Typography color="text.secondary">
          {words(key, { date: at ? dateText(dateOf(at)) : '' })} ·{' '}
          {words('opened', { smart_count: link.opened ?? 0 })}
        </Typography>
      </Box>
      {link.can.includes('revoke') && (
        <VerbButton
          label={words('revoke')}
          named={words('revokeOf', { titles: titles.join(', ') })}
          title={words('revokeTitle')}
          consequence={words('revokeConsequence')}
          confirm={words('revoke')}
          done={words('revoked')}
          document={RevokePackLinkDocument}
          variables={() => ({ id: link.id })}
          size="small"
          danger
        />
      )}
    </PanelRow>
  );
}
