// What makes a figure fit to be cited.

import { describe, expect, test } from 'vitest'
import { validateFigure } from '#src/figures/validate.ts'

const now = new Date('2025-10-29T12:00:00Z')
const good = {
  label: 'NdPr oxide floor price',
  value: '110',
  low: null,
  high: '',
  unit: 'kg',
  currency: 'USD',
  kind: 'floor',
  asOf: '2025-10-28T00:00:00.000Z',
  zone: 'Asia/Tokyo',
  sourceTitle: 'MP Materials',
  sourceUrl: 'https://mp.example/a',
  sourceAccessed: '2025-10-29',
}

function problemsOf(change: Record<string, unknown>): string[] {
  const verdict = validateFigure({ ...good, ...change }, now)
  return verdict.ok ? [] : verdict.problems.map((problem) => problem.path)
}

describe('a figure is fit to be cited', () => {
  test.each([
    ['as it stands', {}],
    ['as a range', { value: null, low: '62.50', high: '65' }],
    ['as a range of one number', { value: '', low: '62.5', high: '62.50' }],
    ['without a currency', { currency: null }],
    ['as a percentage without a currency', { unit: '%', currency: '' }],
    ['without an address of the source', { sourceUrl: '', sourceAccessed: null }],
    ['with an offset in its as-of', { asOf: '2025-10-28T09:00:00+09:00' }],
    ['when its as-of is this very moment', { asOf: '2025-10-29T12:00:00Z' }],
    ['with an as-of as a date object', { asOf: new Date('2025-10-28T00:00:00Z') }],
    ['with fields that are none of this module’s business', { id: 'x', commodity: 'c1', createdAt: 'y' }],
    ['as a forecast for next year', { kind: 'forecast', asOf: '2026-06-30T00:00:00Z' }],
    ['in UTC', { zone: 'UTC' }],
    ['in a zone of three parts', { zone: 'America/Argentina/Buenos_Aires' }],
  ])('%s', (_, change) => {
    expect(validateFigure({ ...good, ...change }, now)).toEqual({ ok: true })
  })
})

describe('a figure is not fit to be cited', () => {
  test.each([
    ['without a label', { label: ' ' }, 'label'],
    ['with a label that turns the reading direction', { label: 'NdPr \u202E011' }, 'label'],
    ['without any number', { value: null }, 'value'],
    ['with a value and a range', { low: '1', high: '2' }, 'value'],
    ['with half a range', { value: null, low: '1' }, 'high'],
    ['with the other half of a range', { value: null, high: '1' }, 'low'],
    ['with a range upside down', { value: null, low: '65', high: '62.50' }, 'low'],
    ['with a number that is not text', { value: 110 }, 'value'],
    ['with a grouped number', { value: '1,100' }, 'value'],
    ['in a unit nobody knows', { unit: 'stone' }, 'unit'],
    ['in a unit inherited from objects', { unit: 'constructor' }, 'unit'],
    ['in a currency nobody knows', { currency: 'XXQ' }, 'currency'],
    ['in small letters', { currency: 'usd' }, 'currency'],
    ['as a percentage in dollars', { unit: '%' }, 'currency'],
    ['as an index in dollars', { unit: 'index' }, 'currency'],
    ['of a kind nobody knows', { kind: 'guess' }, 'kind'],
    ['without an as-of', { asOf: null }, 'asOf'],
    ['with a day only', { asOf: '2025-10-28' }, 'asOf'],
    ['without an offset', { asOf: '2025-10-28T09:00:00' }, 'asOf'],
    ['past the last year by its offset', { asOf: '9999-12-31T23:59:00-12:00' }, 'asOf'],
    ['on 30 February', { asOf: '2025-02-30T09:00:00Z' }, 'asOf'],
    ['at 25 o’clock', { asOf: '2025-10-28T25:00:00Z' }, 'asOf'],
    ['a second in the future', { asOf: '2025-10-29T12:00:01Z' }, 'asOf'],
    ['in the future by its offset', { asOf: '2025-10-29T12:30:00-01:00' }, 'asOf'],
    ['in a zone nobody knows', { zone: 'Mars/Olympus' }, 'zone'],
    ['in a bare offset', { zone: '+09:00' }, 'zone'],
    ['without a source', { sourceTitle: '' }, 'sourceTitle'],
    ['with a script for a source', { sourceUrl: 'javascript:alert(1)' }, 'sourceUrl'],
    ['with a script split by a tab', { sourceUrl: 'java\tscript:alert(1)' }, 'sourceUrl'],
    ['with data for a source', { sourceUrl: 'data:text/html,x' }, 'sourceUrl'],
    ['with a path for a source', { sourceUrl: '//evil.example' }, 'sourceUrl'],
    ['with a user name in the address', { sourceUrl: 'https://mp.example@evil.example/' }, 'sourceUrl'],
    ['with a source read tomorrow week', { sourceAccessed: '2025-11-06' }, 'sourceAccessed'],
    ['with a source read on no day', { sourceAccessed: 'lately' }, 'sourceAccessed'],
  ])('%s', (_, change, path) => {
    expect(problemsOf(change)).toEqual([path])
  })

  test('and every problem is told at once, as sentences', () => {
    const verdict = validateFigure({}, now)
    expect(verdict.ok).toBe(false)
    if (verdict.ok) return
    expect(verdict.problems.map((problem) => problem.path)).toEqual([
      'label',
      'value',
      'unit',
      'kind',
      'asOf',
      'zone',
      'sourceTitle',
    ])
    for (const problem of verdict.problems) expect(problem.message).toMatch(/^[A-Z].*\.$/)
  })

  test.each([null, undefined, 'figure', 3, []])('%j is no figure at all', (input) => {
    expect(validateFigure(input, now).ok).toBe(false)
  })
})
