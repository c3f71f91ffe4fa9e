// Browser tests: against the server of E2E_URL, else against one of their own from the last build, on an
// empty data folder.

import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'

const PORT = 4310
const url = process.env.E2E_URL ?? `http://localhost:${PORT}`
// Workers load this file too: the folder is made once and handed on by the environment.
const dataDir = (process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'assay-e2e-')))
const chromium = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: false,
  workers: 1, // one newsroom, one order of events
  reporter: process.env.E2E_REPORT
    ? [['list'], ['json', { outputFile: process.env.E2E_REPORT }]]
    : [['list']],
  use: {
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    // The pages are looked at as the demo left them, before the others publish articles of their own.
    { name: 'reading', testMatch: 'pages.spec.ts', use: { ...devices['Desktop Chrome'] } },
    { name: 'own words', testMatch: 'overlay.spec.ts', use: { ...devices['Desktop Chrome'] } },
    {
      name: 'working',
      testIgnore: ['pages.spec.ts', 'overlay.spec.ts'],
      use: { ...devices['Desktop Chrome'] },
    },
  ],
  ...(process.env.E2E_URL
    ? {}
    : {
        webServer: {
          command: 'node dist/server.mjs',
          url: `${url}/health/ready`,
          timeout: 120_000,
          gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
          env: { PORT: String(PORT), SITE_URL: url, DATA_DIR: dataDir },
        },
      }),
})
