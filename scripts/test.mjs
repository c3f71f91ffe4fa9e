// npm test: everything that must hold, in the order in which a mistake is found soonest; ends with one line of counts.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './lib/browser.mjs'
import { ensureBuild } from './lib/build.mjs'
import { checkNode } from './lib/node.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { playwrightResults, Report, vitestResults } from './lib/report.mjs'
import { inRoot, LOGS, ROOT } from './lib/root.mjs'
import { run } from './lib/run.mjs'
import { withoutSettings, withServer } from './lib/serve.mjs'

process.chdir(ROOT)
checkNode()
const { MONGODB_URL, ...shell } = process.env
const env = { ...withoutSettings(shell), CI: '1', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }
const results = mkdtempSync(join(tmpdir(), 'assay-results-'))
const report = new Report()

const installed = await report.step('Packages', ensurePackages)
if (installed) {
  await report.step('Lint', () => tool('oxlint', 'bin/oxlint', ['--deny-warnings']))
  await report.step('Types', () => tool('typescript', 'bin/tsc', ['--noEmit', '-p', '.']))
  await vitest('Unit tests', 'unit')
  await vitest('Integration tests on SQLite', 'integration', { TEST_DATABASE: 'sqlite' })
  if (MONGODB_URL)
    await vitest('Integration tests on MongoDB', 'integration', { TEST_DATABASE: 'mongodb', MONGODB_URL })
  else report.skip('Integration tests on MongoDB: skipped, MONGODB_URL is not set')
  const built = await report.step('Production build', () => ensureBuild())
  if (built) await vitest('Process tests', 'process')
  const seen = await report.step('Browser', ensureBrowser)
  if (built && seen) {
    await browserTests('Browser tests on SQLite', {})
    if (MONGODB_URL) {
      const databaseUrl = emptyDatabase(MONGODB_URL)
      await browserTests('Browser tests on MongoDB', { databaseUrl, only: '@smoke' })
      await drop(databaseUrl)
    }
  }
}
rmSync(results, { recursive: true, force: true })
process.exitCode = report.end()

/** Runs a package's program; quiet unless it fails. */
function tool(name, bin, args, more = {}) {
  return run(process.execPath, [inRoot('node_modules', name, bin), ...args], {
    log: join(
      LOGS,
      `${[name, more.TEST_DATABASE].filter(Boolean).join(' ').replace(/\W+/g, '-').replace(/^-/, '')}.log`,
    ),
    env: { ...env, ...more },
  })
}

function vitest(name, project, more = {}) {
  const file = join(results, `${project}-${more.TEST_DATABASE ?? 'none'}.json`)
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  return report.step(name, () => tool('vitest', 'vitest.mjs', args, more), {
    resultsOf: () => vitestResults(file),
  })
}

/** `only` picks the tests whose title has this mark. */
function browserTests(name, { databaseUrl, only }) {
  const file = join(results, `browser-${databaseUrl ? 'mongodb' : 'sqlite'}.json`)
  const log = join(LOGS, `server-${databaseUrl ? 'mongodb' : 'sqlite'}.log`)
  const args = ['test', ...(only ? ['--grep', only, '--pass-with-no-tests'] : [])]
  return report.step(
    name,
    () =>
      withServer({ databaseUrl, log }, ({ url, dataDir }) =>
        tool('@playwright/test', 'cli.js', args, { E2E_URL: url, E2E_DATA_DIR: dataDir, E2E_REPORT: file }),
      ),
    { resultsOf: () => playwrightResults(file) },
  )
}

/** A name of its own on the same server. */
function emptyDatabase(url) {
  return url.replace(/^(mongodb(?:\+srv)?:\/\/[^/]+)\/[^?]*/, `$1/assay_browser_${process.pid}`)
}

/** Leaves the server as it was found. */
async function drop(url) {
  const { MongoClient } = await import('mongodb')
  const client = await MongoClient.connect(url)
  await client.db().dropDatabase()
  await client.close()
}
