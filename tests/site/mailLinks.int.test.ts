// The links in our mails: each opens a page with a button, and acts when that is pressed.

import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Reader } from '#payload-types'
import { aReader, lastMail, linkIn, mails, tokenIn, type TestReader } from '../readers/desk.ts'
import { browserOn } from '../support/browser.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { siteOver } from '../support/site.ts'

const BACK = '/articles/us-and-japan-sign-rare-earths-framework?replyTo=c1#respond'
const TO_BACK = `returnTo=${encodeURIComponent(BACK)}`
/** Each for one test: they have registered, and not confirmed their address yet. */
const NAMES = ['Only Looking', 'Straight Back', 'Else Where', 'Third Person', 'Once More'] as const

let newsroom: Newsroom
let site: Hono
let ola: TestReader
const unconfirmed = new Map<string, TestReader>()

beforeAll(async () => {
  newsroom = await openNewsroom({ staffed: false })
  const { payload } = newsroom
  site = siteOver(payload)
  const [verified] = await Promise.all([
    aReader(payload, 'Ola Berg'),
    ...NAMES.map(async (name) => unconfirmed.set(name, await aReader(payload, name, { verified: false }))),
  ])
  ola = verified
})
afterAll(() => newsroom?.close())

const browser = () => browserOn(site)
const named = (name: (typeof NAMES)[number]) => unconfirmed.get(name)!
const tokenFor = async ({ email }: TestReader) => tokenIn((await lastMail(newsroom.payload, email))!.text)
const stored = async ({ email }: TestReader): Promise<Reader> => {
  const where = { email: { equals: email } }
  return (await newsroom.payload.find({ collection: 'readers', where, overrideAccess: true })).docs[0]!
}

it('a link opens a page with a button, and does nothing yet', async () => {
  const reader = named('Only Looking')
  const token = await tokenFor(reader)
  const page = await browser().get(`/verify?token=${token}&${TO_BACK}`)
  expect(page.find('input', { name: 'token' })[0]?.attributes['value']).toBe(token)
  expect(page.find('input', { name: 'returnTo' })[0]?.attributes['value']).toBe(BACK)
  const before = await stored(reader)
  expect(before.verifiedAt).toBeNull()
  expect((await browser().get(`/reset?token=${token}`)).status).toBe(200)
  expect(await stored(reader)).toEqual(before)
})

it('the button acts at once for who is logged in, leads straight back, and works once', async () => {
  const reader = named('Straight Back')
  const token = await tokenFor(reader)
  const own = browser()
  await own.logIn(reader)
  expect((await own.get(`/verify?token=${token}`)).find('input', { name: 'password' })).toEqual([])
  const page = await own.post('/verify', { token, returnTo: BACK })
  expect(page.location).toBe(
    '/articles/us-and-japan-sign-rare-earths-framework?replyTo=c1&as=reader&notice=verified#respond',
  )
  expect((await stored(reader)).verifiedAt).toBeTruthy()
  const spent = await own.post('/verify', { token })
  expect(spent.status).toBe(422)
  expect(spent.html).toContain('used already')
})

it('elsewhere the button acts with the password, which logs in', async () => {
  const reader = named('Else Where')
  const token = await tokenFor(reader)
  const own = browser()
  const asked = await own.get(`/verify?token=${token}&${TO_BACK}`)
  expect(asked.find('input', { name: 'password' })).toHaveLength(1)
  expect(asked.find('a', { href: '/forgot' })).toHaveLength(1)
  const wrong = await own.post('/verify', { token, returnTo: BACK, password: 'wrong' })
  expect(wrong.status).toBe(422)
  expect(wrong.find('p', { id: 'password-error' })[0]?.words).toContain(
    'This is not the password that was chosen at registration.',
  )
  expect(wrong.find('input', { name: 'token' })[0]?.attributes['value']).toBe(token)
  expect(wrong.find('input', { name: 'returnTo' })[0]?.attributes['value']).toBe(BACK)
  const right = await own.post('/verify', { token, returnTo: BACK, password: reader.password })
  expect(right.location).toMatch(/as=reader&notice=verified#respond$/)
  expect((await own.get('/account')).find('h1')).toHaveLength(1)
})

it('who is logged in to another account is asked for the password', async () => {
  const token = await tokenFor(named('Third Person'))
  const other = browser()
  await other.logIn(ola)
  const opened = await other.get(`/verify?token=${token}`)
  const pressed = await other.post('/verify', { token })
  expect(pressed.status).toBe(422)
  for (const page of [opened, pressed]) expect(page.find('input', { name: 'password' })).toHaveLength(1)
})

it('the mail can be sent again by a reader, and by nobody else', async () => {
  const reader = named('Once More')
  const count = async () => (await mails(newsroom.payload, reader.email)).length
  expect((await browser().post('/verify/resend', { returnTo: BACK })).location).toMatch(/^\/login/)
  expect(await count()).toBe(1)
  const own = browser()
  await own.logIn(reader)
  const page = await own.post('/verify/resend', { returnTo: BACK })
  expect(page.location).toContain('notice=verification-sent')
  expect(await count()).toBe(2)
  expect(linkIn(await lastMail(newsroom.payload, reader.email)).searchParams.get('returnTo')).toBe(BACK)
})

it('a forgotten password is answered alike for any address, and its link leads to a new one, once', async () => {
  const reader = await aReader(newsroom.payload, 'For Gotten')
  for (const email of [reader.email, 'nobody@example.com']) {
    const page = await browser().post('/forgot', { email })
    expect([page.status, page.location]).toEqual([303, '/check-mail?for=reset'])
  }
  expect(await lastMail(newsroom.payload, 'nobody@example.com')).toBeNull()
  const token = await tokenFor(reader)
  const short = await browser().post('/reset', { token, password: 'x' })
  expect(short.status).toBe(422)
  expect(short.find('input', { name: 'token' })[0]?.attributes['value']).toBe(token)
  const password = 'a new long one'
  expect((await browser().post('/reset', { token, password })).location).toBe('/login?notice=password-reset')
  await browser().logIn({ email: reader.email, password })
  const spent = await browser().post('/reset', { token, password })
  expect(spent.status).toBe(422)
  expect(spent.find('main')[0]?.words).toContain('used already, or it is too old')
  expect(spent.find('a', { href: '/forgot' })).toHaveLength(1)
})
