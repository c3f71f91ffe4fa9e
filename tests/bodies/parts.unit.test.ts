// Parts of a form are counted in its bytes, and no further than it takes to say that they are too many.

import { expect, test } from 'vitest'
import { countParts } from '#src/bodies/parts.ts'

const TYPE = 'multipart/form-data; boundary=b'
const bytes = (text: string) => new TextEncoder().encode(text)
const form = (parts: number) =>
  bytes(`${'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n'.repeat(parts)}--b--\r\n`)

test.each([
  [0, 0],
  [1, 1],
  [50, 50],
  [51, 51],
  [5_000, 51],
])('of %i parts, %i are counted', (parts, counted) => {
  expect(countParts(form(parts), TYPE, 50)).toBe(counted)
  expect(
    countParts(
      bytes(
        Array(parts + 1)
          .fill('a=1')
          .join('&'),
      ),
      'application/x-www-form-urlencoded',
      50,
    ),
  ).toBe(Math.min(51, parts + 1))
})

test('a view of a part of other bytes is counted alone', () => {
  const two = Buffer.concat([form(3), form(2)])
  expect(countParts(two.subarray(form(3).length), TYPE, 50)).toBe(2)
})

test('as browsers and fetch write it', async () => {
  const sent = new FormData()
  sent.set('_payload', '{}')
  sent.set('file', new Blob(['x'.repeat(1_000)]), 'a.png')
  const response = new Response(sent)
  const type = response.headers.get('content-type')!
  const body = new Uint8Array(await response.arrayBuffer())
  expect(countParts(body, type, 50)).toBe(2)
  expect(countParts(body, type.replace(/boundary=(.*)/, 'boundary="$1"'), 50)).toBe(2)
  const chrome = '----WebKitFormBoundary0123456789abcdef'
  const text = `--${chrome}\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n--${chrome}--\r\n`
  expect(countParts(bytes(text), `multipart/form-data; boundary=${chrome}`, 50)).toBe(1)
})

test.each([
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=b; boundary=c',
  "multipart/form-data; boundary*=utf-8''b",
  'multipart/',
])('no one boundary is said by %s', (type) => {
  expect(countParts(form(1), type, 50)).toBeNull()
})
