// An answer with its text beside it is an answer like any other; what never changes is written as JSON once,
// and as JSON.stringify writes it.

import { describe, expect, test } from 'vitest'
import { cachedJson } from '#src/caching/cachedJson.ts'
import { bytesOf, withText } from '#src/caching/textResponse.ts'

describe('an answer with its text', () => {
  const like = () =>
    new Response(null, {
      status: 404,
      headers: [
        ['content-type', 'text/plain'],
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ],
    })
  const text = 'Zinc – €2,950 “a tonne”'

  test('has the status, the headers and the bytes', async () => {
    const answer = withText(like(), text)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.getSetCookie()]).toEqual([
      404,
      'text/plain',
      ['a=1', 'b=2'],
    ])
    expect((await bytesOf(answer)).toString()).toBe(text)
  })

  test.each<[string, (answer: Response) => Promise<string>]>([
    ['text', (answer) => answer.text()],
    ['bytes', async (answer) => Buffer.from(await answer.arrayBuffer()).toString()],
    ['blob', async (answer) => (await answer.blob()).text()],
    ['a stream', (answer) => new Response(answer.body).text()],
    ['a copy', (answer) => answer.clone().text()],
    ['the body of another answer', (answer) => new Response(answer.body, answer).text()],
  ])('is read as %s', async (_, read) => expect(await read(withText(like(), text))).toBe(text))

  test('is read once, like any other', async () => {
    const answer = withText(like(), '{"a":1}')
    expect([answer.bodyUsed, await answer.json(), answer.bodyUsed]).toEqual([false, { a: 1 }, true])
    await expect(answer.text()).rejects.toThrow(TypeError)
  })
})

describe('JSON', () => {
  const frozen = Object.freeze({ slug: 'zinc', notes: ['“one”', null] })

  test.each<[string, object]>([
    ['of nothing', {}],
    ['of lists and objects in one another', { articles: [frozen, { a: [frozen, [frozen]] }], next: null }],
    [
      'without what is not there',
      { a: undefined, b: [undefined, () => 1], c: Number.NaN, d: 0, e: false, f: '' },
    ],
    ['of an instant', { at: new Date(0), list: [new Date(0)] }],
    ['of what has its own way of being written', { a: { toJSON: () => 'own' } }],
    ['of letters that must be escaped', { 'ke"y\n': 'li\u2028ne\\ </script>' }],
    ['of a list', [1, 'two', frozen]],
  ])('%s', (_, value) => {
    expect(cachedJson(value)).toBe(JSON.stringify(value))
    expect(cachedJson(value)).toBe(JSON.stringify(value))
  })
})
