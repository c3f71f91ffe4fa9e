// Logging in and out, registering, the links in our mails, and the reader's own page.

import { describe, expect, it } from 'vitest'
import { LoggedOut } from '#src/site/errors.ts'
import { READER } from './fakes.ts'
import { visitor } from './visit.ts'

const BACK = '/articles/us-and-japan-sign-rare-earths-framework?replyTo=c1#respond'
const OWN_BACK = '/articles/us-and-japan-sign-rare-earths-framework?replyTo=c1&as=reader#respond'

describe('logging in', () => {
  it('starts a session and goes back to the very spot', async () => {
    const page = await visitor().post('/login', {
      email: ' ola@example.com ',
      password: 'right',
      returnTo: BACK,
    })
    expect(page.status).toBe(303)
    expect(page.headers.get('location')).toBe(OWN_BACK)
    expect(page.headers.getSetCookie()).toEqual(['assay-reader=token; Path=/; HttpOnly; SameSite=Lax'])
    expect(page.headers.get('cache-control')).toBe('private, no-store')
  })

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/admin'])(
    'never goes to %s',
    async (returnTo) => {
      const page = await visitor().post('/login', { email: 'ola@example.com', password: 'right', returnTo })
      expect(page.headers.get('location')).toBe('/?as=reader')
      expect(
        (await visitor().get(`/login?returnTo=${encodeURIComponent(returnTo)}`)).find('input', {
          name: 'returnTo',
        })[0]?.attributes['value'],
      ).toBe('/')
    },
  )

  it('keeps the address and the way back when the password is wrong, and says where to look', async () => {
    const page = await visitor().post('/login', {
      email: 'ola@example.com',
      password: 'wrong',
      returnTo: BACK,
    })
    expect(page.status).toBe(422)
    expect(page.find('title')[0]?.words).toMatch(/^Error: Log in/)
    expect(page.find('input', { id: 'email' })[0]?.attributes['value']).toBe('ola@example.com')
    expect(page.find('input', { id: 'password' })[0]?.attributes).toMatchObject({
      'aria-invalid': 'true',
      'aria-describedby': 'password-error',
    })
    expect(page.find('input', { id: 'password' })[0]?.attributes).not.toHaveProperty('value')
    expect(page.find('input', { name: 'returnTo' })[0]?.attributes['value']).toBe(BACK)
    expect(page.find('a', { href: '#password' })[0]?.words).toContain('do not go together')
    expect(page.headers.getSetCookie()).toEqual([])
  })

  it('tells how long to wait after too many tries', async () => {
    const page = await visitor({
      readers: { logIn: async () => ({ ok: false, code: 'throttled', retryAfterSeconds: 130 }) },
    }).post('/login', { email: 'a@b.c', password: 'x' })
    expect(page.status).toBe(429)
    expect(page.headers.get('retry-after')).toBe('130')
    expect(page.html).toContain('Wait 3 minutes')
  })

  it('lets password managers do the work', async () => {
    const { get } = visitor()
    const login = await get('/login')
    expect(login.find('input', { id: 'email' })[0]?.attributes['autocomplete']).toBe('username')
    expect(login.find('input', { id: 'password' })[0]?.attributes['autocomplete']).toBe('current-password')
    const register = await get('/register')
    expect(register.find('input', { id: 'password' })[0]?.attributes).toMatchObject({
      autocomplete: 'new-password',
    })
    expect(register.find('input', { id: 'password' })[0]?.attributes).not.toHaveProperty('maxlength')
  })

  it('is over for who is logged in already', async () => {
    const page = await visitor().get(`/login?returnTo=${encodeURIComponent(BACK)}`, { as: 'reader' })
    expect(page.status).toBe(303)
    expect(page.headers.get('location')).toBe(OWN_BACK) // the one click from a public page to one's own view of it
  })

  it('carries the way back from log in to register and the other way', async () => {
    const { get } = visitor()
    const query = `?returnTo=${encodeURIComponent(BACK)}`
    expect((await get(`/login${query}`)).find('a', { href: `/register${query}` })).not.toEqual([])
    expect((await get(`/register${query}`)).find('a', { href: `/login${query}` })).not.toEqual([])
  })
})

describe('registering', () => {
  it('hands on the name, the address and the way back, and says to look for mail', async () => {
    const { post, calls } = visitor()
    const page = await post('/register', {
      displayName: ' Ola ',
      email: 'ola@example.com ',
      password: ' long enough ',
      returnTo: BACK,
    })
    expect(page.status).toBe(303)
    expect(page.headers.get('location')).toBe(`/check-mail?returnTo=${encodeURIComponent(BACK)}`)
    expect(calls[0]).toMatchObject({
      name: 'register',
      input: { displayName: 'Ola', email: 'ola@example.com', password: ' long enough ', returnTo: BACK },
    })
  })

  it('leads back to the form when no mail comes, and from a new password to its own', async () => {
    const { get } = visitor()
    const query = `?returnTo=${encodeURIComponent(BACK)}`
    expect((await get(`/check-mail${query}`)).find('a', { href: `/register${query}` })[0]?.words).toBe(
      'try again',
    )
    expect((await get('/check-mail?for=reset')).find('a', { href: '/forgot' })[0]?.words).toBe('try again')
  })

  it('says what is wrong, field by field', async () => {
    const errors = { displayName: 'Choose a name.', email: 'Enter an address.', password: 'Longer, please.' }
    const page = await visitor({
      readers: { register: async () => ({ ok: false, code: 'invalid', errors }) },
    }).post('/register', { displayName: 'x', email: 'y', password: 'z' })
    expect(page.status).toBe(422)
    expect(page.find('div', { role: 'alert' })[0]?.attributes).toMatchObject({
      tabindex: '-1',
      autofocus: '',
    })
    for (const [name, message] of Object.entries(errors)) {
      expect(page.find('p', { id: `${name}-error` })[0]?.words).toContain(message)
      expect(page.find('input', { id: name })[0]?.attributes['aria-describedby']?.split(' ')).toContain(
        `${name}-error`,
      )
    }
  })
})

describe('links in mail', () => {
  it('open a page with a button and do nothing yet', async () => {
    const { get, calls } = visitor()
    const page = await get(`/verify?token=good&returnTo=${encodeURIComponent(BACK)}`)
    expect(page.find('input', { name: 'token' })[0]?.attributes['value']).toBe('good')
    expect(page.find('input', { name: 'returnTo' })[0]?.attributes['value']).toBe(BACK)
    await get('/reset?token=good')
    expect(calls).toEqual([])
  })

  it('act when the button is pressed: logged in, straight back', async () => {
    const page = await visitor().post('/verify', { token: 'good', returnTo: BACK }, { as: 'reader' })
    expect(page.headers.get('location')).toBe(
      '/articles/us-and-japan-sign-rare-earths-framework?replyTo=c1&as=reader&notice=verified#respond',
    )
  })

  it('act when the button is pressed: elsewhere, with the password, which logs in', async () => {
    const { get, post } = visitor()
    const asked = await get(`/verify?token=good&returnTo=${encodeURIComponent(BACK)}`)
    expect(asked.find('input', { name: 'password' })).toHaveLength(1)
    expect(asked.find('a', { href: '/forgot' })).toHaveLength(1)
    const wrong = await post('/verify', { token: 'good', returnTo: BACK, password: 'wrong' })
    expect(wrong.status).toBe(422)
    expect(wrong.find('p', { id: 'password-error' })[0]?.words).toContain('password')
    expect(wrong.find('input', { name: 'token' })[0]?.attributes['value']).toBe('good')
    expect(wrong.find('input', { name: 'returnTo' })[0]?.attributes['value']).toBe(BACK)
    const right = await post('/verify', { token: 'good', returnTo: BACK, password: 'right' })
    expect(right.headers.get('location')).toMatch(/as=reader&notice=verified#respond$/)
    expect(right.headers.getSetCookie()).toHaveLength(1)
  })

  it('ask who is logged in to the account that waits for nothing but the button', async () => {
    const waiting = visitor({ reader: { ...READER, verified: false } })
    const page = await waiting.get('/verify?token=good', { as: 'reader' })
    expect(page.find('input', { name: 'password' })).toEqual([])
    const other = await visitor().get('/verify?token=good', { as: 'reader' })
    expect(other.find('input', { name: 'password' })).toHaveLength(1)
  })

  it('say so when they are spent', async () => {
    const page = await visitor().post('/verify', { token: 'old' })
    expect(page.status).toBe(422)
    expect(page.html).toContain('used already')
  })

  it('can be sent again by a reader, and by nobody else', async () => {
    const { post, calls } = visitor({ reader: { ...READER, verified: false } })
    expect((await post('/verify/resend', { returnTo: BACK })).headers.get('location')).toMatch(/^\/login/)
    expect(calls).toEqual([])
    const page = await post('/verify/resend', { returnTo: BACK }, { as: 'reader' })
    expect(page.headers.get('location')).toContain('notice=verification-sent')
    expect(calls[0]).toMatchObject({ name: 'resend', input: { returnTo: BACK } })
  })

  it('answer alike for known and unknown addresses', async () => {
    const page = await visitor().post('/forgot', { email: 'nobody@example.com' })
    expect(page.status).toBe(303)
    expect(page.headers.get('location')).toBe('/check-mail?for=reset')
  })

  it('lead from a new password to the log-in, and from a spent link to a new one', async () => {
    const done = await visitor().post('/reset', { token: 'good', password: 'a new long one' })
    expect(done.headers.get('location')).toBe('/login?notice=password-reset')
    const spent = await visitor({
      readers: { resetPassword: async () => ({ ok: false, code: 'invalid', errors: { token: 'Too old.' } }) },
    }).post('/reset', { token: 'old', password: 'x' })
    expect(spent.status).toBe(422)
    expect(spent.find('main')[0]?.words).toContain('Too old.')
    expect(spent.find('a', { href: '/forgot' })).toHaveLength(1)
    const short = await visitor({
      readers: {
        resetPassword: async () => ({ ok: false, code: 'invalid', errors: { password: 'Longer.' } }),
      },
    }).post('/reset', { token: 'good', password: 'x' })
    expect(short.find('input', { name: 'token' })[0]?.attributes['value']).toBe('good')
  })
})

describe("a reader's own page", () => {
  it('needs a log-in, and comes back to it', async () => {
    const page = await visitor().get('/account')
    expect(page.status).toBe(303)
    expect(page.headers.get('location')).toBe('/login?returnTo=%2Faccount')
  })

  it('shows what became of every comment', async () => {
    const page = await visitor().get('/account', { as: 'reader' })
    expect(page.html).toContain('Waiting for a moderator')
    expect(page.html).toContain('Published')
    expect(page.errors).toEqual([])
  })

  it('says of a comment under a withdrawn article that it is not shown, unless it was removed before', async () => {
    const article = { slug: 'tungsten-quota', headline: 'Tungsten quota', withdrawn: true }
    const under = (id: string, state: 'visible' | 'pending' | 'removed') => ({
      id,
      state,
      removedBy: null,
      html: '<p>So?</p>',
      createdAt: '2026-11-05T08:00:00.000Z',
      article,
    })
    const ownBy = async () => ({
      items: [under('c-1', 'visible'), under('c-2', 'pending'), under('c-3', 'removed')],
      older: null,
    })
    const page = await visitor({ comments: { ownBy } }).get('/account', { as: 'reader' })
    expect(page.find('span', { class: 'chip chip-withdrawn' }).map(({ words }) => words)).toEqual([
      'Not shown: the article was withdrawn',
      'Not shown: the article was withdrawn',
    ])
    expect(page.find('span', { class: 'chip chip-removed' })[0]?.words).toBe('Removed by a moderator')
    expect(page.html).not.toContain('Published')
  })

  it('changes the name', async () => {
    const { post, calls } = visitor()
    expect(
      (await post('/account/name', { displayName: 'Ola B.' }, { as: 'reader' })).headers.get('location'),
    ).toBe('/account?notice=name-changed')
    expect(calls[0]).toMatchObject({ name: 'changeName', input: { displayName: 'Ola B.', reader: READER } })
  })

  it('keeps a name that was refused, and says why', async () => {
    const page = await visitor({
      readers: {
        changeName: async () => ({ ok: false, code: 'invalid', errors: { displayName: 'Too short.' } }),
      },
    }).post('/account/name', { displayName: 'X' }, { as: 'reader' })
    expect(page.status).toBe(422)
    expect(page.find('input', { id: 'displayName' })[0]?.attributes['value']).toBe('X')
  })

  it('logs out by a form, ends the cookie and says so', async () => {
    const page = await visitor().post('/logout', {}, { as: 'reader' })
    expect(page.headers.get('location')).toBe('/?as=reader&notice=logged-out')
    expect(page.headers.getSetCookie()[0]).toContain('Max-Age=0')
  })

  it('leads to the log-in when the session ended while a form was open', async () => {
    const { post } = visitor({
      comments: {
        post: async () => {
          throw new LoggedOut()
        },
      },
    })
    const page = await post(
      '/articles/us-and-japan-sign-rare-earths-framework/comments',
      { body: 'x' },
      { as: 'reader' },
    )
    expect(page.status).toBe(303)
    expect(page.headers.get('location')).toBe(
      '/login?returnTo=%2Farticles%2Fus-and-japan-sign-rare-earths-framework%23respond',
    )
  })
})
