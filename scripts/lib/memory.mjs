// The build takes more memory than the server: where there is less, that is said before it is killed without
// a word.

import { readFileSync } from 'node:fs'
import { totalmem } from 'node:os'

const GIB = 1024 ** 3

/** Bytes with which a build has been seen to end. */
const BUILD_TAKES = 2.5 * GIB
/** Bytes with less than which none has: with 0.8 GiB it is killed after half a minute. */
const BUILD_NEEDS = GIB

/** Bytes that this process may have: those of the machine with its swap, or of its container. */
function memoryHere() {
  const allowed = process.constrainedMemory?.() ?? 0
  return allowed > 0 && allowed < totalmem() ? allowed : totalmem() + swap()
}

function swap() {
  try {
    return Number(/^SwapTotal:\s*(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0 // not Linux
  }
}

/** One sentence where a build cannot end; null where it may. `bytes`: the memory there is. */
export function buildMemoryRefusal(bytes = memoryHere()) {
  if (bytes >= BUILD_NEEDS) return null
  return (
    `Building Assay takes 2.5 GiB of memory, and here are ${inGib(bytes)}: give it more, or ` +
    'build the Docker image on a larger machine.'
  )
}

/** One sentence where a build may be killed; null where there is enough. `bytes`: the memory there is. */
export function buildMemoryWarning(bytes = memoryHere()) {
  if (bytes >= BUILD_TAKES) return null
  return (
    `Building Assay takes 2.5 GiB of memory, and here are ${inGib(bytes)}: if it is killed, ` +
    'give it more, or build the Docker image on a larger machine.'
  )
}

/**
 * One sentence where a step that failed was ended for want of memory, by the system or by Node itself; else
 * null.
 */
export function killedForMemory(step, bytes = memoryHere()) {
  const ended = ['SIGKILL', 137].includes(step.code) || /heap out of memory/.test(step.tail(40))
  if (!ended) return null
  return (
    `The build was ended for want of memory: it takes 2.5 GiB, and here are ${inGib(bytes)}. ` +
    'Give it more, or build the Docker image on a larger machine.'
  )
}

function inGib(bytes) {
  return `${(bytes / GIB).toFixed(1)} GiB`
}
