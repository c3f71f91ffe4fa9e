// What sentences are put together from: lists and durations.

import { expect, test } from 'vitest'
import { durationInWords, minutesInWords, waitInWords } from '#src/plainText/durations.ts'
import { andList, orList } from '#src/plainText/lists.ts'

test('a list has no comma before its last word', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(andList)).toEqual(['', 'a', 'a and b', 'a, b and c'])
  expect([['a'], ['a', 'b'], ['a', 'b', 'c']].map(orList)).toEqual(['a', 'a or b', 'a, b or c'])
})

test('a duration is rounded to what somebody would say', () => {
  expect([0, 1_499, 119_000, 120_000, 7_140_000, 7_200_000].map(durationInWords)).toEqual([
    '0 seconds',
    '1 seconds',
    '119 seconds',
    '2 minutes',
    '119 minutes',
    '2 hours',
  ])
})

test('a wait is never said to be shorter than it is', () => {
  expect([1, 59, 60, 61, 120, 121].map(waitInWords)).toEqual([
    'a second',
    '59 seconds',
    'a minute',
    '2 minutes',
    '2 minutes',
    '3 minutes',
  ])
  expect([minutesInWords(1), minutesInWords(2)]).toEqual(['1 minute', '2 minutes'])
})
