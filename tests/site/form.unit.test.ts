// The forms of the site have a few fields: one of thousands reads as an empty one.

import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { readForm } from '#src/site/http/form.ts'

const app = new Hono().post('/', async (c) => c.json((await readForm(c)).text('body')))

async function read(body: BodyInit, type?: string): Promise<unknown> {
  const answer = await app.request('/', {
    method: 'POST',
    body,
    headers: type ? { 'content-type': type } : {},
  })
  return answer.json()
}

const PLAIN = 'application/x-www-form-urlencoded'

test('a form of few fields is read, in both of its forms', async () => {
  expect(await read('body=a%26b&x=1', PLAIN)).toBe('a&b')
  const form = new FormData()
  form.set('body', 'a&b')
  expect(await read(form)).toBe('a&b')
  expect(await read('', PLAIN)).toBe('')
})

test('a form of thousands is read as an empty one', async () => {
  expect(await read(`body=a${'&x'.repeat(100_000)}`, PLAIN)).toBe('')
  const part = '--b\r\nContent-Disposition: form-data; name="body"\r\n\r\na\r\n'
  for (const type of ['multipart/form-data; boundary=b', 'multipart/form-data'])
    expect(await read(`${part.repeat(4_000)}--b--\r\n`, type)).toBe('')
})
