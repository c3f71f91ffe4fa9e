// Where a log-in may send a person: this site's own pages and nowhere else (research/security.md, row 24).

import { describe, expect, it } from 'vitest'
import { safeReturnTo, withReturnTo } from '#src/site/http/returnTo.ts'

describe('the way back after logging in', () => {
  it.each([
    '/',
    '/articles/us-japan-rare-earths#respond',
    '/articles/us-japan-rare-earths?replyTo=019a-b#respond',
    '/commodities/ndpr',
    '/topics/trade-policy?before=abc',
    '/authors/hana-okafor',
    '/search?q=price%20floor',
    '/articles/us-japan-rare-earths?comment=019a-b&as=reader#comment-019a-b',
    '/?as=reader',
    '/account',
  ])('leads back to %s', (path) => {
    expect(safeReturnTo(path)).toBe(path)
  })

  it.each([
    '//evil.example',
    '///evil.example',
    'https://evil.example/articles/x',
    '/\\evil.example',
    '\\/evil.example',
    '%2f%2fevil.example',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/@evil.example',
    'https://assay.example@evil.example/',
    '/articles/../../evil',
    '/articles//evil.example',
    '/\tevil',
    '/articles/x\r\nSet-Cookie: a=b',
    '/articles/x y',
    '/\u202Eevil',
    '/login',
    '/logout',
    '/admin',
    '/api/v1/articles',
    '/preview/articles/1',
    '/articles/',
    '/account?returnTo=https://evil.example',
    `/articles/${'a'.repeat(600)}`,
    '',
    null,
    undefined,
    ['/account'],
    { toString: () => '/account' },
  ])('leads to the front page instead of %j', (value) => {
    expect(safeReturnTo(value)).toBe('/')
  })

  it('is carried percent-encoded, and not at all for the front page', () => {
    expect(withReturnTo('/login', '/articles/a?replyTo=1#respond')).toBe(
      '/login?returnTo=%2Farticles%2Fa%3FreplyTo%3D1%23respond',
    )
    expect(withReturnTo('/login', '/')).toBe('/login')
  })
})
