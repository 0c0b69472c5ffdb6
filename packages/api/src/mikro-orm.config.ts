import { Migrator } from '@mikro-orm/migrations';
import { ENTITIES } from './features/entities.js';
import { ormConfig } from './platform/db/database.js';

/** For MikroORM's command line: writing migrations against the snapshot. */
export default {
  ...ormConfig('postgresql://postgres@127.0.0.1/back_office', ENTITIES),
  extensions: [Migrator],
  migrations: {
    path: 'dist/src/migrations',
    pathTs: 'src/migrations',
    snapshot: true,
    snapshotName: 'snapshot',
  },
};
