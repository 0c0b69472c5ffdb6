import './document-words.ts';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { visuallyHidden } from '../layout/States.tsx';

interface Part {
  kind: string;
  text: string;
}

interface Block {
  kind: string;
  section: string | null;
  parts: readonly Part[];
}

export interface ShownComparison {
  blocks: readonly Block[];
  added: number;
  removed: number;
  changed: number;
}

/** Blocks as they are shown: a stretch without a change is one line that says how long it is. */
type Shown = { block: Block; key: string } | { unchanged: number; key: string };

function shownOf(blocks: readonly Block[]): Shown[] {
  const shown: Shown[] = [];
  for (const [index, block] of blocks.entries()) {
    const key = `block ${index}`;
    const last = shown.at(-1);
    if (block.kind !== 'SAME') shown.push({ block, key });
    else if (last && 'unchanged' in last) last.unchanged += 1;
    else shown.push({ unchanged: 1, key });
  }
  return shown;
}

/** Two texts as one, with the words that differ marked by line and weight as well as colour, and named for a screen reader. */
export function ComparisonView({ comparison }: { comparison: ShownComparison }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.documents.compare.${key}`, more);
  const { added, removed, changed, blocks } = comparison;
  if (added + removed + changed === 0) return <Typography>{words('same')}</Typography>;
  const counts = [
    added > 0 && words('added_count', { smart_count: added }),
    removed > 0 && words('removed_count', { smart_count: removed }),
    changed > 0 && words('changed_count', { smart_count: changed }),
  ].filter(Boolean);
  return (
    <Box>
      <Typography sx={{ fontWeight: 600 }}>{counts.join(' · ')}</Typography>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {words('sentence')}
      </Typography>
      {shownOf(blocks).map((one) =>
        'unchanged' in one ? (
          <Typography key={one.key} color="text.secondary" sx={{ my: 1.5 }}>
            … {words('unchanged', { smart_count: one.unchanged })} …
          </Typography>
        ) : (
          <Change key={one.key} block={one.block} />
        ),
      )}
    </Box>
  );
}

function Change({ block }: { block: Block }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.documents.compare.${key}`, more);
  const whole = block.kind === 'ADDED' || block.kind === 'REMOVED' ? block.kind : undefined;
  return (
    <Box sx={{ borderLeft: 4, borderColor: 'primary.main', pl: 2, my: 2, maxWidth: '75ch' }}>
      <Typography variant="body2" color="text.secondary">
        <strong>{words(`kind.${block.kind}`)}</strong>
        {block.section ? ` · ${words('under', { section: block.section })}` : ''}
      </Typography>
      <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.6 }}>
        {block.parts.map((part, index) => (
          <Words
            // parts have no name but their place
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change their order
            key={index}
            part={whole && part.kind === 'SAME' ? { ...part, kind: whole } : part}
            silent={Boolean(whole)}
          />
        ))}
      </Box>
    </Box>
  );
}

/** @param silent the block says already that all of it was added or removed */
function Words({ part, silent }: { part: Part; silent: boolean }) {
  const t = useTranslate();
  if (part.kind === 'SAME') return <>{part.text}</>;
  const isAdded = part.kind === 'ADDED';
  const hidden = (key: string) =>
    !silent && (
      <Box component="span" sx={visuallyHidden}>
        {t(`resources.documents.compare.${key}`)}
      </Box>
    );
  return (
    <Box component={isAdded ? 'ins' : 'del'} sx={isAdded ? insertion : deletion}>
      {hidden(isAdded ? 'added' : 'removed')}
      {part.text}
      {hidden('endOf')}
    </Box>
  );
}

const insertion = {
  color: 'success.main',
  fontWeight: 650,
  textDecoration: 'underline',
  textDecorationThickness: 2,
} as const;
const deletion = { color: 'error.main', textDecoration: 'line-through', textDecorationThickness: 2 } as const;
