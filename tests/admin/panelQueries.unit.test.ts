// A list of the panel is asked for no more than a list over REST, by its address and by a server action.

import { describe, expect, test } from 'vitest'
import { isPanelQuery, panelQuery } from '#src/app/panelQueries.ts'

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
