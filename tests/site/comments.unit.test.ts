// The conversation under an article as it is drawn, for anonymous people and for readers, without JavaScript.

import { describe, expect, it } from 'vitest'
import { ARTICLE, comment, drawTalk, READER, thread } from './drawn.tsx'

const own = (minutes: number) => ({
  source: 'As *typed*',
  editableUntil: new Date(Date.parse('2026-11-06T10:00:00.000Z') + minutes * 60_000).toISOString(),
})
const one = comment({ id: 'c1' })
const reply = comment({
  id: 'c2',
  authorName: 'R. Castellanos',
  html: '<p>Then it is a subsidy.</p>',
  inReplyTo: { id: 'c1', authorName: 'Mei Tanaka' },
})

describe('comments on the page', () => {
  it('are articles with a heading that says who, when and in reply to whom', async () => {
    const page = await drawTalk({ total: 2, threads: [thread(one, [reply])] })
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
    expect((await drawTalk({ total })).find('h2', { id: 'comments-title' })[0]?.words).toBe(words)
  })

  it('go on by links to more comments and more replies', async () => {
    const page = await drawTalk({ threads: [thread(one, [reply], 4)], next: 'cursor+1' })
    expect(page.find('a', { 'data-more': 'threads' })[0]?.attributes['href']).toBe(
      `${ARTICLE}?after=cursor%2B1#comments`,
    )
    const more = page.find('a', { 'data-more': 'replies' })[0]
    expect(more?.words).toBe('4 more replies to Mei Tanaka')
    expect(more?.attributes['href']).toBe(`${ARTICLE}?comment=c1&afterReply=after-c1#comment-c1`)
  })

  it('leave a place where one was removed, with the replies under it', async () => {
    const removed = comment({
      id: 'c1',
      state: 'removed',
      removedBy: 'moderator',
      authorName: null,
      html: '',
    })
    const page = await drawTalk({
      threads: [thread(removed, [{ ...reply, inReplyTo: { id: 'c1', authorName: null } }])],
    })
    expect(page.find('h3', { class: 'comment-by' })[0]?.words).toContain('Removed by a moderator')
    expect(page.html).toContain('Then it is a subsidy.')
    expect(page.html).toContain('a removed comment')
    expect(page.html).not.toContain(`replyTo=c1`)
  })
})

describe('somebody without an account', () => {
  it('is told so in one sentence, with ways to log in and to register that lead back to the box', async () => {
    const page = await drawTalk({})
    expect(page.html).toContain('>You must be logged in to post a comment<')
    const back = encodeURIComponent(`${ARTICLE}#respond`)
    for (const door of ['/login', '/register'])
      expect(page.find('a', { href: `${door}?returnTo=${back}` })).toHaveLength(1)
    expect(page.find('textarea', { id: 'respond' })).toHaveLength(1) // the browser puts the focus into it
  })

  it('may type all the same', async () => {
    const page = await drawTalk({})
    expect(page.find('textarea', { 'data-box': 'true' })).toHaveLength(1)
    expect(page.find('button', { value: 'login' })[0]?.words.trim()).toBe('Log in to post')
    expect(page.find('button', { value: 'register' })).toHaveLength(1)
  })

  it('is shown no buttons to edit or remove', async () => {
    const page = await drawTalk({ threads: [thread(one)] })
    expect(page.shown).not.toMatch(/\/remove"|>Edit/)
  })
})

describe('a reader', () => {
  it('who is verified gets the box and no gate', async () => {
    const page = await drawTalk({}, READER)
    expect(page.html).not.toContain('You must be logged in')
    expect(page.find('button').map(({ words }) => words.trim())).toContain('Post comment')
  })

  it('who has not confirmed the address is told so and can have the mail sent again', async () => {
    const page = await drawTalk({}, { ...READER, verified: false })
    expect(page.html).toContain('Confirm your e-mail address to post.')
    expect(page.find('form', { action: '/verify/resend' })).toHaveLength(1)
    expect(page.find('textarea', { 'data-box': 'true' })).toHaveLength(1)
  })

  it('who is banned gets no box', async () => {
    expect((await drawTalk({}, { ...READER, banned: true })).find('textarea')).toEqual([])
  })

  it('sees their own waiting comment marked so', async () => {
    const waiting = comment({ id: 'c1', state: 'pending', own: own(5) })
    const page = await drawTalk({ threads: [thread(waiting)] }, READER)
    expect(page.html).toContain('Waiting for a moderator — only you can see this')
    expect(page.html).not.toContain(`replyTo=c1`)
  })

  it('may change their own for the time that is left, and removes it in two steps', async () => {
    const page = await drawTalk({ threads: [thread(comment({ id: 'c1', own: own(11.2) }))] }, READER)
    expect(page.find('span', { class: 'time-left' })[0]?.words).toBe('12 minutes left to change it')
    expect(page.find('a', { href: `${ARTICLE}?edit=c1&as=reader#edit-body` })).toHaveLength(1)
    expect(page.find('details', { class: 'remove' })[0]?.words).toContain('Remove this comment?')
    expect(page.find('form', { action: `${ARTICLE}/comments/c1/remove`, method: 'post' })).toHaveLength(1)
  })

  it('may keep it after all, without scripts too: a link leads back to it', async () => {
    const page = await drawTalk({ threads: [thread(comment({ id: 'c1', own: own(5) }))] }, READER)
    const cancel = page.find('a', { class: 'action' }).filter(({ words }) => words.trim() === 'Cancel')
    expect(cancel.map(({ attributes }) => attributes['href'])).toEqual([
      `${ARTICLE}?comment=c1&as=reader#comment-c1`,
    ])
  })

  it('finds no such buttons once the time is up', async () => {
    const over = [own(-1), { source: 'x', editableUntil: null }]
    const threads = over.map((each, at) => thread(comment({ id: `c${at}`, own: each })))
    expect((await drawTalk({ threads }, READER)).html).not.toMatch(/\/remove"|\?edit=/)
  })

  it('edits in place, from what they typed', async () => {
    const page = await drawTalk(
      {
        threads: [thread(comment({ id: 'c1', own: own(5) }))],
        editing: { id: 'c1', body: 'As *typed*', problem: null },
      },
      READER,
    )
    expect(page.find('textarea', { id: 'edit-body' })[0]?.words).toBe('As *typed*')
    expect(page.find('form', { action: `${ARTICLE}/comments/c1/edit#edit-body` })).toHaveLength(1)
  })
})
