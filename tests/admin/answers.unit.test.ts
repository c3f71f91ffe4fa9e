// What the panel makes of the server's answer to a command, above all of one that never came.

import { afterEach, describe, expect, test, vi } from 'vitest'
import { outcomeUnknown } from '#src/admin/article/steps.ts'
import { hasMovedOn } from '#src/admin/article/useResult.ts'
import { postJson } from '#src/admin/http.ts'

afterEach(() => vi.unstubAllGlobals())

const lost = 'The server did not answer. Look before you try again.'
const answered = async (answer: Response | Error) => {
  vi.stubGlobal('fetch', async () => {
    if (answer instanceof Error) throw answer
    return answer
  })
  return postJson('/api/x', {}, { lost })
}
const refused = { errors: [{ message: 'Write a note.', data: { why: 1 } }] }

describe('an answer', () => {
  test('that is cut off is lost, and nothing is said of what was done', async () => {
    const cut = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"state":'))
        controller.error(new Error('cut'))
      },
    })
    for (const answer of [
      new TypeError('Failed to fetch'),
      new Response(cut, { status: 200 }),
      new Response('{"state":', { status: 200 }),
      new Response('<html>Bad gateway</html>', { status: 502 }),
    ])
      expect(await answered(answer)).toMatchObject({ ok: false, isLost: true, message: lost })
  })

  test('that is a refusal comes as its sentence', async () => {
    for (const status of [409, 503])
      expect(await answered(Response.json(refused, { status }))).toEqual({
        ok: false,
        isLost: false,
        status,
        message: 'Write a note.',
        data: { why: 1 },
      })
  })

  test('that is good comes as it is', async () => {
    expect(await answered(Response.json({ state: 'approved' }))).toEqual({
      ok: true,
      result: { state: 'approved' },
    })
  })
})

test('after a lost answer the state that was read is named', () => {
  expect(outcomeUnknown('approved')).toBe(
    'The server did not answer. The article is “Approved” now: look at its timeline before you try again.',
  )
})

test('what was said of a step goes once the article has moved on, and not because of an older answer', () => {
  const told = { state: 'in_review', revision: 4 } as const
  expect(hasMovedOn(told, { state: 'draft', revision: 3 })).toBe(false)
  expect(hasMovedOn(told, told)).toBe(false)
  expect(hasMovedOn(told, { state: 'changes_requested', revision: 5 })).toBe(true)
  expect(hasMovedOn({ state: 'scheduled', revision: 4 }, { state: 'published', revision: 4 })).toBe(true)
})
