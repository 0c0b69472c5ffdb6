import Check from '@mui/icons-material/CheckCircleOutline';
import Dangerous from '@mui/icons-material/DangerousOutlined';
import Remove from '@mui/icons-material/RemoveCircleOutline';
import Warning from '@mui/icons-material/WarningAmberOutlined';
import { StatusLabel, type StatusLook } from '../../platform/layout/StatusLabel.tsx';
import type { RiskHazard } from './health-and-safety.graphql.ts';
import { useWords } from './use-words.ts';

type Band = NonNullable<RiskHazard['bandBefore']>;

const LOOKS: Readonly<Record<Band, StatusLook>> = {
  LOW: { icon: Check, color: 'success.main' },
  MEDIUM: { icon: Remove, color: 'text.primary' },
  HIGH: { icon: Warning, color: 'warning.main' },
  VERY_HIGH: { icon: Dangerous, color: 'error.main' },
};

/** How bad a risk is: in a word, with a sign of its own, and in colour. */
export function RatingLabel({ band }: { band: Band | null }) {
  const words = useWords('risk-assessments');
  if (!band) return null;
  return <StatusLabel look={LOOKS[band]}>{words(`band.${band}`)}</StatusLabel>;
}
