import { Box, Button, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { usePolled, useVerb } from '../../platform/operations.ts';
import {
  OpenPackDocument,
  type PolicyPack,
  PolicyPacksDocument,
  RevokePackLinkDocument,
} from './policy.graphql.ts';

const OFTEN_MS = 1_000;

/** The packs that the organisation made for funders, newest first; read again while one is being made. */
export function usePacks(): PolicyPack[] {
  const { data } = usePolled(PolicyPacksDocument, {}, (known) =>
    known?.data.some(({ isReady }) => isReady === false) ? OFTEN_MS : false,
  );
  return [...(data?.data ?? [])].sort((one, other) =>
    (other.createdAt ?? '').localeCompare(one.createdAt ?? ''),
  );
}

/** Fetches a pack by a link that is made at that moment. */
export function FetchPack({ pack, strong = false }: { pack: PolicyPack; strong?: boolean }) {
  const t = useTranslate();
  const notify = useNotify();
  const open = useVerb(OpenPackDocument);
  return (
    <Button
      variant={strong ? 'contained' : 'outlined'}
      size="small"
      disabled={open.isPending}
      aria-label={t('resources.policies.packs.fetchOf', { titles: titlesOf(pack) })}
      onClick={() =>
        open.mutate(
          { id: pack.id },
          {
            onSuccess: ({ data }) => window.location.assign(data.url),
            onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
          },
        )
      }
    >
      {t('resources.policies.packs.fetch')}
    </Button>
  );
}

/** What was made for funders, and the links that they hold, each of which can be ended; nothing while there is none. */
export function Packs() {
  const t = useTranslate();
  const packs = usePacks();
  if (packs.length === 0) return null;
  return (
    <Panel title={t('resources.policies.packs.title')}>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {packs.map((pack) => (
          <Row key={pack.id} pack={pack} />
        ))}
      </Box>
    </Panel>
  );
}

/** Titles before the rest is only counted: a pack of twenty is no heading. */
const TITLES_SHOWN = 3;

const titlesOf = ({ policies }: PolicyPack): string => (policies ?? []).map(({ title }) => title).join(', ');

/** What is to be said of a pack, and of when: as keys of the words. */
function stateOf({ hasLink, expiresAt, revokedAt, createdAt, isReady }: PolicyPack): {
  key: string;
  at: string;
} {
  if (isReady === false) return { key: 'making', at: createdAt ?? '' };
  if (!hasLink) return { key: 'madeOn', at: createdAt ?? '' };
  if (revokedAt) return { key: 'revokedOn', at: revokedAt };
  const at = expiresAt ?? '';
  return { key: new Date(at).getTime() < Date.now() ? 'ended' : 'until', at };
}

function Row({ pack }: { pack: PolicyPack }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.policies.packs.${key}`, more);
  const titles = titlesOf(pack);
  const names = (pack.policies ?? []).map(({ title }) => title);
  const rest = names.length - TITLES_SHOWN;
  const { key, at } = stateOf(pack);
  return (
    <PanelRow>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>
          {rest > 0
            ? words('more', { names: names.slice(0, TITLES_SHOWN).join(', '), smart_count: rest })
            : titles}
        </Typography>
        <Typography color="text.secondary">
          {[
            words(key, { date: at ? dateText(dateOf(at)) : '' }),
            pack.hasLink && words('opened', { smart_count: pack.opened ?? 0 }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {pack.can.includes('open') && pack.isReady && <FetchPack pack={pack} />}
        {pack.can.includes('revoke') && pack.hasLink && (
          <VerbButton
            label={words('revoke')}
            named={words('revokeOf', { titles })}
            title={words('revokeTitle')}
            consequence={words('revokeConsequence')}
            confirm={words('revoke')}
            done={words('revoked')}
            document={RevokePackLinkDocument}
            variables={() => ({ id: pack.id })}
            size="small"
            danger
          />
        )}
      </Box>
    </PanelRow>
  );
}
