import { Box, Button, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useMe } from '../../platform/me.ts';
import { pathTo } from '../../platform/paths.ts';
import { DownloadMenu } from './DownloadMenu.tsx';
import { ForUsLabel } from './ForUsLabel.tsx';
import { fillPath, readPath } from './library-paths.ts';
import { Passage } from './Passage.tsx';
import type { TemplateRow } from './template.graphql.ts';
import { useWords } from './use-words.ts';

/** "Required by law: employers of five or more must write it down". */
export function useWhy(): (template: Pick<TemplateRow, 'necessity' | 'because'>) => string {
  const words = useWords();
  return ({ necessity, because }) => {
    const need = necessity ? words(`necessity.${necessity}`) : '';
    return because ? `${need}: ${because}` : need;
  };
}

/** One document of the library: what it is, why one has it, how it stands with us, and what one can do with it. */
export function TemplateCard({ template }: { template: TemplateRow }) {
  const words = useWords();
  const why = useWhy();
  const actsForMember = Boolean(useMe()?.actingFor);
  const { id, title, kind, category, summary, highlight, currentVersion, source } = template;
  const name = title ?? '';
  return (
    <Box component="li" sx={card}>
      <Typography variant="h2" sx={{ fontSize: '1.125rem' }}>
        <Link component={RouterLink} to={pathTo(readPath(id))}>
          {name}
        </Link>
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {[kind && words(`kindOne.${kind}`), category?.name].filter(Boolean).join(' · ')}
      </Typography>
      <Typography>{template.forUsBecause ?? why(template)}</Typography>
      <ForUsLabel template={template} />
      {highlight ? <Passage text={highlight} /> : <Passage text={summary} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 0.5 }}>
        <Button
          size="small"
          variant="outlined"
          component={RouterLink}
          to={pathTo(readPath(id))}
          aria-label={words('card.readNamed', { title: name })}
        >
          {words('card.read')}
        </Button>
        {currentVersion && actsForMember && (
          <Button
            size="small"
            variant="outlined"
            component={RouterLink}
            to={pathTo(fillPath(id))}
            aria-label={words('card.fillNamed', { title: name })}
          >
            {words('card.fill')}
          </Button>
        )}
        {currentVersion && (
          <DownloadMenu
            size="small"
            title={name}
            versionId={currentVersion.id}
            isFile={source === 'FILE'}
            fillPath={fillPath(id)}
            onlyBlank={!actsForMember}
          />
        )}
      </Box>
    </Box>
  );
}

export const card = {
  display: 'grid',
  gap: 0.75,
  p: { xs: 2, sm: 2.5 },
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
} as const;
