import { graphql, type ResultOf, type VariablesOf } from '../../platform/graphql.ts';

export const SignInsDocument = graphql(`
  query SignIns { data: signIns { id createdAt expiresAt ipAddress userAgent current } }
`);
export type SignIn = ResultOf<typeof SignInsDocument>['data'][number];

export const RevokeSignInDocument = graphql(`
  mutation RevokeSignIn($id: ID!) { data: revokeSignIn(id: $id) }
`);

export const RevokeOtherSignInsDocument = graphql(`
  mutation RevokeOtherSignIns { data: revokeOtherSignIns }
`);

export const SecondFactorsDocument = graphql(`
  query SecondFactors { data: secondFactors { app demanded passkeys { id name createdAt } } }
`);
export type Passkey = ResultOf<typeof SecondFactorsDocument>['data']['passkeys'][number];

export const ApiTokensDocument = graphql(`
  query ApiTokens { data: apiTokens { id name scope subjects actsFor actsForConsortium createdAt expiresAt lastUsedAt } }
`);
export type ApiToken = ResultOf<typeof ApiTokensDocument>['data'][number];

export const CreateApiTokenDocument = graphql(`
  mutation CreateApiToken($input: CreateApiTokenInput!, $key: String!) {
    data: createApiToken(input: $input, idempotencyKey: $key) { token apiToken { id name } }
  }
`);
export type NewApiToken = VariablesOf<typeof CreateApiTokenDocument>['input'];

export const RevokeApiTokenDocument = graphql(`
  mutation RevokeApiToken($id: ID!) { data: revokeApiToken(id: $id) }
`);
