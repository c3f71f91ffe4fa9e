// One run of checks or tests: quiet programs with logs, counted tests, and the quick steps that every such
// run begins with.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensurePackages } from './packages.mjs'
import { Report, vitestResults } from './report.mjs'
import { inRoot, LOGS } from './root.mjs'
import { run } from './run.mjs'
import { withoutSettings } from './serve.mjs'

/** Begins a run in the environment `shell`; whoever ends it sets the exit code to what `end()` gives. */
export function beginTestRun(shell) {
  const env = { ...withoutSettings(shell), CI: '1', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }
  const results = mkdtempSync(join(tmpdir(), 'assay-results-'))
  const report = new Report()

  /** Runs a package's program; quiet unless it fails. */
  function tool(name, bin, args, more = {}, node = process.execPath) {
    const words = [name, more.TEST_DATABASE, node === process.execPath ? '' : 'other node']
      .filter(Boolean)
      .join(' ')
    return run(node, [inRoot('node_modules', name, bin), ...args], {
      log: join(LOGS, `${words.replace(/\W+/g, '-').replace(/^-/, '')}.log`),
      env: { ...env, ...more },
    })
  }

  /** Runs a project of vitest.config.ts as a step, with another Node where one is given. */
  function vitest(title, project, more = {}, node = process.execPath) {
    const file = join(results, `${title.replace(/\W+/g, '-')}.json`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    return report.step(
      title,
      () => tool('vitest', 'vitest.mjs', ['run', '--project', project, ...reporters], more, node),
      { resultsOf: () => vitestResults(file) },
    )
  }

  /**
   * Installs what is missing, then all that can be said without a database, a build or a browser. Resolves to
   * whether the packages are there.
   */
  async function quickSteps() {
    if (!(await report.step('Packages', ensurePackages))) return false
    await report.step('Format', () => tool('oxfmt', 'bin/oxfmt', ['--check', '.']))
    await report.step('Lint', () => tool('oxlint', 'bin/oxlint', ['--deny-warnings']))
    await report.step('Nothing unused', () => tool('knip', 'bin/knip.js', ['--no-progress']))
    await report.step('Types', () => tool('typescript', 'bin/tsc', ['--noEmit', '-p', '.']))
    await vitest('Unit tests', 'unit')
    return true
  }

  /** Prints the verdict; the exit code. */
  function end() {
    rmSync(results, { recursive: true, force: true })
    return report.end()
  }

  return { report, results, tool, vitest, quickSteps, end }
}
