import { addOperations } from '../../platform/data-provider.ts';
import { addWords } from '../../platform/i18n.ts';
import {
  accidentOperations,
  riskAssessmentOperations,
  safetyCheckOperations,
} from './health-and-safety.graphql.ts';
import {
  accidentWords,
  healthAndSafetyWords,
  riskAssessmentWords,
  safetyCheckWords,
} from './health-and-safety.words.ts';

// They come with the first of these pages.
addWords({
  'health-and-safety': healthAndSafetyWords,
  'risk-assessments': riskAssessmentWords,
  accidents: accidentWords,
  'safety-checks': safetyCheckWords,
});
addOperations({
  'risk-assessments': riskAssessmentOperations,
  accidents: accidentOperations,
  'safety-checks': safetyCheckOperations,
});
