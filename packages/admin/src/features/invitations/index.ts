import { lazily } from '../../platform/lazily.tsx';

export const AcceptInvitation = lazily(() => import('./AcceptInvitation.tsx'), 'AcceptInvitation');

export const InvitePeople = lazily(() => import('./InvitePeople.tsx'), 'InvitePeople');
