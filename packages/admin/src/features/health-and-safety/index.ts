import Assignment from '@mui/icons-material/AssignmentOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import PersonalInjury from '@mui/icons-material/PersonalInjuryOutlined';
import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

export const riskAssessments = {
  name: 'risk-assessments',
  icon: Assignment,
  recordRepresentation: 'title',
  list: lazily(() => import('./RiskAssessments.tsx'), 'RiskAssessmentList'),
  create: lazily(() => import('./RiskAssessments.tsx'), 'RiskAssessmentCreate'),
  edit: lazily(() => import('./RiskAssessments.tsx'), 'RiskAssessmentEdit'),
  show: lazily(() => import('./RiskAssessmentShow.tsx'), 'RiskAssessmentShow'),
} satisfies ResourceProps;

export const accidents = {
  name: 'accidents',
  icon: PersonalInjury,
  recordRepresentation: 'happenedOn',
  list: lazily(() => import('./Accidents.tsx'), 'AccidentList'),
  create: lazily(() => import('./Accidents.tsx'), 'AccidentCreate'),
  edit: lazily(() => import('./Accidents.tsx'), 'AccidentEdit'),
  show: lazily(() => import('./AccidentShow.tsx'), 'AccidentShow'),
} satisfies ResourceProps;

export const safetyChecks = {
  name: 'safety-checks',
  icon: FactCheck,
  recordRepresentation: 'title',
  list: lazily(() => import('./SafetyChecks.tsx'), 'SafetyCheckList'),
  create: lazily(() => import('./SafetyChecks.tsx'), 'SafetyCheckCreate'),
  edit: lazily(() => import('./SafetyChecks.tsx'), 'SafetyCheckEdit'),
  show: lazily(() => import('./SafetyCheckShow.tsx'), 'SafetyCheckShow'),
} satisfies ResourceProps;

export const HealthAndSafety = lazily(() => import('./Overview.tsx'), 'HealthAndSafety');
