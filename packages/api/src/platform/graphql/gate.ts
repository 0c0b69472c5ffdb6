import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import { Forbidden, Unauthenticated } from '../errors.js';
import type { ApiContext, RequestContext } from './context.js';

/** What a root field asks of its caller; every root field says it. */
export interface Gate {
  action: string;
  subject: string;
}

/**
 * Opens a query or mutation to those who may do `action` with at least one `subject`; which ones is checked row by
 * row. Nobody signed in: UNAUTHENTICATED. A root field without a gate stops the server from starting.
 */
export const Can = (action: string, subject: string) =>
  Extensions({ gate: { action, subject } satisfies Gate });

/**
 * Opens a query or mutation about oneself to everybody who is signed in, also to somebody without a role anywhere. A
 * program with an API token is not: whoever finds one must not be able to make a sign-in of it.
 */
export const SignedIn = () => Extensions({ gate: 'signed-in' });

/** Opens a query to everybody who is signed in, and to their programs; permissions decide what it answers. */
export const SignedInOrToken = () => Extensions({ gate: 'signed-in-or-token' });

/** Opens a query to anybody at all. */
export const Anybody = () => Extensions({ gate: 'anybody' });

/** Gates that ask for no right. */
type Open = 'signed-in' | 'signed-in-or-token' | 'anybody';

function isOpen(gate: Gate | Open, { viewer, permissions }: ApiContext): boolean {
  if (gate === 'signed-in') return viewer.token === null;
  return typeof gate === 'string' || permissions.may(gate.action, gate.subject);
}

/** Puts every root field behind its gate. The resolvers then get the context of a signed-in person. */
export function closeGates(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const gate = field.extensions.gate as Gate | Open | undefined;
      const resolve = field.resolve;
      if (!gate || !resolve)
        throw new Error(`${root?.name}.${field.name} has no gate: say who may use it with @Can`);
      field.resolve = (source: unknown, args: unknown, context: RequestContext, info: GraphQLResolveInfo) => {
        if (gate === 'anybody') return resolve(source, args, context.api, info);
        if (!context.api) throw new Unauthenticated();
        if (!isOpen(gate, context.api)) throw new Forbidden();
        return resolve(source, args, context.api, info);
      };
    }
  }
}
