// How the tests run: node only, one process a file, so that each database test owns its server-wide state.

import { defineConfig } from 'vitest/config'

/**
 * Who may do what is decided above the database: these, the slowest, run on SQLite alone. `ALL_ON_MONGODB=1` runs them on both.
 */
const aboveTheDatabase =
  process.env.TEST_DATABASE === 'mongodb' && !process.env.ALL_ON_MONGODB
    ? [
        'tests/publishing/ways/{steps,saving,cited,doors,nonsense,addresses,graphql,comments,accounts,sections,seen,unseen,formerPages,together}.int.test.ts',
        'tests/publishing/{guard,attacks,recommendation}.int.test.ts',
        'tests/publishing/release/{late,embargo}.int.test.ts',
        'tests/record/pack.int.test.ts',
        'tests/admin/waiting.int.test.ts',
        'tests/gateway/{bodies,conditions,graphql,keyFields,panelLists,payloadsOwn}.int.test.ts',
        'tests/staff/{logIn,passwords}.int.test.ts',
        'tests/access/matrix.int.test.ts',
        'tests/api/{docs,fuzz,leaks,methods}.int.test.ts',
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
