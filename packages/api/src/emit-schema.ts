import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from './app.js';

/** Writes `schema.graphql`, the contract with the console; committed, so that every change of the API shows. */
const schema = lexicographicSortSchema(await createSchema());
writeFileSync(new URL('../schema.graphql', import.meta.url), `${printSchema(schema)}\n`);
