// Counts what the test runners found and how long each step took; the last line is the verdict.
import { existsSync, readFileSync } from 'node:fs'

import { seconds } from './progress.mjs'
import { StepFailed } from './run.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** One run of `npm test`. */
export class Report {
  #total = { passed: 0, failed: 0, skipped: 0 }
  #isBroken = false

  /**
   * Runs a step and prints its outcome. `work` may resolve to counts of tests; a step that fails is told with the end of
   * its log and does not keep the next ones from running. Resolves to whether the step succeeded.
   */
  async step(name, work, { countsOf = () => null } = {}) {
    const began = Date.now()
    console.log(`▸ ${name}`)
    let failure = null
    let note = ''
    try {
      note = (await work()) ?? ''
    } catch (error) {
      failure = error
    }
    const counts = countsOf()
    if (counts) this.#add(counts)
    // A runner that died without naming a test must not look like success.
    if (failure && !counts?.failed) this.#total.failed += 1
    this.#isBroken ||= failure !== null
    if (failure) explain(failure)
    console.log(`${failure ? '✗' : '✓'} ${name} · ${[counts && line(counts), note, seconds(Date.now() - began)].filter(Boolean).join(' · ')}\n`)
    return failure === null
  }

  /** Says what is left out and why. */
  skip(sentence) {
    console.log(`– ${sentence}\n`)
  }

  /** Prints the last line; resolves to the exit code. */
  end() {
    console.log(line(this.#total))
    return this.#isBroken || this.#total.failed > 0 ? 1 : 0
  }

  #add({ passed, failed, skipped }) {
    this.#total.passed += passed
    this.#total.failed += failed
    this.#total.skipped += skipped
  }
}

/** Counts of a vitest JSON report. A file that could not be loaded counts as one failed test. */
export function vitestCounts(file) {
  const report = readJson(file)
  if (!report) return null
  const unloaded = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded, skipped: report.numPendingTests + report.numTodoTests }
}

/** Counts of a playwright JSON report. A test that passed only at the second try is not counted as passed. */
export function playwrightCounts(file) {
  const stats = readJson(file)?.stats
  return stats ? { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped } : null
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

function explain(error) {
  if (error instanceof StepFailed) console.error(`${error.tail(150)}\n${error.message}`)
  else console.error(error)
}
