// Logging in, and registering.

import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reader } from '#payload-types'
import { throttleOf } from '#src/throttle/index.ts'
import { aReader, lastMail, linkIn, type TestReader } from '../readers/desk.ts'
import { browserOn } from '../support/browser.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { siteOver } from '../support/site.ts'

const BACK = '/articles/us-and-japan-sign-rare-earths-framework?replyTo=c1#respond'
const OWN_BACK = '/articles/us-and-japan-sign-rare-earths-framework?replyTo=c1&as=reader#respond'
const TO_BACK = `?returnTo=${encodeURIComponent(BACK)}`

let newsroom: Newsroom
let site: Hono
let ola: TestReader

beforeAll(async () => {
  newsroom = await openNewsroom({ staffed: false })
  site = siteOver(newsroom.payload)
  ola = await aReader(newsroom.payload, 'Ola Berg')
})
afterAll(() => newsroom?.close())

const browser = () => browserOn(site)
const stored = async (email: string): Promise<Reader> => {
  const where = { email: { equals: email } }
  return (await newsroom.payload.find({ collection: 'readers', where, overrideAccess: true })).docs[0]!
}

describe('logging in', () => {
  it('starts a session and goes back to the very spot', async () => {
    const own = browser()
    const page = await own.post('/login', {
      email: ` ${ola.email} `,
      password: ola.password,
      returnTo: BACK,
    })
    expect([page.status, page.location]).toEqual([303, OWN_BACK])
    expect(page.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^assay-reader=[\w.-]+; HttpOnly; Path=\/; SameSite=Lax; Max-Age=\d+$/),
      expect.stringMatching(/^assay-in=1; Path=\/; SameSite=Lax; Max-Age=\d+$/),
    ])
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    expect((await own.own('/')).find('a', { href: '/account' })[0]?.words.trim()).toBe('Ola Berg')
  })

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/admin'])(
    'never goes to %s',
    async (returnTo) => {
      const { email, password } = ola
      expect((await browser().post('/login', { email, password, returnTo })).location).toBe('/?as=reader')
      const page = await browser().get(`/login?returnTo=${encodeURIComponent(returnTo)}`)
      expect(page.find('input', { name: 'returnTo' })[0]?.attributes['value']).toBe('/')
    },
  )

  it('keeps the way back on the links at its top', async () => {
    const page = await browser().get(`/login?returnTo=${encodeURIComponent(BACK)}`)
    for (const door of ['/login', '/register']) {
      const links = page.find('a', { href: `${door}?returnTo=${encodeURIComponent(BACK)}` })
      expect(links.map(({ words }) => words)).toContain(door === '/login' ? 'Log in' : 'Register')
    }
  })

  it('keeps the address and the way back when the password is wrong, and says where to look', async () => {
    const page = await browser().post('/login', { email: ola.email, password: 'wrong', returnTo: BACK })
    expect(page.status).toBe(422)
    expect(page.find('title')[0]?.words).toMatch(/^Error: Log in/)
    expect(page.find('input', { id: 'email' })[0]?.attributes['value']).toBe(ola.email)
    expect(page.find('input', { id: 'password' })[0]?.attributes).toMatchObject({
      'aria-invalid': 'true',
      'aria-describedby': 'password-error',
    })
    expect(page.find('input', { id: 'password' })[0]?.attributes).not.toHaveProperty('value')
    expect(page.find('input', { name: 'returnTo' })[0]?.attributes['value']).toBe(BACK)
    expect(page.find('a', { href: '#password' })[0]?.words).toBe(
      'The e-mail address or the password is wrong.',
    )
    expect(page.headers.getSetCookie()).toEqual([])
  })

  it('tells nobody by its words whether an address is known', async () => {
    const say = async (email: string) => {
      const { html } = await browser().post('/login', { email, password: 'not the password' })
      return html.replaceAll(email, '')
    }
    expect(await say(ola.email)).toBe(await say('nobody@reader.example'))
  })

  it('tells how long to wait after too many tries', async () => {
    const email = 'guessed@reader.example'
    const { allows } = throttleOf(newsroom.payload)
    while (await allows('log-in by account', `reader:${email}`));
    const page = await browser().post('/login', { email, password: 'x' })
    expect(page.status).toBe(429)
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(540)
    expect(page.html).toContain('Too many tries. Wait 10 minutes and try again.')
  })

  it('lets password managers do the work', async () => {
    const login = await browser().get('/login')
    expect(login.find('input', { id: 'email' })[0]?.attributes['autocomplete']).toBe('username')
    expect(login.find('input', { id: 'password' })[0]?.attributes['autocomplete']).toBe('current-password')
    const [password] = (await browser().get('/register')).find('input', { id: 'password' })
    expect(password?.attributes).toMatchObject({ autocomplete: 'new-password' })
    expect(password?.attributes).not.toHaveProperty('maxlength')
  })

  it('is over for who is logged in already', async () => {
    const own = browser()
    await own.logIn(ola)
    for (const door of ['/login', '/register']) {
      const page = await own.get(door + TO_BACK)
      expect([page.status, page.location]).toEqual([303, OWN_BACK]) // the one click from a public page to one's own view of it
    }
  })

  it('carries the way back from log in to register and the other way', async () => {
    const { get } = browser()
    expect((await get(`/login${TO_BACK}`)).find('a', { href: `/register${TO_BACK}` })).not.toEqual([])
    expect((await get(`/register${TO_BACK}`)).find('a', { href: `/login${TO_BACK}` })).not.toEqual([])
  })
})

describe('registering', () => {
  it('makes the account of what was typed, and says to look for mail that leads back', async () => {
    const email = 'nora@reader.example'
    const password = ' with blanks around it '
    const page = await browser().post('/register', {
      displayName: ' Nora ',
      email: `${email} `,
      password,
      returnTo: BACK,
    })
    expect([page.status, page.location]).toEqual([303, `/check-mail${TO_BACK}`])
    expect(await stored(email)).toMatchObject({ displayName: 'Nora', verifiedAt: null })
    expect(linkIn(await lastMail(newsroom.payload, email)).searchParams.get('returnTo')).toBe(BACK)
    await browser().logIn({ email, password })
    expect((await browser().post('/login', { email, password: password.trim() })).status).toBe(422)
  })

  it('leads back to the form when no mail comes, and from a new password to its own', async () => {
    const { get } = browser()
    const forms = (await get(`/check-mail${TO_BACK}`)).find('a', { href: `/register${TO_BACK}` })
    expect(forms.map(({ words }) => words)).toContain('try again')
    expect((await get('/check-mail?for=reset')).find('a', { href: '/forgot' })[0]?.words).toBe('try again')
  })

  it('says what is wrong, field by field', async () => {
    const page = await browser().post('/register', { displayName: 'x', email: 'y', password: 'z' })
    expect(page.status).toBe(422)
    expect(page.find('div', { role: 'alert' })[0]?.attributes).toMatchObject({
      tabindex: '-1',
      autofocus: '',
    })
    for (const [name, message] of [
      ['displayName', /Choose a name of/],
      ['email', /Enter an e-mail address/],
      ['password', /Use a password of 10 to 200 characters/],
    ] as const) {
      expect(page.find('p', { id: `${name}-error` })[0]?.words).toMatch(message)
      expect(page.find('input', { id: name })[0]?.attributes['aria-describedby']?.split(' ')).toContain(
        `${name}-error`,
      )
    }
  })
})
