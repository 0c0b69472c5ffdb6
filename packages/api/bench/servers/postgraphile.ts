import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { portOf, serve } from './serve.js';

// PostGraphile over the same tables, under the same role, policies and settings; who asks, it need not look up.
await serve(async ({ databaseUrl }) => {
  const instance = postgraphile({
    extends: [PostGraphileAmberPreset],
    // It would hide the filter by status, which has no index of its own.
    disablePlugins: ['PgIndexBehaviorsPlugin'],
    pgServices: [
      makePgService({ connectionString: databaseUrl, schemas: ['public'], poolConfig: { max: 10 } }),
    ],
    grafast: {
      context: (request) => ({
        pgSettings: {
          role: 'app',
          'app.org_ids': `{${request.node?.req.headers['x-organisation']}}`,
        },
      }),
    },
    grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  });
  const server = createServer();
  await instance.createServ(grafserv).addTo(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: portOf(server.address()) };
});
