import { ACCOUNT, defineMessage, type Message } from '../mail/message.js';

/** The link by which a forgotten password is replaced. */
export const resetPasswordMessage = defineMessage<{ token: string }>({
  kind: 'account.reset-password',
  group: ACCOUNT,
  secret: true,
  write: ({ token }) => ({
    subject: 'Choose a new password',
    paragraphs: [
      'Somebody asked for a new password for this address.',
      'The link works once, for 30 minutes. If it was not you, do nothing: your password stays as it is.',
    ],
    button: {
      label: 'Choose a new password',
      path: `/app/reset-password?token=${encodeURIComponent(token)}`,
    },
  }),
});

/** The link by which an address is shown to be somebody's. */
export const verifyEmailMessage = defineMessage<{ token: string }>({
  kind: 'account.verify-email',
  group: ACCOUNT,
  secret: true,
  write: ({ token }) => ({
    subject: 'Confirm your email address',
    paragraphs: ['Confirm that this address is yours, then sign in.', 'The link works for one hour.'],
    button: { label: 'Confirm this address', path: `/app/verify-email?token=${encodeURIComponent(token)}` },
  }),
});

/** The link that goes to a new address; nothing changes before it is followed. */
export const confirmEmailMessage = defineMessage<{ token: string; name: string }>({
  kind: 'account.confirm-email',
  group: ACCOUNT,
  secret: true,
  write: ({ token, name }) => ({
    subject: 'Confirm your new email address',
    paragraphs: [
      `This address is to become the one of ${name}, for signing in and for mail.`,
      'Nothing changes before you confirm it. The link works once, for 24 hours. If you do not know of this, do nothing.',
    ],
    button: { label: 'Confirm this address', path: `/app/confirm-email?token=${encodeURIComponent(token)}` },
  }),
});

/** Tells the present address that another one was asked for, while there is still time to stop it. */
export const emailChangeAskedMessage = defineMessage<{ name: string }>({
  kind: 'account.email-change-asked',
  group: ACCOUNT,
  write: ({ name }) => ({
    subject: 'Another email address was asked for',
    paragraphs: [
      `The address of ${name} is to be changed to another one. That happens as soon as the link in a mail to the new address is followed.`,
      'If you do not know of this, choose a new password at once: that calls the change off. Then tell your coordinator.',
    ],
    button: { label: 'Go to your profile', path: '/app/profile' },
  }),
});

/** Tells the old address that it is no longer the one, so that a change behind somebody's back is seen. */
export const emailChangedMessage = defineMessage<{ name: string }>({
  kind: 'account.email-changed',
  group: ACCOUNT,
  write: ({ name }) => ({
    subject: 'Your email address was changed',
    paragraphs: [
      `The address of ${name} was changed to another one. From now on you sign in with the new one.`,
      'If this was not you, tell your coordinator at once.',
    ],
  }),
});

/** What somebody can sign in with beside the password, in their words. */
export interface Factor {
  /** `null` for the codes of an app. */
  passkey: string | null;
}

const factorInWords = ({ passkey }: Factor): string =>
  passkey === null ? 'codes from an app' : `the passkey “${passkey}”`;

/** Tells somebody of a new way to sign in to their account, so that one which a stranger made is seen. */
export const factorAddedMessage = defineMessage<{ name: string; factor: Factor }>({
  kind: 'account.factor-added',
  group: ACCOUNT,
  write: ({ name, factor }) => ({
    subject: 'A new way to sign in',
    paragraphs: [
      `${name}, your account can be opened with ${factorInWords(factor)} from now on.`,
      'If this was not you, remove it from your account and choose a new password at once. Then tell your coordinator.',
    ],
    button: { label: 'Go to your account', path: '/app/profile' },
  }),
});

/** Tells somebody that their password is another one now, and what else still opens the account. */
export const passwordChangedMessage = defineMessage<{ name: string; factors: readonly Factor[] }>({
  kind: 'account.password-changed',
  group: ACCOUNT,
  write: ({ name, factors }) => ({
    subject: 'Your password was changed',
    paragraphs: [
      `${name}, your password was changed. All your sign-ins have ended, and your API tokens no longer work.`,
      ...(factors.length > 0
        ? [
            `These stay part of signing in: ${factors.map(factorInWords).join(', ')}. Remove from your account what is not yours.`,
          ]
        : []),
      'If this was not you, tell your coordinator at once.',
    ],
    button: { label: 'Go to your account', path: '/app/profile' },
  }),
});

/** All that people are told of their account. */
export const accountMessages: readonly Message<never>[] = [
  resetPasswordMessage,
  verifyEmailMessage,
  confirmEmailMessage,
  emailChangeAskedMessage,
  emailChangedMessage,
  passwordChangedMessage,
  factorAddedMessage,
];
