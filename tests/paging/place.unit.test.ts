// Cursors: the word for a place, and what comes after it.

import { expect, test } from 'vitest'
import { beyond, readCursor, writeCursor } from '#src/paging/cursor.ts'

const PLACE = { at: '2026-11-29T08:00:00.000Z', id: '019aa0f2-1c1b-7000-8000-000000000001' }
const wordFor = (text: string) => Buffer.from(text).toString('base64url')

test('a word stands for the place that it was made of', () => {
  expect(readCursor(writeCursor(PLACE))).toEqual(PLACE)
})

test.each([
  null,
  undefined,
  '',
  'x',
  `${writeCursor(PLACE)}=`,
  wordFor('yesterday at noon or so 1'),
  wordFor(`${PLACE.at}  ${PLACE.id}`),
  wordFor(`${PLACE.at} ${'x'.repeat(65)}`),
  wordFor(`${PLACE.at} a b`),
  wordFor(JSON.stringify([PLACE.at, PLACE.id])),
  'A'.repeat(201),
])('%j stands for no place', (word) => {
  expect(readCursor(word)).toBeNull()
})

test('rows of one instant go by their ids, either way', () => {
  expect(beyond('createdAt', PLACE, 'later')).toEqual({
    or: [
      { createdAt: { greater_than: PLACE.at } },
      { and: [{ createdAt: { equals: PLACE.at } }, { id: { greater_than: PLACE.id } }] },
    ],
  })
  expect(beyond('publishedAt', PLACE, 'earlier')).toMatchObject({
    or: [{ publishedAt: { less_than: PLACE.at } }, {}],
  })
})
