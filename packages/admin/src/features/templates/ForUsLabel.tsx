import CheckCircle from '@mui/icons-material/CheckCircleOutline';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import HelpOutline from '@mui/icons-material/HelpOutline';
import PendingActions from '@mui/icons-material/PendingActionsOutlined';
import RemoveCircle from '@mui/icons-material/RemoveCircleOutline';
import ThumbUp from '@mui/icons-material/ThumbUpOutlined';
import { Box } from '@mui/material';
import { StatusLabel, type StatusLook } from '../../platform/layout/StatusLabel.tsx';
import type { TemplateRow } from './template.graphql.ts';
import { useWords } from './use-words.ts';

const looks: Record<NonNullable<TemplateRow['forUs']>, StatusLook> = {
  REQUIRED: { icon: ErrorOutline, color: 'warning.main' },
  RECOMMENDED: { icon: ThumbUp, color: 'info.main' },
  OPTIONAL: { icon: RemoveCircle, color: 'text.secondary' },
  NOT_APPLICABLE: { icon: RemoveCircle, color: 'text.secondary' },
  UNKNOWN: { icon: HelpOutline, color: 'text.secondary' },
};

const ours = { icon: CheckCircle, color: 'success.main' };
const draft = { icon: PendingActions, color: 'info.main' };

/** What a template is to the acting organisation: adopted, being adopted, or needed how much; nothing for who acts for none. */
export function ForUsLabel({
  template,
}: {
  template: Pick<TemplateRow, 'forUs' | 'ourPolicyId' | 'ourPolicyStatus'>;
}) {
  const words = useWords();
  const { forUs, ourPolicyId, ourPolicyStatus } = template;
  const isDraft = ourPolicyStatus === 'DRAFT';
  if (!forUs && !ourPolicyId) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5 }}>
      {ourPolicyId && (
        <StatusLabel look={isDraft ? draft : ours}>{words(isDraft ? 'adopting' : 'adopted')}</StatusLabel>
      )}
      {forUs && !(ourPolicyId && !isDraft) && (
        <StatusLabel look={looks[forUs]}>{words(`forUs.${forUs}`)}</StatusLabel>
      )}
    </Box>
  );
}
