/** The part of oidc-provider that the tests use; it brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        interactions: { url(context: unknown, interaction: { uid: string }): string };
        findAccount(context: unknown, accountId: string): { accountId: string; claims(): object };
        loadExistingGrant(context: { oidc: { session?: { accountId?: string } } }): Promise<Grant>;
        [more: string]: unknown;
      },
    );
    Grant: new (of: {
      clientId: string;
      accountId: string;
    }) => Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  }
}
