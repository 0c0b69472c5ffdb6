import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

export const policies = {
  name: 'policies',
  recordRepresentation: 'title',
  list: lazily(() => import('./OurPolicies.tsx'), 'OurPolicies'),
  show: lazily(() => import('./PolicyShow.tsx'), 'PolicyShow'),
} satisfies ResourceProps;

export const AdoptPolicy = lazily(() => import('./AdoptPolicy.tsx'), 'AdoptPolicy');
export const BringPolicy = lazily(() => import('./BringPolicy.tsx'), 'BringPolicy');
export const PolicyWording = lazily(() => import('./PolicyWording.tsx'), 'PolicyWording');
export const NewEdition = lazily(() => import('./NewEdition.tsx'), 'NewEdition');
export const SendForApproval = lazily(() => import('./SendForApproval.tsx'), 'SendForApproval');
export const ToApprove = lazily(() => import('./ToApprove.tsx'), 'ToApprove');
export const ApprovePolicy = lazily(() => import('./ApprovePolicy.tsx'), 'ApprovePolicy');
