import type { OrganisationFactsOfViewer } from '../../platform/access/viewer.js';
import { type Eligibility, whyNotEligible } from './eligibility.js';
import { type ServiceStatus } from './service-status.js';

/** What of a service decides whether an organisation may book it. */
export interface BookableFacts {
  status: ServiceStatus;
  suspendedReason?: string | null | undefined;
  eligibility: Eligibility;
}

/** Why an organisation may not book a service, in a sentence; null where it may. */
export function whyUnavailable(
  service: BookableFacts,
  facts: OrganisationFactsOfViewer | null,
): string | null {
  if (service.status === 'ARCHIVED') return 'This service is no longer offered.';
  if (service.status === 'SUSPENDED')
    return `This service is suspended for now: ${service.suspendedReason ?? 'ask the coordinator'}.`;
  return whyNotEligible(service.eligibility, facts);
}
