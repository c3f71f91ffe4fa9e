// npm test: everything that must hold, in the order in which a mistake is found soonest; ends with one line
// of counts.

import { join } from 'node:path'
import { ensureBrowser } from './lib/browser.mjs'
import { ensureBuild } from './lib/build.mjs'
import { checkNode } from './lib/node.mjs'
import { ensureNode24 } from './lib/node24.mjs'
import { playwrightResults } from './lib/report.mjs'
import { LOGS, ROOT } from './lib/root.mjs'
import { withServer } from './lib/serve.mjs'
import { beginTestRun } from './lib/testRun.mjs'

process.chdir(ROOT)
checkNode()
const { MONGODB_URL, ...shell } = process.env
const testRun = beginTestRun(shell)
const { report, vitest } = testRun

if (await testRun.quickSteps()) {
  const node24 = shell.NODE_24 ? await onNode24() : null
  if (node24) {
    await vitest('Unit tests, Node 24', 'unit', {}, node24)
    await vitest('Integration tests on SQLite, Node 24', 'integration', { TEST_DATABASE: 'sqlite' }, node24)
  } else await vitest('Integration tests on SQLite', 'integration', { TEST_DATABASE: 'sqlite' })
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
process.exitCode = testRun.end()

/**
 * With NODE_24=1 the newer Node that Assay is made for runs what needs no build; MongoDB, processes and
 * browsers keep this one.
 */
async function onNode24() {
  let node = null
  await report.step('Node 24', async () => {
    node = await ensureNode24()
  })
  return node
}

/** `only` picks the tests whose title has this mark. */
function browserTests(name, { databaseUrl, only }) {
  const file = join(testRun.results, `browser-${databaseUrl ? 'mongodb' : 'sqlite'}.json`)
  const log = join(LOGS, `server-${databaseUrl ? 'mongodb' : 'sqlite'}.log`)
  const args = ['test', ...(only ? ['--grep', only, '--pass-with-no-tests'] : [])]
  return report.step(
    name,
    () =>
      withServer({ databaseUrl, log }, ({ url, dataDir }) =>
        testRun.tool('@playwright/test', 'cli.js', args, {
          E2E_URL: url,
          E2E_DATA_DIR: dataDir,
          E2E_REPORT: file,
        }),
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
