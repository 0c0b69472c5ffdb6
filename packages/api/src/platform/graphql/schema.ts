import type { GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { closeGates } from './gate.js';
import { DateTimeScalar } from './scalars.js';

/** Classes with operations. */
export type Resolvers = NonEmptyArray<new () => object>;

/** The executable schema of all features, every root field behind its gate. */
export async function makeSchema(resolvers: Resolvers): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers,
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    validate: { forbidUnknownValues: false, whitelist: false },
  });
  closeGates(schema);
  return schema;
}
