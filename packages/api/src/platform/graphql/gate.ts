import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import { Forbidden, Unauthenticated } from '../errors.js';
import type { RequestContext } from './context.js';

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

/** Opens a query or mutation to everybody who is signed in, also to somebody without a role anywhere. */
export const SignedIn = () => Extensions({ gate: 'signed-in' });

/** Opens a query to anybody at all. */
export const Anybody = () => Extensions({ gate: 'anybody' });

/**
 * Opens a query or mutation to anybody too, and gives its resolver the whole RequestContext: for what works without
 * anybody's rights, such as a form for people outside. Such a resolver limits how often it is used.
 */
export const AnyVisitor = () => Extensions({ gate: 'visitor' });

/** Puts every root field behind its gate. The resolvers then get the context of a signed-in person. */
export function closeGates(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const gate = field.extensions.gate as Gate | 'signed-in' | 'anybody' | 'visitor' | undefined;
      const resolve = field.resolve;
      if (!gate || !resolve)
        throw new Error(`${root?.name}.${field.name} has no gate: say who may use it with @Can`);
      field.resolve = (source: unknown, args: unknown, context: RequestContext, info: GraphQLResolveInfo) => {
        if (gate === 'visitor') return resolve(source, args, context, info);
        if (gate === 'anybody') return resolve(source, args, context.api, info);
        if (!context.api) throw new Unauthenticated();
        if (gate !== 'signed-in' && !context.api.permissions.may(gate.action, gate.subject))
          throw new Forbidden();
        return resolve(source, args, context.api, info);
      };
    }
  }
}
