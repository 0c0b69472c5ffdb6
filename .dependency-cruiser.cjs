// Who may import whom. ARCHITECTURE.md tells the story; `npm test` holds it.
// That only platform/config.ts reads the environment and only platform/clock.ts the time is held by biome.json.
const API = '^packages/api/src';
const FEATURE = `${API}/features/([^/]+)/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'platform-knows-no-feature',
      comment: 'The platform serves every feature and imports none. Pass the feature in, in app.ts.',
      severity: 'error',
      from: { path: `${API}/platform/` },
      to: { path: `${API}/features/` },
    },
    {
      name: 'features-meet-through-entities-types-and-use-cases',
      comment:
        'Of another feature one may import *.entity.ts, *.type.ts and verb-named use-cases; its resolver, access table, deadlines, jobs and tests are its own.',
      severity: 'error',
      from: { path: FEATURE, pathNot: '[.](factory|test)[.]ts$' },
      to: {
        path: `${API}/features/`,
        pathNot: [`${API}/features/$1/`, '[.](entity|type)[.]ts$', '/[a-z0-9-]+[.]ts$'],
      },
    },
    {
      name: 'factories-and-tests-meet-through-factories',
      comment:
        'Factories and tests may use the factories of other features besides; everything else goes by the public door.',
      severity: 'error',
      from: { path: FEATURE, pathNot: '/([a-z0-9-]+|.*[.](?!factory|test)[a-z]+)[.]ts$' },
      to: {
        path: `${API}/features/`,
        pathNot: [`${API}/features/$1/`, '[.](entity|type|factory)[.]ts$', '/[a-z0-9-]+[.]ts$'],
      },
    },
    {
      name: 'only-programs-import-app',
      comment:
        'app.ts lists the features; only what starts the system (main.ts, start-system.ts), what writes the schema, test/, demo/ and bench/ import it.',
      severity: 'error',
      from: {
        pathNot: [
          `${API}/(main|start-system|emit-schema|emit-permissions)[.]ts$`,
          '^packages/api/(test|demo|bench)/',
        ],
      },
      to: { path: `${API}/app[.]ts$` },
    },
    {
      name: 'entities-know-no-graphql',
      comment: 'An entity is the table and what a row can do; what the API shows stands in *.type.ts.',
      severity: 'error',
      from: { path: '^packages/api/.*[.]entity[.]ts$' },
      to: {
        path: [
          'node_modules/(type-graphql|graphql|graphql-[^/]+|@apollo/[^/]+)/',
          '[.](type|resolver|access)[.]ts$',
          `${API}/platform/graphql/(?!.*[.]entity[.]ts$)`,
        ],
      },
    },
    {
      name: 'types-import-their-entity-as-a-type',
      comment: 'Write "import type": the API type is checked against the entity, it does not run it.',
      severity: 'error',
      from: { path: '[.]type[.]ts$' },
      to: { path: '[.]entity[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'console-and-api-meet-in-the-schema',
      comment: 'The contract between the console and the API is schema.graphql and the typed documents.',
      severity: 'error',
      from: { path: '^packages/(admin|api)/' },
      to: { path: ['^packages/(admin|api)/', 'node_modules/@back-office/'], pathNot: '^packages/$1/' },
    },
    {
      name: 'no-cycles',
      comment:
        'Files that need each other are one file, or one of them imports a type only (entities that point at each other).',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'programs-do-not-need-tests',
      comment:
        'What runs in production imports neither tests, nor benchmarks, nor packages that only they have.',
      severity: 'error',
      from: { path: '^packages/(api|admin)/(src|demo)/', pathNot: '[.]test[.]tsx?$' },
      to: { path: ['[.]test[.]tsx?$', '^packages/[^/]+/(test|bench|e2e)/'] },
    },
    {
      name: 'programs-do-not-need-dev-packages',
      comment:
        '"npm start" installs no devDependencies: move the package to dependencies, or the import to a test.',
      severity: 'error',
      from: { path: '^packages/(api|admin)/(src|demo)/', pathNot: '[.]test[.]tsx?$' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'imports-resolve',
      comment: 'This import leads nowhere: misspelt, or the package is not in the package.json beside it.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^packages/[^/]+/dist/', 'graphql-env[.]d[.]ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'packages/api/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
