import { type GenericOAuthConfig } from 'better-auth/plugins';
import type { OidcConfig } from '../config.js';

/** The name of the provider in the addresses of better-auth; there is one at most. */
export const OIDC = 'oidc';

/**
 * Signing in by OpenID Connect: authorization code with PKCE, state and nonce; the ID token is checked against the
 * provider's keys, our client id and the issuer. It opens the door to people who are known here, and to nobody else.
 */
export function oidcProvider({ issuer, clientId, clientSecret, name }: OidcConfig): GenericOAuthConfig {
  return {
    providerId: OIDC,
    name,
    clientId,
    clientSecret,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    requireIdTokenVerification: true,
    disableSignUp: true,
    disableImplicitSignUp: true,
    // A person is known by issuer and subject (OpenID Connect Core 5.7), so that another provider that is configured
    // later cannot stand in for somebody of this one. better-auth goes by the issuer that discovery names, and without
    // an ID token by the user info; ours is the one that was configured, in an ID token, or nobody.
    accountSubject: ({ tokens }) => {
      const { iss, sub } = claimsOf(tokens.idToken);
      return iss === issuer && typeof sub === 'string' && sub !== '' ? `${issuer} ${sub}` : '';
    },
  };
}

/** The claims of an ID token whose signature better-auth has checked. */
function claimsOf(idToken: string | undefined): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString());
  } catch {
    return {};
  }
}
