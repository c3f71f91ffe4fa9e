// What readers say in the newsroom that is compared, and what becomes of it.

import type { Articles } from './articles.ts'
import type { Desk, Row } from './desk.ts'
import type { People, Readers } from './people.ts'

/** Comments in every state, under two articles. */
export async function talk(
  desk: Desk,
  { moderator }: People,
  readers: Readers,
  { whole, waiting }: Articles,
) {
  const { rita, remy, banned, fresh } = readers
  const at = (article: Row) => `/api/v1/articles/${String(article.slug)}/comments`
  const say = async (as: string, body: string, parentId: string | null = null, article = whole) => {
    const answer = await desk.post(as, at(article), { body, parentId })
    return (JSON.parse(answer.body) as { id: string }).id
  }
  const decide = (id: string, verb: 'approve' | 'remove', body: object = {}) =>
    desk.post(moderator.email, `/api/comments/${id}/${verb}`, { ...body })

  const first = await say(rita, 'The bottleneck is *separation*, not ore: see https://exchange.example.')
  await decide(first, 'approve')
  const answer = await say(remy, 'True, but **lenders** read letters too.\n\n- one\n- two', first)
  await decide(answer, 'approve')
  await say(rita, 'Fair & square <b>.', answer)
  const edited = await say(remy, 'Does the floor apply to oxide?', first)
  await desk.ask({
    to: 'public',
    method: 'PATCH',
    path: `/api/v1/comments/${edited}`,
    as: remy,
    body: { body: 'Does the floor apply to metal?' },
  })
  const own = await say(rita, 'I take this back.')
  await desk.ask({ to: 'public', method: 'DELETE', path: `/api/v1/comments/${own}`, as: rita })
  const root = await say(remy, 'Removed, with an answer under it.')
  await say(rita, 'The answer under it.', root)
  await decide(root, 'remove', { reason: 'Rude.' })
  const advert = await say(remy, 'Removed, alone.')
  await decide(advert, 'remove', { reason: 'An advertisement.' })
  const loud = await say(banned, 'I shall be banned.')
  await decide(loud, 'approve')
  await say(banned, 'And say one thing more.', loud)
  await say(remy, 'Three: https://a.example, https://b.example and https://c.example.')
  await say(rita, 'A bargain, they say.')
  await say(fresh, 'My first, which waits.')
  for (let turn = 1; turn <= 5; turn += 1)
    await say(turn % 2 ? rita : remy, `Turn ${turn} of the talk.`, first)
  await say(rita, 'Under another article.', null, waiting)
  await desk.house.ask({
    to: 'public',
    method: 'POST',
    path: at(whole),
    as: rita,
    body: { body: 'Buy my newsletter' },
  })
}

/** Bans the reader who was loud. */
export async function ban(desk: Desk, { moderator }: People, { banned }: Readers) {
  const { docs } = await desk.house.payload.find({
    collection: 'readers',
    where: { email: { equals: banned } },
    overrideAccess: true,
  })
  const now = new Date().toISOString()
  await desk.ask({
    to: 'house',
    method: 'PATCH',
    path: `/api/readers/${docs[0]!.id}`,
    as: moderator.email,
    body: { bannedAt: now },
  })
}
