import 'reflect-metadata';
import type { GraphQLResolveInfo } from 'graphql';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/platform/config.js';
import type { ApiContext, RequestContext } from '../../src/platform/graphql/context.js';
import { startLog } from '../../src/platform/log.js';
import { defineMessage } from '../../src/platform/mail/message.js';
import { tell } from '../../src/platform/mail/tell.js';
import type { App } from '../../src/platform/open-app.js';
import { portOf, serve } from './serve.js';

const note = defineMessage<{ number: number }>({
  kind: 'bench-change',
  group: { name: 'bench', delivery: 'AT_ONCE', choosable: true },
  write: ({ number }) => ({
    subject: `Change ${number}`,
    paragraphs: ['Something has changed. Here is what it is now.'],
    facts: [['When', 'Tuesday 1 December 2026, 10:15am to 11am']],
    button: { label: 'See it', path: '/app/organisations' },
  }),
});

/**
 * Lets the change of an organisation, of which nobody is told in the product, tell one person in its transaction: so the
 * same change can be measured with a mail and without.
 */
function tellingOf({ schema, database }: App): { tellOfChanges(isOn: boolean): void } {
  let tells = false;
  let number = 0;
  const field = schema.getMutationType()?.getFields().updateOrganisation;
  const change = field?.resolve;
  if (!field || !change) throw new Error('There is no change to tell of');
  field.resolve = (source: unknown, args: unknown, context: RequestContext, info: GraphQLResolveInfo) => {
    const { api } = context;
    if (!tells || !api) return change(source, args, context, info);
    const telling: ApiContext = {
      ...api,
      database: {
        ...database,
        fork() {
          const em = database.fork();
          const transactional = em.transactional.bind(em);
          em.transactional = (work, options) =>
            transactional(async (inside) => {
              const answer = await work(inside);
              number += 1;
              await tell({ ...api, em: inside }, note, { personId: api.viewer.personId }, { number });
              return answer;
            }, options);
          return em;
        },
      },
    };
    return change(source, args, { ...context, api: telling }, info);
  };
  return {
    tellOfChanges(isOn) {
      tells = isOn;
    },
  };
}

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
  const { tellOfChanges } = tellingOf(app);
  await app.server.listen({ port: 0, host: '127.0.0.1' });
  return { port: portOf(app.server.server.address()), statements: () => statements, tellOfChanges };
});
