// How long a comment can be changed: to the millisecond where it is decided, and in the same words wherever
// it is said.

import { readFileSync } from 'node:fs'
import type { PayloadRequest } from 'payload'
import { expect, test } from 'vitest'
import { atTime } from '#access/clock.ts'
import { COMMENT_EDIT_WINDOW, EDIT_WINDOW_OVER, isEditable } from '#access/editWindow.ts'
import { moderatorsOrOwnRecentComment } from '#access/rules.ts'

const POSTED = '2026-11-06T10:00:00.000Z'
const after = (ms: number) => new Date(Date.parse(POSTED) + ms)
const MINUTES = Number.parseInt(COMMENT_EDIT_WINDOW, 10)

test('is said in whole minutes', () => {
  expect(COMMENT_EDIT_WINDOW).toBe(`${MINUTES} minutes`)
  expect(EDIT_WINDOW_OVER).toBe(`A comment can be changed for ${MINUTES} minutes after it was posted.`)
})

test('ends when the words say so, in the command and in the rule alike', () => {
  for (const [ms, changes] of [
    [0, true],
    [MINUTES * 60_000 - 1, true],
    [MINUTES * 60_000, false],
  ] as const) {
    expect(isEditable(POSTED, after(ms))).toBe(changes)
    expect(POSTED > sinceOfRule(after(ms))).toBe(changes)
  }
})

test.each(['docs/api.md', 'access/README.md'])('%s names the same minutes', (file) => {
  const named = [...readFileSync(file, 'utf8').matchAll(/(?:Within|for) (\d+ minutes)/g)].map(
    ([, words]) => words,
  )
  expect(named).toEqual([COMMENT_EDIT_WINDOW])
})

/** The instant after which a comment must have been posted, in the access rule of comments. */
function sinceOfRule(now: Date): string {
  const user = { id: 'r1', collection: 'readers' }
  const req = { user, context: atTime(now) } as unknown as PayloadRequest
  const { and } = moderatorsOrOwnRecentComment({ req }) as { and: { createdAt?: { greater_than: string } }[] }
  return and.find(({ createdAt }) => createdAt)!.createdAt!.greater_than
}
