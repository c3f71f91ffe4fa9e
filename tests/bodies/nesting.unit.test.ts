// How deep JSON is nested, and how many values it holds, found without recursion.

import { describe, expect, test } from 'vitest'
import {
  countValues,
  hasReachingName,
  hasTooManyNames,
  hasTooManyValues,
  isNestedTooDeep,
  longestList,
  MAX_NESTING,
} from '#src/bodies/nesting.ts'
import { MAX_DEPTH } from '#src/richtext/limits.ts'

describe('nesting', () => {
  test.each([
    ['[[1]]', false],
    ['[[[1]]]', true],
    ['{"a":{"b":[1]}}', true],
    ['[[1],[2],[3]]', false],
    ['["[[[[", "]]"]', false],
    ['["\\"[[[["]', false],
    ['["\\\\",[[1]]]', true], // the text ends with a backslash
    ['["\\\\\\"[[["]', false],
    ['"[[[', false],
    ['[[[', true],
    ['', false],
  ])('%s: %s', (json, expected) => {
    expect(isNestedTooDeep(json, 2)).toBe(expected)
  })

  test('four megabytes of brackets are left at the first that is too many', () => {
    let looked = 0
    const json = { length: 4_000_000, charCodeAt: () => ((looked += 1), 91) } as unknown as string
    expect(isNestedTooDeep(json)).toBe(true)
    expect(looked).toBe(MAX_NESTING + 1)
  })

  test('the deepest text that an article may have passes, within what the panel puts around it', () => {
    const text = '{"children":['.repeat(MAX_DEPTH) + ']}'.repeat(MAX_DEPTH)
    const inBlock = `{"fields":{"text":{"root":${text}}}}`
    const action = `[{"name":"form-state","args":{"formState":{"body":{"value":{"root":{"children":[${inBlock}]}}}}}}]`
    expect(() => JSON.parse(action)).not.toThrow()
    expect(isNestedTooDeep(action)).toBe(false)
  })
})

describe('values', () => {
  test.each([
    [1, 0],
    [[], 0],
    [[null, 1], 2],
    [{ a: 1, b: [2, 3, { c: 4 }] }, 6],
    [{ a: {}, b: [] }, 2],
    [[Array.from({ length: 50 }, () => ({}))], 11],
    [Array(50).fill(0), 11],
  ])('of %j are %d', (value, expected) => {
    expect(countValues(value, 10)).toBe(expected)
  })
})

test('values are counted by commas and brackets outside of texts', () => {
  expect([hasTooManyValues('[1,2,3]', 4), hasTooManyValues('[1,2,3]', 2)]).toEqual([false, true])
  expect(hasTooManyValues('{"a":"1,2,3,[,[,","b":"\\",[["}', 2)).toBe(false)
  expect(hasTooManyValues('["', 0)).toBe(true)
})

test('names are counted in each object apart, however deep', () => {
  const wide = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`k${at}`, 0]))
  expect(hasTooManyNames({ a: [{ b: wide }] })).toBe(true)
  expect(hasTooManyNames({ a: Array.from({ length: 5_000 }, () => ({ b: 0 })) })).toBe(false)
  for (const odd of [null, undefined, 1, 'x', []]) expect(hasTooManyNames(odd)).toBe(false)
})

test('names that reach into objects are found however deep, and only as names', () => {
  for (const name of ['__proto__', 'constructor', 'prototype'])
    expect(hasReachingName(JSON.parse(`{"a":[{"${name}":5}]}`))).toBe(true)
  for (const one of [null, 'constructor', ['__proto__'], { a: 'prototype' }, { toString: 1 }])
    expect(hasReachingName(one)).toBe(false)
})

test('the longest list is found at any depth, and the search ends at one that is too long', () => {
  expect(longestList({ a: [1, { b: [1, 2, 3] }], c: 'text' }, 10)).toBe(3)
  expect(longestList([1, 2, 3, [1, 2, 3, 4]], 2)).toBeGreaterThan(2)
  expect(longestList('text', 10)).toBe(0)
})
