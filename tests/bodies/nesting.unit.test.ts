// How deep JSON is nested, and how many values it holds, found without recursion.

import { describe, expect, test } from 'vitest'
import { countValues, isNestedTooDeep, MAX_NESTING } from '#src/bodies/nesting.ts'
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
    [1, 1],
    [null, 1],
    [[], 0],
    [{ a: 1, b: [2, 3, { c: 4 }] }, 4],
    [Array(50).fill(0), 11],
  ])('of %j are %d', (value, expected) => {
    expect(countValues(value, 10)).toBe(expected)
  })
})
