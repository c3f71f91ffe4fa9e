// A form in parts is read as every reader behind reads it, or not at all.

import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
// What Next reads forms with; Payload has another copy of it.
// @ts-expect-error it has no types
import busboy from 'next/dist/compiled/busboy/index.js'
import { describe, expect, test } from 'vitest'
import { countFields, partsOf } from '#src/bodies/parts.ts'

const TYPE = 'multipart/form-data; boundary=b'
const NAME = 'Content-Disposition: form-data; name="x"'
const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const form = (...parts: [head: string, text?: string][]) =>
  `${parts.map(([head, text = 'y']) => `--b\r\n${head}\r\n\r\n${text}\r\n`).join('')}--b--\r\n`
const read = (body: string | Uint8Array, type = TYPE, most = 50) =>
  partsOf(typeof body === 'string' ? bytes(body) : body, type, most)

type Read = { name: string; fileName: string | null; text: string }[]
const plain = (parts: ReturnType<typeof read>): Read | string =>
  typeof parts === 'string'
    ? parts
    : parts.map(({ name, fileName, content }) => ({ name, fileName, text: content.toString() }))

/** What Next and Payload read of it. */
async function byBusboy(body: Uint8Array, type: string): Promise<Read> {
  const reader = busboy({ headers: { 'content-type': type }, defParamCharset: 'utf8' }) as Writable
  const parts: Promise<Read[number]>[] = []
  reader.on('field', (name: string, text: string) =>
    parts.push(Promise.resolve({ name, fileName: null, text })),
  )
  reader.on('file', (name: string, file: Readable, { filename }: { filename?: string }) =>
    parts.push(
      buffer(file).then((content) => ({ name, fileName: filename ?? '', text: content.toString() })),
    ),
  )
  const isRead = once(reader, 'finish')
  reader.end(body)
  await isRead
  return Promise.all(parts)
}

/** What fetch reads of it, and so the forms of the site. */
async function byFetch(body: Uint8Array, type: string): Promise<Read> {
  const sent = await new Response(Buffer.from(body), { headers: { 'content-type': type } }).formData()
  return Promise.all(
    [...sent].map(async ([name, value]) =>
      typeof value === 'string'
        ? { name, fileName: null, text: value }
        : { name, fileName: value.name.replaceAll('"', '%22'), text: await value.text() },
    ),
  )
}

describe('a form as browsers and fetch write it is read, and by all alike', () => {
  const sent = new FormData()
  sent.set('_payload', '{"a":"ä\r\n--"}')
  sent.set('file', new Blob(['x'.repeat(1_000)], { type: 'image/png' }), 'Grüße "ok" 日本.png')
  sent.set('text', new Blob(['x'], { type: 'text/plain;charset=utf-8' }), 'a.txt')
  const chrome = '----WebKitFormBoundary0123456789abcdef'
  test.each<[string, () => Promise<[body: Uint8Array, type: string]>, number]>([
    [
      'fetch',
      async () => {
        const response = new Response(sent)
        return [new Uint8Array(await response.arrayBuffer()), response.headers.get('content-type')!]
      },
      3,
    ],
    [
      'a file input that is empty',
      async () => [
        bytes(
          form([`${NAME}; filename=""\r\nContent-Type: application/octet-stream`, ''], [NAME, '']).replaceAll(
            '--b',
            `--${chrome}`,
          ),
        ),
        `multipart/form-data; boundary=${chrome}`,
      ],
      2,
    ],
    ['a quoted boundary', async () => [bytes(form([NAME])), 'multipart/form-data; boundary="b"'], 1],
    ['no parts', async () => [bytes('--b--\r\n'), TYPE], 0],
    ['no line at the end', async () => [bytes(form([NAME]).trimEnd()), TYPE], 1],
    ['small letters', async () => [bytes(form([NAME.toLowerCase()])), TYPE], 1],
    [
      'a field with a type',
      async () => [bytes(form([`${NAME}\r\nContent-Type: text/plain; charset=UTF-8`])), TYPE],
      1,
    ],
  ])('%s', async (_, write, count) => {
    const [body, type] = await write()
    const parts = plain(read(body, type))
    expect(parts).toHaveLength(count)
    expect(await byBusboy(body, type)).toEqual(parts)
    expect(await byFetch(body, type)).toEqual(parts)
  })

  test('a view of a part of other bytes is read alone', () => {
    const two = Buffer.from(form([NAME]) + form([NAME], [NAME]))
    expect(read(two.subarray(form([NAME]).length))).toHaveLength(2)
  })
})

test.each([
  ['two names in two heads', `${NAME}\r\nContent-Disposition: form-data; name="z"`],
  ['one name in two heads', `${NAME}\r\n${NAME}`],
  ['two names', `${NAME}; name="z"`],
  ['two file names', `${NAME}; filename="a"; filename="b"`],
  ['a file name in another way', `${NAME}; filename*=utf-8''a`],
  ['a name in another way', `Content-Disposition: form-data; name*=utf-8''x`],
  ['both ways', `${NAME}; filename="a"; filename*=utf-8''b`],
  ['a name without quotes', 'Content-Disposition: form-data; name=x'],
  ['no name', 'Content-Disposition: form-data'],
  ['an empty name', 'Content-Disposition: form-data; name=""'],
  ['a long name', `Content-Disposition: form-data; name="${'n'.repeat(301)}"`],
  ['a name with a sign that is escaped', 'Content-Disposition: form-data; name="a%22"'],
  ['a name with a backslash', String.raw`Content-Disposition: form-data; name="a\x"`],
  ['a name with an umlaut', 'Content-Disposition: form-data; name="ä"'],
  ['a file name with a backslash', String.raw`${NAME}; filename="a\".png"`],
  ['a file name that is a path', `${NAME}; filename="a/"`],
  ['a file name first', 'Content-Disposition: form-data; filename="a"; name="x"'],
  ['another parameter', `${NAME}; size=1`],
  ['another disposition', NAME.replace('form-data', 'attachment')],
  ['a sign that folds to a letter', NAME.replace('-Dis', '-Diſ')],
  ['a charset', `${NAME}\r\nContent-Type: text/plain; charset=utf-16le`],
  ['a charset of a file', `${NAME}; filename="a"\r\nContent-Type: text/plain; charset=base64`],
  ['two types', `${NAME}\r\nContent-Type: text/plain\r\nContent-Type: text/plain`],
  ['two charsets', `${NAME}\r\nContent-Type: text/plain; charset=utf-8; charset=utf-16le`],
  ['the type of a file', `${NAME}\r\nContent-Type: application/octet-stream`],
  ['the type of a text and no file name', `${NAME}; filename=""\r\nContent-Type: text/plain`],
  ['an encoding', `${NAME}\r\nContent-Transfer-Encoding: base64`],
  ['any other head', `${NAME}\r\nX-Head: x`],
  ['a type first', `Content-Type: text/plain\r\n${NAME}`],
  ['a folded line', `Content-Disposition: form-data;\r\n name="x"`],
  ['a line feed alone', `${NAME}\nContent-Type: text/plain`],
  ['a space at its end', `${NAME} `],
  ['no space', NAME.replace(': ', ':')],
])('%s: the form is odd', (_, head) => {
  expect(read(form([NAME]))).toHaveLength(1)
  expect(read(form([head]))).toBe('odd')
  expect(read(form([NAME], [head], [NAME]))).toBe('odd')
})

test.each([
  ['text before the first boundary', `x${form([NAME])}`],
  ['a line before it', `\r\n${form([NAME])}`],
  ['text behind the last', `${form([NAME])}x`],
  ['a form behind the last', `${form([NAME])}${form([NAME])}`],
  ['no last boundary', form([NAME]).replace('--b--\r\n', '')],
  ['a boundary that goes on', form([NAME]).replace('--b--', '--bc\r\n--b--')],
  ['a space behind a boundary', form([NAME], [NAME]).replace('\r\n--b\r\n', '\r\n--b \r\n')],
  ['line feeds alone', form([NAME]).replaceAll('\r\n', '\n')],
  ['a head without an end', `--b\r\n${NAME}\r\n--b--\r\n`],
  ['an empty head', `--b\r\n\r\ny\r\n--b--\r\n`],
  ['nothing', ''],
])('%s: the form is odd', (_, body) => {
  expect(read(body)).toBe('odd')
})

test.each([
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=b; boundary=c',
  'multipart/form-data; boundary=b; charset=utf-16le',
  "multipart/form-data; boundary*=utf-8''b",
  'Multipart/Form-Data; boundary=b',
  'multipart/mixed; boundary=b',
  'x-multipart/form-data; boundary=b',
  'multipart/',
])('of the type %s a form is odd', (type) => {
  expect(read(form([NAME]), type)).toBe('odd')
})

test.each([
  [50, 50],
  [51, 'too many'],
  [100_000, 'too many'],
])('%i parts', (count, expected) => {
  const parts = read(form(...Array.from({ length: count }, (): [string] => [NAME])))
  expect(typeof parts === 'string' ? parts : parts.length).toBe(expected)
})

test('the fields between & are counted, and no further than it takes', () => {
  expect([0, 1, 49, 50, 5_000].map((more) => countFields(bytes(`a=1${'&a=1'.repeat(more)}`), 50))).toEqual([
    1, 2, 50, 51, 51,
  ])
})

test.each([
  ['many lines', `--b\r\n${NAME}${'\r\na: b'.repeat(3_000_000)}\r\n\r\ny\r\n--b--\r\n`],
  ['a long file name', form([`${NAME}; filename="${'n'.repeat(20_000_000)}"`])],
  ['near-boundaries', form([NAME, '\r\n--'.repeat(5_000_000)])],
  [
    'near-boundaries of 70 signs',
    form([NAME, `\r\n--${'-'.repeat(69)}`.repeat(270_000)]).replaceAll('--b', `--${'-'.repeat(69)}b`),
  ],
  ['dashes', form([NAME, '-'.repeat(20_000_000)]).replaceAll('--b', `--${'-'.repeat(70)}`)],
])('20 MB of %s take no time', (_, body) => {
  const sent = bytes(body)
  const type = `multipart/form-data; boundary=${/^--(-*b?)\r/.exec(body)![1]}`
  const started = performance.now()
  partsOf(sent, type, 50)
  expect(performance.now() - started).toBeLessThan(500)
})
