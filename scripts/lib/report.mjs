// Counts what the test runners found and how long each step took; the last line is the verdict.

import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { seconds } from './progress.mjs'
import { ROOT } from './root.mjs'
import { StepFailed } from './run.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** One run of `npm test`. */
export class Report {
  #total = { passed: 0, failed: 0, skipped: 0 }
  #isBroken = false

  /**
   * Runs a step and prints its outcome; `resultsOf` reads counts and failures of tests once it has ended. A
   * step that fails does not keep the next ones from running. Resolves to whether the step succeeded.
   */
  async step(name, work, { resultsOf = () => null } = {}) {
    const began = Date.now()
    console.log(`▸ ${name}`)
    let failure = null
    let note = ''
    try {
      note = (await work()) ?? ''
    } catch (error) {
      failure = error
    }
    const results = resultsOf()
    const counts = results?.counts
    if (counts) this.#add(counts)
    // A runner that died without naming a test must not look like success.
    if (failure && !counts?.failed) this.#total.failed += 1
    this.#isBroken ||= failure !== null
    if (failure) explain(failure, results?.failures ?? [])
    console.log(
      `${failure ? '✗' : '✓'} ${name} · ${[counts && line(counts), note, seconds(Date.now() - began)].filter(Boolean).join(' · ')}\n`,
    )
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

/** Counts and failures of a vitest JSON report. A file that could not be loaded counts as one failed test. */
export function vitestResults(file) {
  const report = readJson(file)
  if (!report) return null
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const failed = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({
        title: `${shortPath(name)} › ${fullName}`,
        message: failureMessages.join('\n'),
      })),
  )
  return {
    counts: {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded.length,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    failures: [...failed, ...unloaded.map(({ name, message }) => ({ title: shortPath(name), message }))],
  }
}

/**
 * Counts and failures of a playwright JSON report. A test that passed only at the second try is not counted
 * as passed.
 */
export function playwrightResults(file) {
  const report = readJson(file)
  if (!report) return null
  const { expected, unexpected, flaky, skipped } = report.stats
  const failures = report.suites
    .flatMap(specsOf)
    .filter(({ ok }) => !ok)
    .map((spec) => ({
      title: `${spec.file}:${spec.line} › ${spec.title}`,
      message: spec.tests
        .flatMap(({ results }) => results)
        .map(({ error }) => error?.message ?? '')
        .join('\n'),
    }))
  return { counts: { passed: expected, failed: unexpected + flaky, skipped }, failures }
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)]
}

function shortPath(file) {
  return relative(ROOT, file)
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** Names what failed; where nothing has a name, shows the end of the log. */
function explain(error, failures) {
  for (const { title, message } of failures) console.log(`  ✗ ${title}\n${indent(firstLines(message))}`)
  if (!(error instanceof StepFailed)) console.log(error)
  else
    console.log(
      failures.length > 0
        ? `  All of the output is in ${shortPath(error.log)}`
        : `${error.tail(100)}\n${error.message}`,
    )
}

function firstLines(text) {
  return text.split('\n').slice(0, 12).join('\n')
}

function indent(text) {
  return text.replace(/^/gm, '      ')
}
