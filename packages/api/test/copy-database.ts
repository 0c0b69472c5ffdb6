import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Makes a database of its own by copying one, to which nobody may be connected. @returns its address */
export async function copyDatabase(template: string): Promise<string> {
  const url = new URL(template);
  const server = new pg.Client({ connectionString: new URL('/postgres', url).href });
  await server.connect();
  try {
    const name = `t_${randomBytes(6).toString('hex')}`;
    await server.query(`create database ${name} template ${server.escapeIdentifier(url.pathname.slice(1))}`);
    url.pathname = `/${name}`;
    return url.href;
  } finally {
    await server.end();
  }
}
