// Figures as readers see them.

import { describe, expect, test } from 'vitest'
import { CURRENCIES } from '#src/figures/currencies.ts'
import { describeFigure, formatAsOf, formatFigure } from '#src/figures/format.ts'
import { presentFigure } from '#src/figures/present.ts'
import { UNITS } from '#src/figures/units.ts'
import { ndprFloor } from './samples.ts'

describe('a figure reads', () => {
  test.each([
    [{ value: '110', unit: 'kg', currency: 'USD' }, '$110/kg'],
    [{ low: '62.50', high: '65.00', unit: 'dmtu', currency: 'USD' }, '$62.50–65.00/dmtu'],
    [{ value: '520000', unit: 't', currency: 'CNY' }, 'CNY 520,000/t'],
    [{ low: '520000', high: '530000', unit: 't', currency: 'CNY' }, 'CNY 520,000–530,000/t'],
    [{ value: '12.00', unit: 'lb', currency: 'AUD' }, 'AUD 12.00/lb'],
    [{ value: '3.5', unit: 'g', currency: 'EUR' }, '€3.5/g'],
    [{ value: '2001.15', unit: 'ozt', currency: 'GBP' }, '£2,001.15/ozt'],
    [{ value: '9800', unit: 'kg', currency: 'JPY' }, '¥9,800/kg'],
    [{ value: '4.2', unit: '%' }, '4.2%'],
    [{ value: '+4.2', unit: '%' }, '+4.2%'],
    [{ value: '-4.2', unit: '%' }, '−4.2%'],
    [{ low: '4', high: '4.5', unit: '%' }, '4–4.5%'],
    [{ low: '-1', high: '2', unit: '%' }, '−1 to 2%'],
    [{ value: '1234.5', unit: 'index' }, '1,234.5 index points'],
    [{ value: '1', unit: 'index' }, '1 index point'],
    [{ value: '1200', unit: 't' }, '1,200 t'],
    [{ value: '500000000', unit: 'none', currency: 'USD' }, '$500,000,000'],
    [{ value: '17', unit: 'none' }, '17'],
    [{ value: '-5.00', unit: 't', currency: 'USD' }, '−$5.00/t'],
    [{ low: '-5', high: '3', unit: 't', currency: 'USD' }, '−$5 to $3/t'],
    [{ unit: 'kg', currency: 'USD' }, ''],
    [{ value: '', low: null, high: undefined, unit: null }, ''],
  ])('%j as %s', (figure, text) => {
    expect(formatFigure(figure)).toBe(text)
  })

  test('only four currencies have a symbol, and no two share one', () => {
    const texts = CURRENCIES.map((currency) => formatFigure({ value: '1', unit: 'none', currency }))
    expect(new Set(texts).size).toBe(CURRENCIES.length)
    expect(texts.filter((text) => !/^[A-Z]{3} 1$/.test(text))).toEqual(['€1', '£1', '¥1', '$1'])
  })

  test('every unit of the list shows itself, save none', () => {
    const silent = UNITS.filter((unit) => formatFigure({ value: '2', unit }) === '2')
    expect(silent).toEqual(['none'])
  })
})

describe('a figure in a sentence', () => {
  test('says what it is, of what kind, how much, when and where, and who says so', () => {
    expect(describeFigure(ndprFloor)).toBe(
      'NdPr oxide, MP Materials (floor): $110/kg, as of 28 October 2025, 09:00 UTC+09:00. Source: MP Materials, press release (accessed 29 October 2025).',
    )
  })

  test('does not say the kind twice', () => {
    expect(describeFigure({ ...ndprFloor, label: 'NdPr floor price' })).toMatch(
      /^NdPr floor price: \$110\/kg/,
    )
  })

  test.each([
    ['ask', 'Rare earth basket price', 'Rare earth basket price (ask): '],
    ['bid', 'Bidders’ price', 'Bidders’ price (bid): '],
    ['forecast', 'Forecaster Mining output', 'Forecaster Mining output (forecast): '],
    ['forecast', 'Forecast Mining output', 'Forecast Mining output (forecast): '],
    ['forecast', 'Copper forecast', 'Copper forecast: '],
    ['spot', 'Spot gold', 'Spot gold: '],
  ])('says that it is of the kind %s where its label, “%s”, does not', (kind, label, begins) => {
    expect(describeFigure({ ...ndprFloor, kind, label } as typeof ndprFloor)).toContain(begins)
  })

  test('says nothing for the kind "other"', () => {
    expect(describeFigure({ ...ndprFloor, kind: 'other' })).toMatch(/^NdPr oxide, MP Materials: \$110\/kg/)
  })

  test('gives the day in the zone of the figure, not of the server', () => {
    expect(formatAsOf({ asOf: '2025-10-28T23:30:00.000Z', zone: 'Asia/Tokyo' })).toBe(
      '29 October 2025, 08:30 UTC+09:00',
    )
    expect(formatAsOf({ asOf: '2025-10-28T03:30:00.000Z', zone: 'America/New_York' })).toBe(
      '27 October 2025, 23:30 UTC-04:00',
    )
    expect(formatAsOf({ asOf: '2025-10-28T00:00:00.000Z', zone: 'UTC' })).toBe('28 October 2025, 00:00 UTC')
  })

  test.each([
    ['Europe/Berlin', '28 October 2025, 01:00 UTC+01:00'],
    ['Europe/London', '28 October 2025, 00:00 UTC'],
    ['America/St_Johns', '27 October 2025, 21:30 UTC-02:30'],
    ['Asia/Kathmandu', '28 October 2025, 05:45 UTC+05:45'],
  ])('names %s by its distance from UTC on that day', (zone, shown) => {
    expect(formatAsOf({ asOf: '2025-10-28T00:00:00.000Z', zone })).toBe(shown)
  })

  test('still reads when the zone is unknown', () => {
    expect(formatAsOf({ asOf: '2025-10-28T00:00:00.000Z', zone: 'Mars/Olympus' })).toContain('UTC')
  })
})

describe('a stored figure becomes public', () => {
  test('with its text, its instant in UTC and nothing that was not chosen', () => {
    const stored = {
      id: 'f1',
      label: 'NdPr',
      value: '110',
      low: '',
      high: null,
      unit: 'kg',
      currency: 'USD',
      kind: 'floor',
      asOf: '2025-10-28T09:00:00+09:00',
      zone: 'Asia/Tokyo',
      sourceTitle: 'MP Materials',
      sourceUrl: '',
      sourceAccessed: '2025-10-29T12:00:00.000Z',
      isPublic: true,
      createdBy: 'secret',
    }
    expect(presentFigure(stored, { slug: 'ndpr', name: 'NdPr' })).toEqual({
      id: 'f1',
      label: 'NdPr',
      value: '110',
      low: null,
      high: null,
      unit: 'kg',
      currency: 'USD',
      kind: 'floor',
      asOf: '2025-10-28T00:00:00.000Z',
      zone: 'Asia/Tokyo',
      source: { title: 'MP Materials', url: null, accessed: '2025-10-29' },
      commodity: { slug: 'ndpr', name: 'NdPr' },
      text: '$110/kg',
    })
  })
})
