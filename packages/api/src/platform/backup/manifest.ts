import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const sum = z.object({ rows: z.number().int(), sha256: z.string() });

/** What an archive holds, with the sums by which a restore proves that nothing is missing. */
export const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.record(z.string(), sum.extend({ columns: z.array(z.string()) })),
  sequences: z.record(z.string(), z.string()),
  files: z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The name of a table's file in the archive. */
export const fileOf = (table: string): string => `tables/${table.replaceAll('"', '')}.copy`;

/** The SHA-256 of a file, as hex. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
