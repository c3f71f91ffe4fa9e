// A list of the panel is asked for no more than a list over REST, by its address and by a server action.

import { describe, expect, test } from 'vitest'
import { isPanelQuery, panelAddressProblem, panelQuery } from '#src/gateway/panel/panelQueries.ts'

const words = (count: number) => Array.from({ length: count }, () => 'a').join(' ')

describe('the address of a list', () => {
  test('keeps what the panel asks for', () => {
    const query = {
      page: '2',
      sort: '-updatedAt',
      search: 'rare earths',
      'where[or][0][and][0][headline][like]': 'zinc',
      'where[or][1][and][0][state][in]': ['draft', 'published'],
    }
    expect(panelQuery(query)).toEqual(query)
  })

  test('has ten words of a long search', () => {
    expect(panelQuery({ search: words(5_000), page: '1' })).toEqual({ search: words(10), page: '1' })
    expect(panelQuery({ search: 'x'.repeat(5_000) }).search).toHaveLength(200)
  })

  test('has few wildcards of a search', () => {
    expect(panelQuery({ search: '50% of a_b' })).toEqual({ search: '50% of a_b' })
    expect(panelQuery({ search: `e${'_'.repeat(150)}z%%%%` })).toEqual({ search: 'e z ' })
  })

  test.each([
    ['words', { 'where[headline][like]': words(5_000) }],
    [
      'conditions',
      Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`where[or][${at}][id][equals]`, 'a'])),
    ],
    [
      'relations',
      Object.fromEntries(
        Array.from({ length: 9 }, (_, at) => [`where[or][${at}][leadImage.alt][equals]`, 'a']),
      ),
    ],
    ['wildcards', { 'where[headline][like]': '_'.repeat(11) }],
    ['nonsense', { 'where[x]': 'y' }],
  ])('leaves out too many %s', (_, where) => {
    expect(panelQuery({ limit: '10', ...where })).toEqual({ limit: '10' })
  })

  test.each([{ limit: '5000' }, { limit: '0' }, { page: '1e99' }, { sort: 'a b' }, { limit: ['10', '20'] }])(
    'leaves out what no list is asked for: %j',
    (odd) => {
      expect(panelQuery({ search: 'zinc', ...odd })).toEqual({ search: 'zinc' })
    },
  )
})

describe('the conditions in an address of the panel', () => {
  const problem = (...keys: string[]) =>
    panelAddressProblem(new URLSearchParams(keys.map((key) => [key, 'a'])))
  const places = (count: number, key: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => key(at))

  test.each([
    [['search']],
    [['where[headline][like]']],
    [['where[or][0][and][0][headline][like]', 'where[or][20][and][0][state][in][20]']],
    [places(21, (at) => `where[or][${at}][and][0][headline][like]`)],
    [places(21, () => 'where[state][in]')],
  ])('%j are lists to its parser, too', (keys) => {
    expect(problem(...keys)).toBeNull()
  })

  test.each([
    [places(30, (at) => `where[or][${at}][and][0][headline][like]`), 'at most 21 conditions'],
    [places(22, (at) => `where[or][0][and][${at}][headline][like]`), 'at most 21 conditions'],
    [['where[or][21][headline][like]'], 'at most 21 conditions'],
    [places(22, (at) => `where[state][in][${at}]`), 'at most 21 values'],
    [places(22, () => 'where[state][in]'), 'at most 21 values'],
    [['where[or]'], 'where[or][0]'],
    [['where[or][headline][like]'], 'where[or][0]'],
    [['where[or][00][headline][like]'], 'where[or][0]'],
    [['where[or][][headline][like]'], 'where[or][0]'],
    [['where[OR][x][headline][like]'], 'where[or][0]'],
    [['where'], 'where[field][operator]'],
    [['where[headline]'], 'where[field][operator]'],
    [['where[headline][like]', 'where[headline][like]'], 'once'],
    [[`where${'[or][0]'.repeat(5)}[headline][like]`], 'at most 10 names'],
  ])('%j are refused', (keys, sentence) => {
    expect(problem(...keys)).toContain(sentence)
  })
})

describe('the query of a server action', () => {
  test.each([
    undefined,
    {},
    { search: 'rare earths', limit: 10 },
    { where: { or: [{ and: [{ id: { not_in: ['a', 'b'] } }] }] } },
  ])('%j is passed on', (query) => {
    expect(isPanelQuery(query)).toBe(true)
  })

  test.each([
    { search: words(11) },
    { search: '_'.repeat(11) },
    { where: { headline: { like: words(11) } } },
    { where: { or: Array.from({ length: 101 }, () => ({ id: { equals: 'a' } })) } },
    { where: 'x' },
    { where: '$undefined' },
    { limit: 5_000 },
    { limit: 0 },
    { page: 1e99 },
    { sort: { a: 1 } },
    { search: ['zinc'] },
    'zinc',
  ])('%j is not', (query) => {
    expect(isPanelQuery(query)).toBe(false)
  })
})
