// The talk under an article, as anonymous people and readers see it, without JavaScript.

import { describe, expect, it } from 'vitest'
import { wholeArticle } from './articles.ts'
import { comment, READER, thread } from './fakes.ts'
import { visitor } from './visit.ts'

const ARTICLE = '/articles/us-and-japan-sign-rare-earths-framework'
const own = (minutes: number) => ({
  source: 'As *typed*',
  editableUntil: new Date(Date.parse('2026-11-06T10:00:00.000Z') + minutes * 60_000).toISOString(),
})
const reply = comment({
  id: 'c2',
  authorName: 'R. Castellanos',
  html: '<p>Then it is a subsidy.</p>',
  inReplyTo: { id: 'c1', authorName: 'Mei Tanaka' },
})

describe('comments on the page', () => {
  it('are articles with a heading that says who, when and in reply to whom', async () => {
    const page = await visitor({ threads: [thread(comment({ id: 'c1' }), [reply])] }).get(ARTICLE)
    expect(page.find('h2', { id: 'comments-title' })[0]?.words).toBe('2 comments')
    expect(
      page.find('article', { class: 'comment comment-visible' }).map(({ attributes }) => attributes['id']),
    ).toEqual(['comment-c1', 'comment-c2'])
    expect(page.find('h3', { class: 'comment-by' })[0]?.words).toBe('Mei Tanaka, 5 November 2026, 10:12 UTC')
    expect(page.find('h4', { class: 'comment-by' })[0]?.words).toBe(
      'R. Castellanos, 5 November 2026, 10:12 UTC, in reply to Mei Tanaka',
    )
  })

  it.each([
    [0, 'Comments'],
    [1, '1 comment'],
    [1204, '1,204 comments'],
  ])('counts %i as “%s”', async (total, words) => {
    const page = await visitor({ comments: { page: async () => ({ total, threads: [], next: null }) } }).get(
      ARTICLE,
    )
    expect(page.find('h2', { id: 'comments-title' })[0]?.words).toBe(words)
  })

  it('go on by links to more comments and more replies', async () => {
    const page = await visitor({
      threads: [thread(comment({ id: 'c1' }), [reply], 4)],
      nextThreads: 'cursor+1',
    }).get(ARTICLE)
    expect(page.find('a', { 'data-more': 'threads' })[0]?.attributes['href']).toBe(
      `${ARTICLE}?after=cursor%2B1#comments`,
    )
    const more = page.find('a', { 'data-more': 'replies' })[0]
    expect(more?.words).toBe('4 more replies to Mei Tanaka')
    expect(more?.attributes['href']).toBe(`${ARTICLE}?comment=c1&afterReply=after-c1#comment-c1`)
  })

  it('hand the cursors of the address to the room, and nothing longer than a cursor', async () => {
    const asked: (string | null)[] = []
    const { get } = visitor({
      comments: {
        page: async ({ after }) => {
          asked.push(after)
          return { total: 0, threads: [], next: null }
        },
      },
    })
    await get(`${ARTICLE}?after=abc`)
    await get(`${ARTICLE}?after=${'a'.repeat(2000)}`)
    expect(asked).toEqual(['abc', null])
  })

  it('leave a place where one was removed, with the replies under it', async () => {
    const removed = comment({
      id: 'c1',
      state: 'removed',
      removedBy: 'moderator',
      authorName: null,
      html: '',
    })
    const page = await visitor({
      threads: [thread(removed, [{ ...reply, inReplyTo: { id: 'c1', authorName: null } }])],
    }).get(ARTICLE)
    expect(page.find('h3', { class: 'comment-by' })[0]?.words).toContain('Removed by a moderator')
    expect(page.html).toContain('Then it is a subsidy.')
    expect(page.html).toContain('a removed comment')
    expect(page.html).not.toContain(`replyTo=c1`)
  })

  it('show the one that an address points at first, and once', async () => {
    const threads = [thread(comment({ id: 'c1' })), thread(comment({ id: 'c5' }), [reply])]
    const page = await visitor({ threads }).get(`${ARTICLE}?comment=c2`)
    expect(
      page
        .find('article')
        .map(({ attributes }) => attributes['id'])
        .filter(Boolean),
    ).toEqual(['comment-c5', 'comment-c2', 'comment-c1'])
    expect(page.find('article', { id: 'comment-c2' })[0]?.attributes['class']).toContain('comment-focus')
    expect(page.find('link', { rel: 'canonical' })[0]?.attributes['href']).toBe(
      `https://assay.example${ARTICLE}`,
    )
  })

  it('stay in order for an address that points at nothing', async () => {
    const page = await visitor({ threads: [thread(comment({ id: 'c1' }))] }).get(`${ARTICLE}?comment=gone`)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('comment-focus')
  })
})

describe('somebody without an account', () => {
  it('is told so in one sentence, with ways to log in and to register that lead back to the box', async () => {
    const page = await visitor().get(ARTICLE)
    expect(page.html).toContain('>You must be logged in to post a comment<')
    const back = encodeURIComponent(`${ARTICLE}#respond`)
    for (const door of ['/login', '/register'])
      expect(page.find('a', { href: `${door}?returnTo=${back}` })).toHaveLength(1)
    expect(page.find('textarea', { id: 'respond' })).toHaveLength(1) // the browser puts the focus into it
  })

  it('may type all the same', async () => {
    const page = await visitor().get(ARTICLE)
    expect(page.find('textarea', { 'data-box': 'true' })).toHaveLength(1)
    expect(page.find('button', { value: 'login' })[0]?.words.trim()).toBe('Log in to post')
    expect(page.find('button', { value: 'register' })).toHaveLength(1)
  })

  it('comes back to the very comment they were answering', async () => {
    const page = await visitor({ threads: [thread(comment({ id: 'c1' }))] }).get(`${ARTICLE}?replyTo=c1`)
    expect(page.find('h3', { id: 'respond-title' })[0]?.words).toBe('Reply to Mei Tanaka')
    expect(page.find('input', { name: 'parent' })[0]?.attributes['value']).toBe('c1')
    expect(
      page.find('a', { href: `/login?returnTo=${encodeURIComponent(`${ARTICLE}?replyTo=c1#respond`)}` }),
    ).toHaveLength(1)
  })

  it('is shown no buttons to edit or remove', async () => {
    const page = await visitor({ threads: [thread(comment({ id: 'c1' }))] }).get(ARTICLE)
    expect(page.shown).not.toMatch(/\/remove"|>Edit/)
  })
})

describe('a reader', () => {
  it('who is verified gets the box and no gate', async () => {
    const page = await visitor().get(ARTICLE, { as: 'reader' })
    expect(page.html).not.toContain('You must be logged in')
    expect(page.find('button').map(({ words }) => words.trim())).toContain('Post comment')
  })

  it('who has not confirmed the address is told so and can have the mail sent again', async () => {
    const page = await visitor({ reader: { ...READER, verified: false } }).get(ARTICLE, { as: 'reader' })
    expect(page.html).toContain('Confirm your e-mail address to post.')
    expect(page.find('form', { action: '/verify/resend' })).toHaveLength(1)
    expect(page.find('textarea', { 'data-box': 'true' })).toHaveLength(1)
  })

  it('who is banned gets no box', async () => {
    const page = await visitor({ reader: { ...READER, banned: true } }).get(ARTICLE, { as: 'reader' })
    expect(page.find('textarea')).toEqual([])
  })

  it('sees their own waiting comment marked so', async () => {
    const page = await visitor({
      threads: [thread(comment({ id: 'c1', state: 'pending', own: own(5) }))],
    }).get(ARTICLE, { as: 'reader' })
    expect(page.html).toContain('Waiting for a moderator — only you can see this')
    expect(page.html).not.toContain(`replyTo=c1`)
  })

  it('may change their own for the time that is left, and removes it in two steps', async () => {
    const page = await visitor({ threads: [thread(comment({ id: 'c1', own: own(11.2) }))] }).get(ARTICLE, {
      as: 'reader',
    })
    expect(page.find('span', { class: 'time-left' })[0]?.words).toBe('12 minutes left to change it')
    expect(page.find('a', { href: `${ARTICLE}?edit=c1&as=reader#edit-body` })).toHaveLength(1)
    expect(page.find('details', { class: 'remove' })[0]?.words).toContain('Remove this comment?')
    expect(page.find('form', { action: `${ARTICLE}/comments/c1/remove`, method: 'post' })).toHaveLength(1)
  })

  it('may keep it after all, without scripts too: a link leads back to it', async () => {
    const page = await visitor({ threads: [thread(comment({ id: 'c1', own: own(5) }))] }).get(ARTICLE, {
      as: 'reader',
    })
    const cancel = page.find('a', { class: 'action' }).filter(({ words }) => words.trim() === 'Cancel')
    expect(cancel.map(({ attributes }) => attributes['href'])).toEqual([
      `${ARTICLE}?comment=c1&as=reader#comment-c1`,
    ])
  })

  it('reads what was just done with a comment in that comment, where the address leads, and once', async () => {
    const { get } = visitor({ threads: [thread(comment({ id: 'c1' }), [comment({ id: 'c2' })])] })
    const page = await get(`${ARTICLE}?comment=c2&notice=comment-posted`, { as: 'reader' })
    expect(page.find('article', { id: 'comment-c2' })[0]?.words.trim()).toMatch(/^Your comment is posted\./)
    expect(page.find('p', { role: 'status' })).toHaveLength(1)
  })

  it.each([
    ['is gone', `${ARTICLE}?notice=comment-removed`],
    ['is not on the page', `${ARTICLE}?comment=c9&notice=comment-posted`],
    ['is another’s, being answered', `${ARTICLE}?replyTo=c1&notice=verified`],
  ])('reads it above them all where the comment %s', async (_, address) => {
    const page = await visitor({ threads: [thread(comment({ id: 'c1' }))] }).get(address, { as: 'reader' })
    expect(page.find('p', { role: 'status' })).toHaveLength(1)
    expect(page.find('article', { id: 'comment-c1' })[0]?.words).not.toMatch(/Your (?:comment|e-mail)/)
  })

  it('finds no such buttons once the time is up', async () => {
    const page = await visitor({
      threads: [
        thread(comment({ id: 'c1', own: own(-1) })),
        thread(comment({ id: 'c3', own: { source: 'x', editableUntil: null } })),
      ],
    }).get(ARTICLE, { as: 'reader' })
    expect(page.html).not.toMatch(/\/remove"|\?edit=/)
  })

  it('edits in place, from what they typed', async () => {
    const page = await visitor({ threads: [thread(comment({ id: 'c1', own: own(5) }))] }).get(
      `${ARTICLE}?edit=c1`,
      { as: 'reader' },
    )
    expect(page.find('textarea', { id: 'edit-body' })[0]?.words).toBe('As *typed*')
    expect(page.find('form', { action: `${ARTICLE}/comments/c1/edit#edit-body` })).toHaveLength(1)
  })

  it("cannot open somebody else's comment for editing", async () => {
    const page = await visitor({ threads: [thread(comment({ id: 'c1' }))] }).get(`${ARTICLE}?edit=c1`, {
      as: 'reader',
    })
    expect(page.find('textarea', { id: 'edit-body' })).toEqual([])
  })
})

describe('closed comments', () => {
  it.each([
    ['the article is closed', { commenting: { mode: 'closed', closesAt: null } }, false],
    ['its time is up', { commenting: { mode: 'closes_after', closesAt: '2026-11-06T10:00:00.000Z' } }, false],
    ['the whole site is closed', {}, true],
  ] as const)('show the threads and no form when %s', async (_, changes, commentsClosed) => {
    const { get } = visitor({
      articles: [wholeArticle(changes)],
      threads: [thread(comment({ id: 'c1' }))],
      deps: { settings: async () => ({ siteName: 'Assay', tagline: '', commentsClosed }) },
    })
    const page = await get(ARTICLE, { as: 'reader' })
    expect(page.html).toContain('Comments are closed.')
    expect(page.html).toContain('A floor for whom?')
    expect(page.find('textarea')).toEqual([])
    expect(page.html).not.toContain('data-reply=')
  })

  it('are announced before they close', async () => {
    const page = await visitor({
      articles: [
        wholeArticle({ commenting: { mode: 'closes_after', closesAt: '2026-11-06T10:00:00.001Z' } }),
      ],
    }).get(ARTICLE)
    expect(page.html).toContain('Comments close on 6 November 2026, 10:00 UTC.')
  })
})
