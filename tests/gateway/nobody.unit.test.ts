// What a 401 says to a page of the panel whose session has ended, and to a program.

import { describe, expect, test } from 'vitest'
import { whyNobody } from '#src/gateway/rules/refusal.ts'

const SITE = 'https://news.example'
const said = (method: string, headers: Record<string, string>) =>
  whyNobody({ method, headers: new Headers(headers) }, SITE)

const ENDED =
  /^Your session has ended\. Open the log-in in another tab and sign in\. Your words stay here; if “Save” is grey/
const PROGRAM = 'Sign in as staff, send an API key, or read the public API at /api/v1.'

describe('whoever is signed out', () => {
  test.each([
    [
      'a page of the panel',
      { referer: `${SITE}/admin/collections/figures/1`, 'sec-fetch-site': 'same-origin' },
    ],
    ['a page of the panel over plain http', { referer: `${SITE}/admin` }],
    ['a page that hides its address', { 'sec-fetch-site': 'same-origin' }],
  ])('saves in %s: is told to sign in elsewhere and save again', (_, headers) => {
    expect(said('PATCH', headers)).toMatch(ENDED)
    expect(said('GET', headers)).toBe('Your session has ended. Sign in again.')
  })

  test.each([
    ['sends nothing but the request', {}],
    ['sends a key', { authorization: 'integrations API-Key x', 'sec-fetch-site': 'same-origin' }],
    ['comes from a page for readers', { referer: `${SITE}/articles/x`, 'sec-fetch-site': 'same-origin' }],
    ['comes from another site', { referer: 'https://other.example/admin/x', 'sec-fetch-site': 'cross-site' }],
    ['has an address that is none', { referer: 'admin' }],
    ['has a cookie alone', { cookie: '__Host-assay-token=x' }],
  ])('%s: is told what the doors for programs are', (_, headers) => {
    expect(said('PATCH', headers)).toBe(PROGRAM)
  })
})
