// How the tests run: node only, one process a file, so that each database test owns its server-wide state.

import { defineConfig } from 'vitest/config'

/** Who may knock at which door is decided above the database: these, the slowest, run on SQLite alone. */
const aboveTheDatabase =
  process.env.TEST_DATABASE === 'mongodb'
    ? [
        'tests/publishing/ways/{steps,saving,cited,doors,nonsense,addresses,graphql}.int.test.ts',
        'tests/gateway/{bodies,conditions,graphql,keyFields,panelLists}.int.test.ts',
        'tests/staff/{logIn,passwords}.int.test.ts',
        'tests/access/matrix.int.test.ts',
        'tests/api/{docs,fuzz}.int.test.ts',
        'tests/freshness/matrix.int.test.ts',
      ]
    : []

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/**/*.unit.test.ts', 'tests/**/*.unit.test.tsx'] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/**/*.int.test.ts'],
          exclude: ['**/node_modules/**', ...aboveTheDatabase],
        },
      },
      {
        extends: true,
        test: { name: 'process', include: ['tests/**/*.process.test.ts'], fileParallelism: false },
      },
    ],
  },
})
