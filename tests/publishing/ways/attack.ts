// What every attack needs: a newsroom with everybody in it, three articles to try it on, and a look at what
// the public sees.

import type { Payload, Where } from 'payload'
import { expect } from 'vitest'
import type { Article } from '#payload-types'
import { STAFF_ROLES } from '#src/workflow/transitions.ts'
import { PEOPLE, type Person } from '../../access/table.ts'
import { aReader } from '../../readers/desk.ts'
import { draft, inMinutes, newest, published, take } from '../../support/articles.ts'
import { graphql, rest, signIn, type Answer, type Call } from '../../support/http.ts'
import { openNewsroom, type Newsroom } from '../../support/newsroom.ts'
import { publicView } from '../../support/publicView.ts'

const API_KEY = 'a-key-that-is-long-enough-for-a-test'

/** When everything was done that attacks are tried on: long enough ago to be out. */
export const EARLIER = new Date(Date.now() - 3_600_000)

/** The articles that every way is tried on; `approved` waits for nothing but the button. */
type Subjects = { out: Article; scheduled: Article; approved: Article }

export type Attack = Newsroom & {
  call: (person: Person, path: string, options?: Call) => Promise<Answer>
  ask: (person: Person, query: string, variables?: Record<string, unknown>) => Promise<Answer>
  subjects: () => Promise<Subjects>
  /**
   * Runs an attempt, and fails unless the public sees of all three byte for byte what it saw, and the record
   * holds no event beside the expected.
   */
  seesNothing: (attempt: (subjects: Subjects) => Promise<void>, expected?: readonly string[]) => Promise<void>
}

export async function openAttack(): Promise<Attack> {
  const newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  const pair = { author: staff.author, editor: staff.editor }
  await payload.create({
    collection: 'integrations',
    data: { name: 'Other site', enableAPIKey: true, apiKey: API_KEY },
    depth: 0,
    overrideAccess: true,
  })
  const reader = await aReader(payload, 'Mei Tanaka')
  const tokens: Partial<Record<Person, string>> = {
    reader: (
      await payload.login({ collection: 'readers', data: { email: reader.email, password: reader.password } })
    ).token!,
  }
  for (const role of STAFF_ROLES) tokens[role] = await signIn(payload, staff[role].email, password)

  const out = await published(payload, { ...pair, now: EARLIER })
  let known: Partial<Subjects> = {}
  const withKey = (person: Person, headers: Record<string, string> = {}) =>
    person === 'integration' ? { ...headers, authorization: `integrations API-Key ${API_KEY}` } : headers

  /** Others may edit what is approved; then there is a new one. */
  const subjects = async (): Promise<Subjects> => {
    const scheduled =
      known.scheduled ??
      (await published(payload, { ...pair, data: { releaseAt: inMinutes(600) }, now: EARLIER }))
    const approved =
      known.approved && (await isApproved(known.approved.id)) ? known.approved : await anApproved()
    known = { scheduled, approved }
    // Attempts may change the address of the draft; readers know the article by the one it was published at.
    return {
      out: { ...(await newest(payload, out.id)), slug: out.slug! },
      scheduled: await newest(payload, scheduled.id),
      approved: await newest(payload, approved.id),
    }
  }
  const isApproved = async (id: string) => {
    const { state, approvals } = await newest(payload, id)
    return state === 'approved' && (approvals as { isVoid?: boolean }[]).every(({ isVoid }) => !isVoid)
  }
  const anApproved = async () => {
    const article = await draft(payload, staff.author)
    await take(payload, staff.author, article.id, 'submit', { now: EARLIER })
    await take(payload, staff.editor, article.id, 'approve', { now: EARLIER })
    return article
  }
  const views = ({ out: one, scheduled, approved }: Subjects) =>
    Promise.all([one, scheduled, approved].map((article) => publicView(payload, article)))
  const recorded = async (where: Where) =>
    (
      await payload.find({
        collection: 'audit',
        where,
        sort: 'seq',
        pagination: false,
        depth: 0,
        overrideAccess: true,
      })
    ).docs

  return {
    ...newsroom,
    call: async (person, path, { headers, ...options } = {}) =>
      clear(
        await rest(path, {
          ...options,
          ...(tokens[person] ? { token: tokens[person] } : {}),
          headers: withKey(person, headers),
        }),
        `${person} ${options.method ?? 'GET'} ${path}`,
      ),
    ask: async (person, query, variables) =>
      clear(
        await graphql(query, {
          ...(tokens[person] ? { token: tokens[person] } : {}),
          ...(variables ? { variables } : {}),
          headers: withKey(person),
        }),
        `${person} ${query}`,
      ),
    subjects,
    seesNothing: async (attempt, expected = []) => {
      const all = await subjects()
      const before = await views(all)
      const last = (await recorded({})).at(-1)?.seq ?? 0
      await attempt(all)
      const after = await views(all)
      expect(after).toEqual(before)
      expect(after.map(({ documentHolds }) => documentHolds)).toEqual([true, true, true])
      expect(before.map(({ page }) => page.slice(0, 3))).toEqual(['200', '404', '404'])
      const events = (await recorded({ seq: { greater_than: last } })).map(({ action }) => action)
      expect(events.filter((action) => !expected.includes(action))).toEqual([])
    },
  }
}

export { PEOPLE, type Person }

export const STAFF = STAFF_ROLES

/** Who may save a draft of the author's article. */
export const MAY_EDIT: readonly Person[] = ['author', 'editor', 'admin']

/** Fails on a fault of ours, and on a refusal that says nothing. */
function clear(answer: Answer, attempt: string): Answer {
  const said = [...(answer.body.errors ?? []).map(({ message }) => message), answer.body.message]
    .filter(Boolean)
    .join(' ')
  expect(answer.status, `${attempt}: ${said}`).toBeLessThan(500)
  expect(said, attempt).not.toContain('Something went wrong')
  if (answer.status >= 400) expect(said, `${attempt} is refused without a word`).not.toBe('')
  return answer
}

/** Writes into the newest version of an article past every guard, as whoever has the database can. */
export async function forge(payload: Payload, id: string, data: object): Promise<void> {
  const { docs } = await payload.db.findVersions<Article>({
    collection: 'articles',
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    limit: 1,
  })
  await payload.db.updateVersion({
    collection: 'articles',
    id: docs[0]!.id,
    versionData: { ...docs[0]!, version: { ...docs[0]!.version, ...data } } as never,
  })
  expect(await newest(payload, id)).toMatchObject(data)
}
