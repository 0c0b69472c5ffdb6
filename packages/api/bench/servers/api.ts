import 'reflect-metadata';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/platform/config.js';
import { startLog } from '../../src/platform/log.js';
import { portOf, serve } from './serve.js';

// This API as it runs in production, permissions and all.
await serve(async ({ databaseUrl, secret, dataDir }) => {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: secret,
    NODE_ENV: 'production',
    DATA_DIR: dataDir,
  });
  startLog('error');
  const publicUrl = 'http://bench.example.org';
  const app = await createApp({ config, databaseUrl, authSecret: secret, publicUrl, trustedOrigins: [] });
  let statements = 0;
  const { app: pool } = app.database;
  const query = pool.query.bind(pool);
  pool.query = new Proxy(query, {
    apply(target, self, args) {
      statements += 1;
      return Reflect.apply(target, self, args);
    },
  });
  await app.server.listen({ port: 0, host: '127.0.0.1' });
  return { port: portOf(app.server.server.address()), statements: () => statements };
});
