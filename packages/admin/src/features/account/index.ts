import { lazily } from '../../platform/lazily.tsx';

export const Profile = lazily(() => import('./Profile.tsx'), 'Profile');
export const ForgottenPassword = lazily(() => import('./ForgottenPassword.tsx'), 'ForgottenPassword');
export const ResetPassword = lazily(() => import('./ResetPassword.tsx'), 'ResetPassword');
export const ConfirmEmail = lazily(() => import('./ConfirmAddress.tsx'), 'ConfirmEmail');
export const VerifyEmail = lazily(() => import('./ConfirmAddress.tsx'), 'VerifyEmail');
