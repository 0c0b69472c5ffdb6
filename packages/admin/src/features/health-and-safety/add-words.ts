import { addWords } from '../../platform/i18n.ts';
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
