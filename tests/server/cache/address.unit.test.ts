// One public answer has one key, whatever a visitor adds to its address.

import { describe, expect, it } from 'vitest'
import { addressesOf } from '#src/server/cache/address.ts'

const key = addressesOf(
  [
    { path: '/', query: ['before'], unknown: 'ignored' },
    { path: '/articles/:slug', query: ['after', 'comment'], unknown: 'ignored' },
    { path: '/api/v1/articles', query: ['limit', 'cursor'], unknown: 'refused' },
    { path: '/api/v1/articles/{slug}/comments', query: ['sort'], unknown: 'refused' },
    { path: '/feed.xml', query: [], unknown: 'ignored' },
  ],
  { personal: { name: 'as', value: 'reader' } },
)

describe('the key of an address', () => {
  it.each([
    ['/', '/'],
    ['/?utm_source=mail&fbclid=1', '/'],
    ['/?before=abc&utm_source=mail', '/?before=abc'],
    ['/articles/zinc', '/articles/zinc'],
    ['/articles/zinc?comment=2&after=1', '/articles/zinc?after=1&comment=2'],
    ['/articles/zinc?after=1&comment=2', '/articles/zinc?after=1&comment=2'],
    ['/articles/zinc?after=1&after=2', '/articles/zinc?after=1'],
    ['/articles/zinc#comments', '/articles/zinc'],
    ['/feed.xml?x=1', '/feed.xml'],
    ['/api/v1/articles?limit=5&cursor=a', '/api/v1/articles?cursor=a&limit=5'],
    ['/api/v1/articles/zinc/comments', '/api/v1/articles/zinc/comments'],
    ['/?as=somebody', '/'],
  ])('of %s is %s', (url, expected) => {
    expect(key(url)).toBe(expected)
  })

  it.each([
    ['an address that no route declared', '/account'],
    ['what lies below a public page', '/articles/zinc/comments'],
    ['a reader’s own view', '/articles/zinc?as=reader'],
    ['a parameter that the API refuses', '/api/v1/articles?foo=1'],
    ['a parameter that the API takes once', '/api/v1/articles?limit=1&limit=2'],
    ['letters written as codes', '/articles/%7Ainc'],
    ['a path with a step up', '/articles/../account'],
    ['two slashes', '//evil.example/'],
    ['a whole address', 'http://evil.example/articles/zinc'],
    ['an address longer than any of ours', `/articles/zinc?after=${'x'.repeat(2_000)}`],
  ])('there is none for %s', (_, url) => {
    expect(key(url)).toBeNull()
  })

  it('tells values apart that would run together unencoded', () => {
    expect(key('/articles/zinc?after=1%26comment%3D2')).not.toBe(key('/articles/zinc?after=1&comment=2'))
  })
})
