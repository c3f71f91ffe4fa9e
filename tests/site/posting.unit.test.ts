// The forms under an article: what is sent, what is kept, and who may send.

import { describe, expect, it } from 'vitest'
import { ownView } from '#src/site/view.ts'
import { comment, READER, thread } from './fakes.ts'
import { cookiesFrom, visitor } from './visit.ts'

const ARTICLE = '/articles/us-and-japan-sign-rare-earths-framework'
const POST = `${ARTICLE}/comments`
const own = { source: 'Old', editableUntil: '2026-11-06T10:05:00.000Z' }
const threads = [thread(comment({ id: 'c1', own }))]

describe('posting', () => {
  it('hands the comment on as typed and lands on it', async () => {
    const { post, calls } = visitor({ threads })
    const page = await post(POST, { body: 'A floor\r\n\r\nfor *whom*?', parent: 'c1' }, { as: 'reader' })
    expect(page.status).toBe(303)
    expect(page.headers.get('location')).toBe(
      `${ARTICLE}?comment=comment-new&as=reader&notice=comment-posted#comment-comment-new`,
    )
    expect(calls[0]).toMatchObject({
      name: 'post',
      input: { articleId: 'article-1', parentId: 'c1', body: 'A floor\n\nfor *whom*?', reader: READER },
    })
  })

  it('says that it waits for a moderator when it does', async () => {
    const { post } = visitor({ comments: { post: async () => ({ ok: true, id: 'c7', state: 'pending' }) } })
    const landing = (await post(POST, { body: 'First' }, { as: 'reader' })).headers.get('location') ?? ''
    expect(landing).toContain('notice=comment-pending')
    expect(
      (await visitor().get(landing, { as: 'reader' })).find('p', { role: 'status' })[0]?.words,
    ).toContain('waits for a moderator')
  })

  it.each([
    ['invalid', 422],
    ['closed', 403],
    ['not-verified', 403],
    ['forbidden', 403],
    ['missing', 404],
  ] as const)('refused as %s answers %i, says why, and keeps what was typed', async (code, status) => {
    const page = await visitor({ threads, refusal: { ok: false, code, message: 'Because of this.' } }).post(
      POST,
      { body: 'Kept <b>text</b>', parent: 'c1' },
      { as: 'reader' },
    )
    expect(page.status).toBe(status)
    expect(page.find('textarea', { 'data-box': 'true' })[0]).toMatchObject({
      words: 'Kept <b>text</b>',
      attributes: { 'aria-invalid': 'true', 'aria-describedby': 'body-error body-hint' },
    })
    expect(page.find('p', { id: 'body-error' })[0]?.words).toBe('Because of this.')
    expect(page.find('div', { id: 'respond' })[0]?.attributes).toMatchObject({
      role: 'alert',
      tabindex: '-1',
    }) // where the form's address leads
    expect(page.find('h3', { id: 'respond-title' })[0]?.words).toBe('Reply to Mei Tanaka')
    expect(page.headers.get('cache-control')).toBe('private, no-store')
  })

  it('too often answers 429 with the wait, and keeps what was typed', async () => {
    const page = await visitor({
      refusal: { ok: false, code: 'throttled', message: 'Wait a little.', retryAfterSeconds: 9 },
    }).post(POST, { body: 'Quick' }, { as: 'reader' })
    expect(page.status).toBe(429)
    expect(page.headers.get('retry-after')).toBe('9')
    expect(page.find('textarea', { 'data-box': 'true' })[0]?.words).toBe('Quick')
  })

  it('under an article that is not out is 404 and reaches no command', async () => {
    const { post, calls } = visitor()
    expect((await post('/articles/none/comments', { body: 'x' }, { as: 'reader' })).status).toBe(404)
    expect(calls).toEqual([])
  })
})

describe('posting without being logged in', () => {
  const long = Array.from({ length: 900 }, (_, index) => `word${index * 7919}`)
    .join(' ')
    .slice(0, 5000)

  it.each([
    ['login', '/login'],
    ['register', '/register'],
    ['', '/login'],
  ])('leads by the button “%s” to %s and keeps the text out of the address', async (next, door) => {
    const { post, calls } = visitor()
    const page = await post(POST, { body: 'My secret view', next })
    expect(page.status).toBe(303)
    expect(page.headers.get('location')).toBe(`${door}?returnTo=${encodeURIComponent(`${ARTICLE}#respond`)}`)
    expect(calls).toEqual([])
  })

  it.each([
    ['short', 'A floor for “whom”?\n\n> quote'],
    ['as long as a comment may be', long],
    ['in another script', '希土類の価格下限は誰のためのものか。'.repeat(60)],
  ])('brings a text that is %s back into the box after logging in', async (_, body) => {
    const { post, get } = visitor({ threads })
    const cookie = cookiesFrom(await post(POST, { body, parent: 'c1' }))
    const back = await get(`${ARTICLE}?replyTo=c1`, { as: 'reader', cookie })
    expect(back.find('textarea', { 'data-box': 'true' })[0]?.words).toBe(body)
    expect(back.find('input', { name: 'parent' })[0]?.attributes['value']).toBe('c1')
  })

  it('keeps no text that is longer than a comment can be, nor what is no name of a comment', async () => {
    const { post } = visitor({ threads })
    const page = await post(POST, { body: 'a'.repeat(20_001), parent: 'c1' })
    expect(page.headers.get('location')).toContain('/login')
    expect(page.headers.getSetCookie()).toEqual([])
    const short = await post(POST, { body: 'Mine', parent: 'c'.repeat(60_000) })
    expect(short.headers.getSetCookie()[0]!.length).toBeLessThan(200)
  })

  it('keeps the text in a cookie for this article alone, out of reach of scripts', async () => {
    const page = await visitor().post(POST, { body: 'Mine' })
    for (const cookie of page.headers.getSetCookie())
      expect(cookie).toMatch(new RegExp(`; Path=${ARTICLE}; Max-Age=\\d+; HttpOnly; SameSite=Lax; Secure$`))
    for (const cookie of page.headers.getSetCookie()) expect(cookie.length).toBeLessThan(4096)
  })

  it('shows the text in the reader’s own view alone, which is nobody else’s', async () => {
    const { post, get } = visitor()
    const cookie = cookiesFrom(await post(POST, { body: 'Mine alone' }))
    const page = await get(ownView(ARTICLE), { cookie })
    expect(page.find('textarea', { 'data-box': 'true' })[0]?.words).toBe('Mine alone')
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    expect((await get(ARTICLE, { cookie })).html).not.toContain('Mine alone')
  })

  it('forgets the text once it is posted', async () => {
    const page = await visitor().post(POST, { body: 'Mine' }, { as: 'reader' })
    expect(page.headers.getSetCookie().length).toBeGreaterThan(0)
    expect(
      page.headers.getSetCookie().every((cookie) => cookie.includes('=; ') && cookie.includes('Max-Age=0')),
    ).toBe(true)
  })

  it.each(['assay-draft=nonsense', 'assay-draft=GwAA', `assay-draft=${'A'.repeat(9000)}`])(
    'takes no harm from a forged draft (%#)',
    async (cookie) => {
      const page = await visitor().get(ownView(ARTICLE), { cookie })
      expect(page.status).toBe(200)
      expect(page.find('textarea', { 'data-box': 'true' })[0]?.words).toBe('')
    },
  )
})

describe('changing a comment', () => {
  it('hands on the new text and lands on the comment', async () => {
    const { post, calls } = visitor({ threads })
    const page = await post(`${POST}/c1/edit`, { body: 'New' }, { as: 'reader' })
    expect(page.headers.get('location')).toBe(
      `${ARTICLE}?comment=c1&as=reader&notice=comment-edited#comment-c1`,
    )
    expect(calls[0]).toMatchObject({
      name: 'edit',
      input: { articleId: 'article-1', id: 'c1', body: 'New', reader: READER },
    })
  })

  it('too late answers 403 and keeps the new text in the form', async () => {
    const page = await visitor({
      threads,
      refusal: { ok: false, code: 'too-late', message: 'The 15 minutes are over.' },
    }).post(`${POST}/c1/edit`, { body: 'New' }, { as: 'reader' })
    expect(page.status).toBe(403)
    expect(page.find('textarea', { id: 'edit-body' })[0]?.words).toBe('New')
    expect(page.html).toContain('The 15 minutes are over.')
  })

  it('removes it by a form, and says so', async () => {
    const { post, calls } = visitor({ threads })
    const page = await post(`${POST}/c1/remove`, {}, { as: 'reader' })
    expect(page.headers.get('location')).toBe(`${ARTICLE}?as=reader&notice=comment-removed#comments`)
    expect(calls[0]).toMatchObject({ name: 'remove', input: { id: 'c1' } })
  })

  it.each(['edit', 'remove'])('asks to log in first (%s)', async (verb) => {
    const { post, calls } = visitor({ threads })
    const page = await post(`${POST}/c1/${verb}`, { body: 'x' })
    expect(page.status).toBe(303)
    expect(page.headers.get('location')).toMatch(/^\/login\?returnTo=/)
    expect(calls).toEqual([])
  })

  it('does nothing on GET', async () => {
    const { get, calls } = visitor({ threads })
    for (const path of [POST, `${POST}/c1/edit`, `${POST}/c1/remove`, '/logout', '/verify/resend'])
      expect((await get(path, { as: 'reader' })).status).toBe(405)
    expect(calls).toEqual([])
  })
})

describe('forms sent from elsewhere', () => {
  const FORMS = [
    POST,
    `${POST}/c1/edit`,
    `${POST}/c1/remove`,
    '/login',
    '/logout',
    '/register',
    '/verify',
    '/verify/resend',
    '/forgot',
    '/reset',
    '/account/name',
    '/account/password',
  ]

  it.each(FORMS)('are refused before anything happens: %s', async (path) => {
    const { site, calls } = visitor({ threads })
    const foreign: Record<string, string>[] = [
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'same-site', Origin: 'https://blog.assay.example' },
      { 'Sec-Fetch-Site': 'none' },
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://assay.example' },
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: 'http://assay.example' },
      { Origin: 'https://assay.example.evil.example' },
      {},
    ]
    for (const headers of foreign) {
      for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
        const response = await site.request(path, {
          method: 'POST',
          body: 'body=x',
          headers: { Cookie: 'reader=1', 'Content-Type': type, ...headers },
        })
        expect(response.status).toBe(403)
      }
    }
    expect(calls).toEqual([])
  })

  it('are taken from our own pages when the browser only says its origin', async () => {
    const { site, calls } = visitor()
    const response = await site.request('/logout', {
      method: 'POST',
      headers: { Origin: 'https://assay.example' },
    })
    expect(response.status).toBe(303)
    expect(calls[0]?.name).toBe('logOut')
  })

  it('are not read when they are far too large', async () => {
    const { post, calls } = visitor()
    expect((await post(POST, { body: 'x'.repeat(200_000) }, { as: 'reader' })).status).toBe(413)
    expect(calls).toEqual([])
  })
})
