// Whether a build may be killed for want of memory is said before it begins.

import { expect, test } from 'vitest'
import { buildMemoryWarning } from '../../scripts/lib/memory.mjs'

const GIB = 1024 ** 3

test('below 2.5 GiB one sentence says what a build takes, and what to do', () => {
  expect(buildMemoryWarning(2 * GIB)).toMatch(
    /takes 2\.5 GiB of memory, and here are 2\.0 GiB: .*give it more/,
  )
  expect(buildMemoryWarning(2.5 * GIB)).toBeNull()
})
