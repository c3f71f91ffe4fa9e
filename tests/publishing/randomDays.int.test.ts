// Random days at the desk, through REST. Every save writes a word that names its writer, so what readers get
// tells by itself who wrote it: none of them may be among those who approved it. RANDOM_DAYS sets how many
// days, 2 where it is not set, and RANDOM_SEED which: the same days each time where it is not set, so that a
// run tells of the change under test alone.

import * as fc from 'fast-check'
import type { Where } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Edition, Staff } from '#payload-types'
import { draft, seen } from '../support/articles.ts'
import { rest, signIn, type Answer } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'

const DAYS = Number(process.env.RANDOM_DAYS ?? 2)
const SEED = Number(process.env.RANDOM_SEED ?? 9)
const NAMES = ['author', 'editor', 'second', 'officer', 'boss'] as const
type Name = (typeof NAMES)[number]

let room: Newsroom
const people = {} as Record<Name, Staff>
const tokens = {} as Record<Name, string>

const ROLES = {
  author: 'author',
  editor: 'editor',
  second: 'editor',
  officer: 'compliance',
  boss: 'admin',
} as const

beforeAll(async () => {
  room = await openNewsroom()
  for (const name of NAMES) {
    people[name] = await room.payload.create({
      collection: 'staff',
      data: { name, email: `${name}@day.example`, role: ROLES[name], password: room.password },
      depth: 0,
      overrideAccess: true,
    })
    tokens[name] = await signIn(room.payload, people[name].email, room.password)
  }
})
afterAll(() => room?.close())

const aName = fc.constantFrom(...NAMES)
const anArticle = fc.constantFrom(0, 1)
const anEvent = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      by: aName,
      article: anArticle,
      field: fc.constantFrom('headline', 'standfirst', 'disclosure'),
      isAutosave: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('collide' as const), article: anArticle }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('plan' as const), by: aName, article: anArticle }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('restore' as const),
      by: aName,
      article: anArticle,
      pick: fc.nat(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('carry' as const),
      article: anArticle,
      first: fc.nat({ max: NAMES.length - 1 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('step' as const),
      by: aName,
      article: anArticle,
      action: fc.constantFrom(
        'reopen',
        'archive',
        'withdraw',
        'request-changes',
        'approve',
        'cancel-release',
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('takeDown' as const), article: anArticle }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('bundle' as const), by: aName }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('role' as const),
      of: fc.constantFrom('author' as const, 'editor' as const, 'second' as const),
      role: fc.constantFrom('author' as const, 'editor' as const, 'moderator' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('leave' as const),
      of: fc.constantFrom('author' as const, 'editor' as const, 'second' as const),
    }),
  },
)

type DeskEvent = typeof anEvent extends fc.Arbitrary<infer Value> ? Value : never

test(
  'whatever people do, nobody approves what they wrote or brought back, and no saved text is lost',
  async () => {
    let published = 0
    await fc.assert(
      fc.asyncProperty(fc.array(anEvent, { minLength: 30, maxLength: 45 }), async (events) => {
        const day = await begin()
        for (const event of events) {
          await happen(day, event)
          await checkReaders(day)
        }
        await checkVersions(day)
        expect(day.count).toBeGreaterThan(2)
        published += day.checked.size
      }),
      { numRuns: DAYS, endOnFailure: true, seed: SEED },
    )
    expect(published).toBeGreaterThan(0) // else the days were idle
  },
  60_000 + DAYS * 120_000,
)

type Save = { article: string; by: string; revision: number; word: string }

type Day = {
  articles: string[]
  /** Who wrote each word, and who has brought it back. */
  hands: Map<string, Set<string>>
  saves: Save[]
  /** The role that each person was given today by the boss, whom that links with them. */
  linked: Set<string>
  checked: Set<string>
  count: number
}

async function begin(): Promise<Day> {
  for (const name of NAMES) await personnel(name, { role: ROLES[name], departed: false })
  const day: Day = {
    articles: [],
    hands: new Map(),
    saves: [],
    linked: new Set(),
    checked: new Set(),
    count: 0,
  }
  for (const name of ['author', 'second'] as const) {
    const word = wordOf(day, name)
    const { id } = await draft(room.payload, people[name], {
      headline: word,
      byline: [people.author.id],
    })
    day.articles.push(id)
    day.saves.push({ article: id, by: people[name].id, revision: 1, word })
  }
  return day
}

/** Whether anything changed. Signs in anew where leaving or another role has ended the session. */
async function personnel(name: Name, data: Partial<Pick<Staff, 'role' | 'departed'>>): Promise<boolean> {
  const before = await room.payload.findByID({
    collection: 'staff',
    id: people[name].id,
    depth: 0,
    overrideAccess: true,
  })
  if (Object.entries(data).every(([field, value]) => (before[field as 'role'] ?? false) === value))
    return false
  await room.payload.update({ collection: 'staff', id: people[name].id, data, ...as(people.boss) })
  const { departed } = { ...before, ...data }
  if (departed !== true) tokens[name] = await signIn(room.payload, people[name].email, room.password)
  return true
}

async function happen(day: Day, event: DeskEvent): Promise<void> {
  switch (event.kind) {
    case 'write':
      return write(day, event.by, day.articles[event.article]!, event)
    case 'collide':
      await Promise.all(
        (['author', 'editor', 'boss'] as const).map((by) =>
          write(day, by, day.articles[event.article]!, { field: 'standfirst', isAutosave: true }),
        ),
      )
      return
    case 'plan':
      await save(event.by, day.articles[event.article]!, { commenting: { mode: 'closed' } }, true)
      return
    case 'restore':
      return restore(day, event.by, day.articles[event.article]!, event.pick)
    case 'carry':
      return carry(day.articles[event.article]!, event.first)
    case 'step':
      await step(event.by, day.articles[event.article]!, event.action)
      return
    case 'takeDown':
      await step('editor', day.articles[event.article]!, 'ask-withdrawal')
      await step('boss', day.articles[event.article]!, 'withdraw')
      return
    case 'bundle': {
      const made = await rest('/bundles', {
        method: 'POST',
        body: { name: `Bundle ${(day.count += 1)}`, articles: day.articles },
        token: tokens[event.by],
      })
      const bundle = made.body.doc as { id: string; updatedAt: string } | undefined
      if (bundle)
        await rest(`/bundles/${bundle.id}/release`, {
          method: 'POST',
          body: { seen: bundle.updatedAt },
          token: tokens[event.by],
        })
      return
    }
    case 'role':
      if (await personnel(event.of, { role: event.role })) day.linked.add(people[event.of].id)
      return
    case 'leave': {
      const { departed } = await room.payload.findByID({
        collection: 'staff',
        id: people[event.of].id,
        depth: 0,
        overrideAccess: true,
      })
      await personnel(event.of, { departed: !departed })
    }
  }
}

function wordOf(day: Day, by: Name): string {
  day.count += 1
  const word = `Word${'abcdefghij'[day.count % 10]}${String(day.count).replace(/\d/g, (digit) => 'klmnopqrst'[Number(digit)]!)}`
  day.hands.set(word, new Set([people[by].id]))
  return word
}

async function save(by: Name, id: string, data: object, isAutosave: boolean): Promise<number | null> {
  const answer = await rest(`/articles/${id}?draft=true${isAutosave ? '&autosave=true' : ''}`, {
    method: 'PATCH',
    body: data,
    token: tokens[by],
  })
  expectClear(answer)
  return answer.status === 200 ? (answer.body.doc as { revision: number }).revision : null
}

async function write(
  day: Day,
  by: Name,
  id: string,
  { field, isAutosave }: { field: string; isAutosave: boolean },
): Promise<void> {
  const word = wordOf(day, by)
  const data = { [field]: word, change: { kind: 'update', note: `Updated: ${word}.` } }
  const revision = await save(by, id, data, isAutosave)
  if (revision !== null) day.saves.push({ article: id, by: people[by].id, revision, word })
}

async function restore(day: Day, by: Name, id: string, pick: number): Promise<void> {
  const rows = await versionsOf(id)
  const row = rows[pick % rows.length]!
  const answer = await rest(`/articles/versions/${row.id}?draft=true`, { method: 'POST', token: tokens[by] })
  expectClear(answer)
  if (answer.status === 200) for (const word of wordsIn(row.version)) day.hands.get(word)?.add(people[by].id)
}

/**
 * Tries to bring an article to readers: somebody submits, somebody approves, somebody publishes, in turn from
 * one of them on.
 */
async function carry(id: string, first: number): Promise<void> {
  const turn = NAMES.map((_, at) => NAMES[(at + first) % NAMES.length]!)
  for (const action of ['submit', 'approve', 'publish'])
    for (const by of turn) if ((await step(by, id, action)).status === 200) break
}

async function step(by: Name, id: string, action: string): Promise<Answer> {
  const answer = await rest(`/articles/${id}/workflow/${action}`, {
    method: 'POST',
    body: { ...(await seen(room.payload, id)), note: 'Because.' },
    token: tokens[by],
  })
  expectClear(answer)
  return answer
}

const expectClear = ({ status, body }: Answer) => expect(status < 500 ? '' : JSON.stringify(body)).toBe('')

/**
 * What readers get was approved by somebody who neither wrote nor brought back a word that is new in it, nor
 * counts as one who did.
 */
async function checkReaders(day: Day): Promise<void> {
  for (const id of day.articles) {
    const editions = await all<Edition>('editions', { article: { equals: id } }, 'number')
    for (const [at, edition] of editions.entries()) {
      if (day.checked.has(edition.id) || edition.kind === 'withdrawal') continue
      day.checked.add(edition.id)
      const before = editions.slice(0, at).findLast(({ state }) => state === 'out')
      const known = before && before.kind !== 'withdrawal' ? wordsIn(before.document) : []
      const hands = wordsIn(edition.document)
        .filter((word) => !known.includes(word))
        .flatMap((word) => [...day.hands.get(word)!])
      const asOne = (who: string) =>
        day.linked.has(who) || who === people.boss.id ? [who, people.boss.id, ...day.linked] : [who]
      const givers = (edition.approvals as { by: string }[]).map(({ by }) => by)
      expect(givers.length).toBeGreaterThan(0)
      expect(givers.filter((by) => hands.some((hand) => asOne(hand).includes(by)))).toEqual([])
      const standing = await all<Staff>('staff', { id: { in: givers } }, 'name')
      expect(
        standing.map(({ role, departed }) => [['editor', 'compliance', 'admin'].includes(role), departed]),
      ).toEqual(standing.map(() => [true, false]))
    }
  }
}

/**
 * Every save is in the version that it made, or in the one that the same person went on with; every step has
 * its version.
 */
async function checkVersions(day: Day): Promise<void> {
  for (const id of day.articles) {
    const rows = await versionsOf(id)
    for (const { by, revision } of day.saves.filter(({ article }) => article === id)) {
      const kept = rows.find(({ version }) => version.revision >= revision)
      expect(kept?.version.revisedBy).toBe(by)
    }
    const events = await all<{ revision: number; action: string }>(
      'audit',
      { article: { equals: id } },
      'seq',
    )
    const steps = new Map(rows.map(({ version }) => [version.revision, version.step]))
    for (const { revision, action } of events)
      expect([revision, steps.get(revision)]).toEqual([revision, action])
  }
}

async function versionsOf(id: string) {
  const { docs } = await room.payload.findVersions({
    collection: 'articles',
    where: { parent: { equals: id } },
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs.toSorted((one, other) => one.version.revision - other.version.revision)
}

const wordsIn = (document: unknown): string[] => [
  ...new Set(JSON.stringify(document).match(/Word[a-t]+/g) ?? []),
]

async function all<Row>(
  collection: 'editions' | 'audit' | 'staff',
  where: Where,
  sort: string,
): Promise<Row[]> {
  const { docs } = await room.payload.find({
    collection,
    where,
    sort,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs as Row[]
}
