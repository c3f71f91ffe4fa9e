// How the newsroom and what the old code says of it are made: by hand, see ../README.md.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
    include: ['tests/equal/make/*.make.ts'],
  },
})
