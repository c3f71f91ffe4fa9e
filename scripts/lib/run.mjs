// Runs a program quietly: its output goes to a log file, and to the console only when it fails.

import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ROOT } from './root.mjs'

/**
 * A program that ended badly; `log` is the file with all it said, `code` its exit code or the signal that
 * ended it.
 */
export class StepFailed extends Error {
  constructor(name, code, log) {
    super(`${name} ended with ${code}; all of its output is in ${log}`)
    this.name = 'StepFailed'
    this.code = code
    this.log = log
  }

  /** The end of the log, for the console. */
  tail(lines = 80) {
    return readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  }
}

/** What cannot be done here, in one sentence for the console. */
export class Refusal extends Error {
  constructor(sentence) {
    super(sentence)
    this.name = 'Refusal'
  }
}

const children = new Set()
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const child of children) child.kill(signal)
    // Whoever handles the signal themselves, as the server does, has taken over by then.
    if (process.listenerCount(signal) === 0) process.exit(130)
  })
}

/**
 * Runs `command` in the project or in `cwd`, output to `log`; resolves when it ended with 0. @throws
 * StepFailed
 */
export function run(command, args, { log, env = process.env, cwd = ROOT }) {
  mkdirSync(dirname(log), { recursive: true })
  const output = createWriteStream(log)
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell: false })
    children.add(child)
    child.stdout.pipe(output, { end: false })
    child.stderr.pipe(output, { end: false })
    child.once('error', (error) => {
      children.delete(child)
      output.end(`${error.message}\n`, () =>
        reject(new StepFailed([command, ...args].join(' '), error.code, log)),
      )
    })
    child.once('close', (code, signal) => {
      children.delete(child)
      output.end(() =>
        code === 0 ? resolve() : reject(new StepFailed([command, ...args].join(' '), code ?? signal, log)),
      )
    })
  })
}

/**
 * Runs `main`, and gives what it gives; a failure becomes the end of its log and one sentence, or one
 * sentence alone, and the exit code 1.
 */
export async function orExplain(main) {
  try {
    return await main()
  } catch (error) {
    if (error instanceof Refusal) console.error(`Assay cannot start. ${error.message}`)
    else if (error instanceof StepFailed) console.error(`\n${error.tail()}\n\n${error.message}`)
    else throw error
    process.exit(1)
  }
}
