// Which cookie is the session of staff: on https one that no sister domain can set, and the first of several.

import { describe, expect, test } from 'vitest'
import { cookieValue, staffCookieName, withOneCookie } from '#access/staffCookie.ts'

test('is bound to the host on https, and has a plain name on this machine', () => {
  expect(staffCookieName({ isSecure: true })).toBe('__Host-assay-token')
  expect(staffCookieName({ isSecure: false })).toBe('assay-token')
})

const NAME = '__Host-assay-token'

describe('of several cookies', () => {
  test.each([
    [`${NAME}=own`, `${NAME}=own`],
    [`${NAME}=own; ${NAME}=tossed`, `${NAME}=own`],
    [`a=1; ${NAME}=own; b=2; ${NAME}=tossed; c=3`, `a=1; ${NAME}=own; b=2; c=3`],
    [`\u00a0${NAME}=tossed; ${NAME}=own`, `${NAME}=own`], // a browser does not take the first for a __Host- cookie
    [`${NAME}\u00a0=tossed; ${NAME}=own`, `${NAME}=own`],
    [`\u2003${NAME}=tossed`, ''],
    [`${NAME}; ${NAME}=own`, NAME],
    ['a=1; b=2', 'a=1; b=2'],
    ['', ''],
  ])('%j leaves %j', (header, expected) => {
    expect(withOneCookie(header, NAME)).toBe(expected)
  })

  test('the first of exactly the name is read', () => {
    expect(cookieValue(`\u00a0${NAME}=tossed; ${NAME}=own=1; ${NAME}=other`, NAME)).toBe('own=1')
    expect(cookieValue('a=1', NAME)).toBeNull()
  })
})
