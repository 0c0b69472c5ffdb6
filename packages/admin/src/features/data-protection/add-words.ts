import { addOperations } from '../../platform/data-provider.ts';
import { addWords } from '../../platform/i18n.ts';
import {
  accessRequestOperations,
  complaintOperations,
  incidentOperations,
  processingActivityOperations,
} from './data-protection.graphql.ts';
import {
  accessRequestWords,
  complaintWords,
  dataProtectionWords,
  incidentWords,
  processingActivityWords,
} from './data-protection.words.ts';

// Many words that few people meet: they come with the first of these pages.
addWords({
  'access-requests': accessRequestWords,
  complaints: complaintWords,
  'data-protection': dataProtectionWords,
  incidents: incidentWords,
  'processing-activities': processingActivityWords,
});
addOperations({
  'access-requests': accessRequestOperations,
  complaints: complaintOperations,
  incidents: incidentOperations,
  'processing-activities': processingActivityOperations,
});
