// A page of comments that nobody has read yet is rendered with turns for everybody else in between.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { htmlOf, renderAhead } from '#src/comments/reading/rendered.ts'

test('other work has its turn between the comments of a page', async () => {
  const heavy = Array.from({ length: 40 }, (_, at) => `${at}\n\n${'- [a]\n\n'.repeat(70)}`)
  const other = { isDone: false, turns: 0 }
  const rendering = renderAhead(heavy).then(() => (other.isDone = true))
  while (!other.isDone) {
    await nextTurn()
    other.turns += 1
  }
  await rendering
  expect(other.turns).toBeGreaterThan(10)
  expect(htmlOf(heavy[7]!)).toMatch(/^<p>7<\/p>\n<ul>/)
})
