// How the tests run: node only, one process a file, so that each database test owns its server-wide state.

import { defineConfig } from 'vitest/config'

const EVERY = ['tests/**/*.int.test.ts']

/**
 * What the database has a part in: transactions and races, queries and orders, the record, migrations and old
 * data. All else is decided above the database, and runs on SQLite alone; `ALL_ON_MONGODB=1` runs all of it
 * on both.
 */
const WITH_A_PART_OF_THE_DATABASE = [
  'tests/{database,migrations,search,upgrade,mail}/*.int.test.ts',
  'tests/audit/{events,rows,verify,start,copied,recordEvent,processes,backUp,appendOnly}.int.test.ts',
  'tests/publishing/{races,corrections,workflow,randomDays}.int.test.ts',
  'tests/publishing/release/{held,processes}.int.test.ts',
  'tests/publishing/ways/{inside,asks,waited}.int.test.ts',
  'tests/comments/{conversation,wordLists}.int.test.ts',
  'tests/readers/{accounts,erased}.int.test.ts',
  'tests/gateway/keys.int.test.ts',
  'tests/api/reads.int.test.ts',
  'tests/site/visibility.int.test.ts',
  'tests/caching/processes.int.test.ts',
]

const isSample = process.env.TEST_DATABASE === 'mongodb' && !process.env.ALL_ON_MONGODB

/** One instance of the library, as in the server: Payload’s packages load this file of it. */
const ONE_GRAPHQL = { find: /^graphql$/, replacement: 'graphql/index.js' }

export default defineConfig({
  resolve: { alias: [ONE_GRAPHQL] },
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.unit.test.ts', 'tests/**/*.unit.test.tsx'],
          isolate: false, // they keep nothing, and reading the modules once halves their time
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          isolate: false,
          setupFiles: ['tests/support/freshModules.ts'],
          include: isSample ? WITH_A_PART_OF_THE_DATABASE : EVERY,
        },
      },
      {
        extends: true,
        test: { name: 'process', include: ['tests/**/*.process.test.ts'], fileParallelism: false },
      },
    ],
  },
})
