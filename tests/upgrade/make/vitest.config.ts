// How the stored newsroom is made: by hand, see ../README.md.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    testTimeout: 300_000,
    include: ['tests/upgrade/make/*.make.ts'],
  },
})
