import { Box, Button, Checkbox, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Panel } from '../../platform/layout/Panel.tsx';
import { visuallyHidden } from '../../platform/layout/States.tsx';
import { dateText, relativeText } from '../../platform/london-time.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { AcknowledgementInRow } from '../acknowledgements/AcknowledgementInRow.tsx';
import { HealthBar } from './HealthBar.tsx';
import { HealthLabel } from './HealthLabel.tsx';
import { nextActionOf } from './next-action.ts';
import type { MissingTemplate, PolicyGroup } from './policy.graphql.ts';
import { MISSING, type PolicyRow } from './policy-list.graphql.ts';

interface PolicyGroupPanelProps {
  necessity: PolicyGroup['necessity'];
  group?: PolicyGroup | undefined;
  policies: readonly PolicyRow[];
  missing: readonly MissingTemplate[];
  chosen: readonly string[];
  onChoose: (id: string, isChosen: boolean) => void;
}

/** Missing documents beyond these are shown on request: a long list of what one lacks helps nobody to begin. */
const MISSING_SHOWN = 3;

/** One of the three groups: its bar, what there is, the most urgent first, then what is missing. */
export function PolicyGroupPanel({
  necessity,
  group,
  policies,
  missing,
  chosen,
  onChoose,
}: PolicyGroupPanelProps) {
  const t = useTranslate();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? missing : missing.slice(0, MISSING_SHOWN);
  return (
    <Panel title={t(`resources.policies.group.${necessity}`)}>
      {group && <HealthBar group={group} />}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {byUrgency(policies).map((policy) => (
          <Row
            key={policy.id}
            policy={policy}
            isChosen={chosen.includes(policy.id)}
            onChoose={(isChosen) => onChoose(policy.id, isChosen)}
          />
        ))}
        {shown.map((template) => (
          <Missing key={template.id} template={template} />
        ))}
      </Box>
      {missing.length > MISSING_SHOWN && (
        <Button
          onClick={() => setShowsAll(!showsAll)}
          aria-expanded={showsAll}
          aria-label={t(`resources.policies.list.${showsAll ? 'fewerMissingOf' : 'allMissingOf'}`, {
            smart_count: missing.length,
            group: t(`resources.policies.group.${necessity}`),
          })}
          sx={{ mt: 1 }}
        >
          {t(`resources.policies.list.${showsAll ? 'fewerMissing' : 'allMissing'}`, {
            smart_count: missing.length,
          })}
        </Button>
      )}
    </Panel>
  );
}

const URGENCY = ['OVERDUE', 'DUE', 'DRAFT', 'CURRENT', 'WITHDRAWN'];

const byUrgency = (policies: readonly PolicyRow[]): PolicyRow[] =>
  [...policies].sort((one, other) => URGENCY.indexOf(one.health ?? '') - URGENCY.indexOf(other.health ?? ''));

const row = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 2,
  rowGap: 1,
  alignItems: 'center',
  py: 1.5,
  borderTop: 1,
  borderColor: 'divider',
} as const;

function Row({
  policy,
  isChosen,
  onChoose,
}: {
  policy: PolicyRow;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.policies.list.${key}`, more);
  const { label, to } = nextActionOf(policy);
  const title = policy.title ?? '';
  return (
    <Box component="li" sx={row}>
      <Checkbox
        checked={isChosen}
        onChange={(event) => onChoose(event.target.checked)}
        slotProps={{ input: { 'aria-label': words('choose', { title }) } }}
        sx={{ ml: -1.5, alignSelf: 'flex-start' }}
      />
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Link component={RouterLink} to={pathTo(recordPath('policies', policy.id))} sx={{ fontWeight: 600 }}>
          {title}
        </Link>
        <Typography color="text.secondary">
          {[
            policy.owner?.name ? words('owner', { name: policy.owner.name }) : words('noOwner'),
            policy.nextReviewOn &&
              words('review', {
                date: dateText(policy.nextReviewOn),
                when: relativeText(`${policy.nextReviewOn}T12:00Z`),
              }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        <AcknowledgementInRow policyId={policy.id} />
      </Box>
      <Box sx={{ flex: '0 0 130px' }}>
        <HealthLabel health={policy.health} />
      </Box>
      <Button
        variant="outlined"
        size="small"
        component={RouterLink}
        to={pathTo(to)}
        aria-label={words('actionOf', { action: t(label), title })}
        sx={{ minWidth: 150 }}
      >
        {t(label)}
      </Button>
    </Box>
  );
}

function Missing({ template }: { template: MissingTemplate }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.policies.list.${key}`, more);
  const title = template.title ?? '';
  return (
    <Box component="li" sx={row}>
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Link
          component={RouterLink}
          to={pathTo(recordPath('templates', template.id))}
          sx={{ fontWeight: 600 }}
        >
          {title}
        </Link>
        <Typography color="text.secondary">
          <Box component="span" sx={visuallyHidden}>
            {words('why')}
          </Box>
          {template.forUsBecause ?? template.because}
        </Typography>
        <Link
          component={RouterLink}
          to={pathTo(`/policies/bring?template=${template.id}`)}
          aria-label={words('haveOneOf', { title })}
          sx={{ display: 'inline-block', minHeight: 24 }}
        >
          {words('haveOne')}
        </Link>
      </Box>
      <Box sx={{ flex: '0 0 130px' }}>
        <HealthLabel health={MISSING} />
      </Box>
      <Button
        variant="outlined"
        size="small"
        component={RouterLink}
        to={pathTo(`/policies/adopt?template=${template.id}`)}
        aria-label={words('adoptOf', { title })}
        sx={{ minWidth: 150 }}
      >
        {words('adoptOne')}
      </Button>
    </Box>
  );
}
