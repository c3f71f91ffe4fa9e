// Whether a build may be killed for want of memory is said before it begins.

import { expect, test } from 'vitest'
import { buildMemoryRefusal, buildMemoryWarning, killedForMemory } from '../../scripts/lib/memory.mjs'

const GIB = 1024 ** 3

test('below 2.5 GiB one sentence says what a build takes, and what to do', () => {
  expect(buildMemoryWarning(2 * GIB)).toMatch(
    /takes 2\.5 GiB of memory, and here are 2\.0 GiB: .*give it more/,
  )
  expect(buildMemoryWarning(2.5 * GIB)).toBeNull()
})

test('below 1 GiB, with which none has ended, nothing is built', () => {
  expect(buildMemoryRefusal(0.8 * GIB)).toBe(
    'Building Assay takes 2.5 GiB of memory, and here are 0.8 GiB: give it more, or build the Docker image on a larger machine.',
  )
  expect([buildMemoryRefusal(GIB), buildMemoryRefusal()]).toEqual([null, null])
})

test('a build that is ended for want of memory says so, and any other failure does not', () => {
  const ended = (code: number | string, log = '') => killedForMemory({ code, tail: () => log }, GIB)
  const sentence =
    /^The build was ended for want of memory: it takes 2\.5 GiB, and here are 1\.0 GiB\. Give it more/
  expect(ended('SIGKILL')).toMatch(sentence)
  expect(ended(137)).toMatch(sentence)
  expect(ended('SIGABRT', 'FATAL ERROR: Reached heap limit: JavaScript heap out of memory')).toMatch(sentence)
  expect([ended(1, 'Module not found'), ended('SIGINT')]).toEqual([null, null])
})
