// What is kept, on the running server: seen when it should be, never before, never after.

import { setTimeout as sleep } from 'node:timers/promises'
import { expect, type APIRequestContext } from '@playwright/test'
import { commentSeen, loginOf } from './support/demo.ts'
import {
  draftOnServer,
  ORIGIN,
  paragraph,
  publishedBy,
  send,
  takeStep,
  test,
  type Seat,
} from './support/desk.ts'

test.describe.configure({ timeout: 180_000 })

/** Where an article stands, by its address and a word of its own. */
const lists = (word: string) => [
  '/',
  '/feed.xml',
  '/sitemap.xml',
  '/api/v1/articles',
  `/search?q=${word}`,
  `/api/v1/search?q=${word}`,
]
const pages = (slug: string) => [`/articles/${slug}`, `/api/v1/articles/${slug}`]
const talks = (slug: string) => [`/articles/${slug}`, `/api/v1/articles/${slug}/comments`]

/** The addresses at which a visitor reads a word now. */
async function showing(request: APIRequestContext, addresses: string[], word: string): Promise<string[]> {
  const seen: string[] = []
  for (const address of addresses) {
    const answer = await request.get(address)
    if (answer.ok() && (await answer.text()).includes(word)) seen.push(address) // a page that is not there repeats its address
  }
  return seen
}

/** Asks twice, so that all of it is kept. */
async function keep(request: APIRequestContext, addresses: string[]): Promise<void> {
  for (const address of [...addresses, ...addresses]) await request.get(address)
  const outcomes = await Promise.all(
    addresses.map(async (address) => (await request.get(address)).headers()['x-cache']),
  )
  expect(outcomes.filter((outcome) => outcome === 'miss' || outcome === undefined)).toEqual([])
}

/** Longer than this, and nothing older may be shown anywhere. */
const aSecond = () => sleep(1_000)

async function readerToken(request: APIRequestContext): Promise<string> {
  const { email, password } = loginOf('reader')
  const session = await request.post('/api/v1/sessions', { data: { email, password } })
  expect(session.ok(), await session.text()).toBe(true)
  return ((await session.json()) as { token: string }).token
}

async function inPress(
  seatOf: (role: string) => Promise<Seat>,
): Promise<{ author: Seat; editor: Seat; admin: Seat; moderator: Seat }> {
  return {
    author: await seatOf('author'),
    editor: await seatOf('editor'),
    admin: await seatOf('admin'),
    moderator: await seatOf('moderator'),
  }
}

test('publishing, correcting and withdrawing are seen on every surface when they should be @smoke', async ({
  request,
  seatOf,
}) => {
  const { author, editor, admin } = await inPress(seatOf)
  const word = `wolframite${Date.now()}`
  await keep(request, ['/', '/feed.xml', '/sitemap.xml', '/api/v1/articles'])
  const id = await publishedBy(author, editor, { headline: `A note on ${word}` })
  const { slug } = await draftOnServer(author, id)
  await aSecond()
  const everywhere = [...lists(word), ...pages(slug)]
  expect(await showing(request, everywhere, word)).toEqual(everywhere)

  await keep(
    request,
    everywhere.filter((address) => !address.includes('search')),
  )
  await send(author, 'patch', `/api/articles/${id}?draft=true&depth=0`, {
    standfirst: 'It fell to ninety in the end.',
    change: {
      kind: 'correction',
      note: 'The standfirst did not say how far it fell.',
      was: 'Nothing.',
      is: 'Ninety.',
      where: 'The standfirst',
    },
  })
  expect(await showing(request, pages(slug), 'fell to ninety')).toEqual([])
  for (const [seat, action] of [
    [author, 'submit'],
    [editor, 'approve'],
    [editor, 'publish'],
  ] as const)
    await takeStep(seat, id, action)
  const corrected = [...pages(slug), '/', '/api/v1/articles']
  const noted = ['/corrections', '/api/v1/corrections', '/corrections/feed.xml']
  expect(await showing(request, corrected, 'fell to ninety')).toEqual(corrected) // at once
  expect(await showing(request, noted, 'how far it fell')).toEqual(noted)

  await keep(request, [...corrected, ...noted, '/feed.xml', '/sitemap.xml'])
  await takeStep(editor, id, 'ask-withdrawal', { note: 'None of it was so.' })
  await takeStep(admin, id, 'withdraw')
  expect(
    await showing(
      request,
      [...lists(word).filter((address) => !address.startsWith('/search')), ...pages(slug)],
      'fell to ninety',
    ),
  ).toEqual([]) // at once
  expect(await showing(request, ['/sitemap.xml', '/api/v1/articles'], slug)).toEqual([])
  const told = [...pages(slug), '/feed.xml']
  expect(await showing(request, told, 'None of it was so.')).toEqual(told)
})

test('a comment is seen within a second, and nowhere once it is removed @smoke', async ({
  request,
  seatOf,
}) => {
  const { author, editor, moderator } = await inPress(seatOf)
  const id = await publishedBy(author, editor, { headline: `Talked about ${Date.now()}` })
  const { slug } = await draftOnServer(author, id)
  const word = `scheelite${Date.now()}`
  await keep(request, [...talks(slug), `/api/v1/comments/counts?articles=${slug}`])
  const answer = await request.post(`/api/v1/articles/${slug}/comments`, {
    headers: { Authorization: `Bearer ${await readerToken(request)}` },
    data: { body: `What of ${word}?` },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  const comment = (await answer.json()) as { id: string; state: string }
  if (comment.state === 'pending')
    await send(moderator, 'post', `/api/comments/${comment.id}/approve`, {
      seen: await commentSeen(moderator.context.request, comment.id, ORIGIN),
    })
  await aSecond()
  expect(await showing(request, talks(slug), word)).toEqual(talks(slug))
  expect(await showing(request, [`/api/v1/comments/counts?articles=${slug}`], '1')).toHaveLength(1)

  await keep(request, talks(slug))
  await send(moderator, 'post', `/api/comments/${comment.id}/remove`, {
    reason: 'Off the subject.',
    seen: await commentSeen(moderator.context.request, comment.id, ORIGIN),
  })
  expect(await showing(request, talks(slug), word)).toEqual([]) // at once
})

test('a release is seen at its instant by the scheduler, and not a moment before', async ({
  request,
  seatOf,
}) => {
  const { author, editor } = await inPress(seatOf)
  const word = `ferberite${Date.now()}`
  const release = new Date(Math.ceil((Date.now() + 12_000) / 60_000) * 60_000)
  const id = await publishedBy(author, editor, {
    headline: `Due: ${word}`,
    body: paragraph('It goes out by itself.'),
    releaseAt: release.toISOString(),
  })
  const { slug } = await draftOnServer(author, id)
  const everywhere = ['/', '/feed.xml', '/api/v1/articles', ...pages(slug)]

  await sleep(Math.max(0, release.getTime() - Date.now() - 1_500))
  await keep(request, ['/', '/feed.xml', '/api/v1/articles'])
  expect(await showing(request, everywhere, word)).toEqual([])
  expect(Date.now()).toBeLessThan(release.getTime())
  await sleep(Math.max(0, release.getTime() - Date.now() + 20))
  expect(await showing(request, everywhere, word)).toEqual(everywhere)
})
