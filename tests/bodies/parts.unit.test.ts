// Parts of a form are counted in its bytes, and no further than it takes to say that they are too many.

import { describe, expect, test } from 'vitest'
import { countParts, hasLongHead } from '#src/bodies/parts.ts'

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

describe('a head of more than 16 kB', () => {
  const KB = 1024
  const part = (head: string, text = 'y') =>
    `--b\r\nContent-Disposition: form-data; name="x"${head}\r\n\r\n${text}\r\n`
  const isLong = (text: string, type = TYPE) => hasLongHead(bytes(text), type)

  test.each([
    ['of many lines', '\r\na: b'.repeat(4 * KB)],
    ['of one name', `; filename="${'n'.repeat(17 * KB)}"`],
  ])('%s is found, wherever its part stands', (_, head) => {
    expect(isLong(`${part(head)}--b--\r\n`)).toBe(true)
    expect(isLong(`${part('')}${part(head)}${part('')}--b--\r\n`)).toBe(true)
    expect(isLong(`${part('')}${part(head)}`.slice(0, -20))).toBe(true)
  })

  test('is none of a long text, a short head, or a form without boundaries', () => {
    expect(isLong(`${part('', 'y'.repeat(100 * KB))}${part('')}--b--\r\n`)).toBe(false)
    expect(isLong(`${part(`; filename="${'n'.repeat(15 * KB)}"`, 'y'.repeat(100 * KB))}--b--\r\n`)).toBe(
      false,
    )
    expect(isLong(`a=${'b'.repeat(100 * KB)}`, 'application/x-www-form-urlencoded')).toBe(false)
    expect(isLong('--b'), 'cut off').toBe(false)
  })
})
