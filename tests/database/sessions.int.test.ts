// Logging in, out and in again by the same person on many devices: each session ends when its own time or its
// own logout comes.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withRetries } from '#src/database/index.ts'
import { engines } from './engines.ts'
import { times } from './fixture/articles.ts'
import { type Newsroom, openNewsroom } from './fixture/newsroom.ts'
import { person, sessionsOf, stillIn } from './fixture/people.ts'

const password = 'correct horse battery'

describe.each(engines())('on $name', (engine) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(engine)
  })
  afterAll(() => newsroom?.close())

  const logIn = async (email: string, secret = password) =>
    (await newsroom.payload.login({ collection: 'people', data: { email, password: secret } })).token

  test('twenty logins of one person at the same moment are twenty sessions', async () => {
    const { id, email } = await person(newsroom.payload, { password })
    const tokens = await Promise.all(times(20, () => logIn(email)))
    expect(await stillIn(newsroom.payload, tokens)).toBe(20)
    expect(await sessionsOf(newsroom.payload, id)).toHaveLength(20)
  })

  test('twenty logins over REST at the same moment all answer 200 and all stay', async () => {
    const { email } = await person(newsroom.payload, { password })
    const answers = await Promise.all(
      times(20, () => newsroom.rest('POST', '/people/login', { body: { email, password } })),
    )
    expect(answers.map(({ status }) => status)).toEqual(times(20, () => 200))
    expect(
      await stillIn(
        newsroom.payload,
        answers.map(({ body }) => String(body.token)),
      ),
    ).toBe(20)
  })

  test('logging out ends that session and no other, even with others logging in', async () => {
    const { email } = await person(newsroom.payload, { password })
    const tokens = await Promise.all(times(4, () => logIn(email)))
    const leaving = tokens.slice(0, 2)
    const [outs, fresh] = await Promise.all([
      Promise.all(leaving.map((token) => newsroom.rest('POST', '/people/logout', { token }))),
      Promise.all(times(3, () => logIn(email))),
    ])
    expect(outs.map(({ status }) => status)).toEqual([200, 200])
    expect(await stillIn(newsroom.payload, leaving)).toBe(0)
    expect(await stillIn(newsroom.payload, [...tokens.slice(2), ...fresh])).toBe(5)
  })

  test('logging out everywhere ends every session', async () => {
    const { id, email } = await person(newsroom.payload, { password })
    const [token] = await Promise.all(times(3, () => logIn(email)))
    await newsroom.rest('POST', '/people/logout?allSessions=true', { token: token! })
    expect(await sessionsOf(newsroom.payload, id)).toHaveLength(0)
  })

  test('refreshing one session at the same moment as logins keeps all of them', async () => {
    const { id, email } = await person(newsroom.payload, { password })
    const first = await logIn(email)
    const [refreshed] = await Promise.all([
      newsroom.rest('POST', '/people/refresh-token', { token: first }),
      ...times(4, () => logIn(email)),
    ])
    expect(refreshed.status).toBe(200)
    expect(await sessionsOf(newsroom.payload, id)).toHaveLength(5)
  })

  test('a login does not undo a change of role made while the password was being checked', async () => {
    const { id, email } = await person(newsroom.payload, { password })
    await Promise.all([
      ...times(5, () => logIn(email)),
      withRetries(
        () =>
          newsroom.payload.update({
            collection: 'people',
            id,
            data: { role: 'moderator', desks: [{ name: 'Metals' }] },
          }),
        { attempts: 40 },
      ),
    ])
    const after = await newsroom.payload.findByID({ collection: 'people', id })
    expect(after.role).toBe('moderator')
    expect(after.desks).toHaveLength(1)
    expect(await sessionsOf(newsroom.payload, id)).toHaveLength(5)
  })

  test('a login does not count as a change of the person', async () => {
    const { id, email } = await person(newsroom.payload, { password })
    const before = await newsroom.payload.findByID({ collection: 'people', id })
    await logIn(email)
    const after = await newsroom.payload.findByID({ collection: 'people', id })
    expect(after.updatedAt).toBe(before.updatedAt)
  })

  test('a new password ends the sessions of the old one', async () => {
    const { id, email } = await person(newsroom.payload, { password })
    const tokens = [await logIn(email), await logIn(email)]
    await newsroom.payload.update({ collection: 'people', id, data: { password: 'another long secret' } })
    expect(await stillIn(newsroom.payload, tokens)).toBe(0)
    await expect(logIn(email)).rejects.toMatchObject({ status: 401 })
    expect(await stillIn(newsroom.payload, [await logIn(email, 'another long secret')])).toBe(1)
  })

  test('a reset password ends every session but the one it opens', async () => {
    const { id, email } = await person(newsroom.payload, { password })
    const tokens = [await logIn(email), await logIn(email)]
    const token = await newsroom.payload.forgotPassword({
      collection: 'people',
      data: { email },
      disableEmail: true,
    })
    const reset = await newsroom.payload.resetPassword({
      collection: 'people',
      data: { token: token!, password: 'another long secret' },
      overrideAccess: true,
    })
    expect(await stillIn(newsroom.payload, tokens)).toBe(0)
    expect(await stillIn(newsroom.payload, [reset.token])).toBe(1)
    expect(await sessionsOf(newsroom.payload, id)).toHaveLength(1)
  })

  test('a login that was checking the old password while it changed is refused and leaves no session', async () => {
    const { id, email } = await person(newsroom.payload, { password })
    const outcomes = await Promise.allSettled([
      ...times(6, () => logIn(email)),
      withRetries(
        () =>
          newsroom.payload.update({ collection: 'people', id, data: { password: 'another long secret' } }),
        { attempts: 40 },
      ),
    ])
    expect(outcomes.at(-1)?.status).toBe('fulfilled')
    const tokens = outcomes
      .slice(0, -1)
      .flatMap((outcome) => (outcome.status === 'fulfilled' ? [String(outcome.value)] : []))
    expect(await stillIn(newsroom.payload, tokens)).toBe(0)
    expect(await sessionsOf(newsroom.payload, id)).toHaveLength(0)
    expect(await stillIn(newsroom.payload, [await logIn(email, 'another long secret')])).toBe(1)
  })

  test('three wrong passwords lock the account, unlocking opens it again, and older sessions live through both', async () => {
    const { id, email } = await person(newsroom.payload, { password })
    const token = await logIn(email)
    await backdateSessions(newsroom, id)
    const wrong = await Promise.allSettled(times(8, () => logIn(email, 'wrong')))
    expect(wrong.every(({ status }) => status === 'rejected')).toBe(true)
    await expect(logIn(email)).rejects.toThrow(/locked/i)
    expect(await stillIn(newsroom.payload, [token])).toBe(1)
    await newsroom.payload.unlock({ collection: 'people', data: { email }, overrideAccess: true })
    expect(await stillIn(newsroom.payload, [token, await logIn(email)])).toBe(2)
  })
})

/** The lock throws out sessions of the last twenty seconds, as one of them may be a guess that hit. */
const backdateSessions = async ({ payload }: Newsroom, id: string): Promise<void> => {
  const sessions = await sessionsOf(payload, id)
  const createdAt = new Date(Date.now() - 60_000).toISOString()
  await payload.db.updateOne({
    collection: 'people' as never,
    id,
    data: { sessions: sessions.map((session) => ({ ...session, createdAt })) },
  })
}
