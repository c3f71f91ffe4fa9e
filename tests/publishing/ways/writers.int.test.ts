// Who counts as a writer of a text, whichever way the text comes back; all through REST, as the people of a
// desk do it.

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Article, Staff } from '#payload-types'
import type { StaffRole } from '#src/workflow/transitions.ts'
import { draft, published, seen, writersOf } from '../../support/articles.ts'
import { rest, signIn, type Answer } from '../../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../../support/newsroom.ts'
import { way } from './table.ts'

let room: Newsroom
let second: Staff
const tokens: Record<string, string> = {}
const UPDATE = { kind: 'update', note: 'What is new today.' }

beforeAll(async () => {
  room = await openNewsroom()
  second = await anEditor('Second Editor', 'second@desk.example')
  for (const role of ['author', 'editor', 'compliance', 'admin'] as const)
    tokens[role] = await signIn(room.payload, room.staff[role].email, room.password)
  tokens.second = await signIn(room.payload, second.email, room.password)
})
afterAll(() => room?.close())
afterEach(() => vi.useRealTimers())

type Person = StaffRole | 'second'

const anEditor = (name: string, email: string): Promise<Staff> =>
  room.payload.create({
    collection: 'staff',
    data: { name, email, role: 'editor', password: room.password },
    depth: 0,
    overrideAccess: true,
  })

const save = async (person: Person, id: string, body: object, query = ''): Promise<Answer> => {
  const answer = await rest(`/articles/${id}?draft=true${query}`, {
    method: 'PATCH',
    body,
    token: tokens[person]!,
  })
  expect(answer.status).toBe(200)
  return answer
}

const autosave = (person: Person, id: string, body: object) => save(person, id, body, '&autosave=true')

const step = async (person: Person, id: string, action: string, note?: string): Promise<Answer> =>
  rest(`/articles/${id}/workflow/${action}`, {
    method: 'POST',
    body: { ...(await seen(room.payload, id)), ...(note ? { note } : {}) },
    token: tokens[person]!,
  })

const done = async (person: Person, id: string, ...actions: string[]) => {
  for (const action of actions) {
    const answer = await step(person, id, action, 'Because.')
    expect([action, answer.status, answer.body.errors?.[0]?.message]).toEqual([action, 200, undefined])
  }
}

const restore = async (person: Person, id: string, headline: string) => {
  const version = (await versions(id)).find((one) => one.version.headline === headline)!
  const answer = await rest(`/articles/versions/${version.id}?draft=true`, {
    method: 'POST',
    token: tokens[person]!,
  })
  expect(answer.status).toBe(200)
}

const versions = async (id: string) =>
  (
    await room.payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
      pagination: false,
      depth: 0,
      overrideAccess: true,
    })
  ).docs.toSorted((one, other) => one.version.revision - other.version.revision)

const reasonOf = ({ status, body }: Answer) => ({ status, code: body.errors?.[0]?.data?.code })
const REFUSED = { status: 409, code: 'notWriter' }

/**
 * An article of the author's, which the editor has written BAD into, and then GOOD, published on the second's
 * word.
 */
async function goodAfterBad(): Promise<string> {
  const { id } = await draft(room.payload, room.staff.author)
  await save('editor', id, { headline: 'BAD', standfirst: 'Never read by anybody.' })
  await save('editor', id, { headline: 'GOOD', standfirst: 'Read and approved.' })
  await done('author', id, 'submit')
  await done('second', id, 'approve', 'publish')
  return id
}

describe('a restored version', () => {
  way('restored-text', async () => {
    const id = await goodAfterBad()
    await restore('author', id, 'BAD')
    await save('author', id, { change: UPDATE })
    await done('author', id, 'submit')
    expect(reasonOf(await step('editor', id, 'approve'))).toEqual(REFUSED)
    await done('second', id, 'approve')
    const { author, editor } = room.staff
    expect((await writersOf(room.payload, id)).toSorted()).toEqual([author.id, editor.id].toSorted())
  })

  way('restored-by-approver', async () => {
    const { id } = await draft(room.payload, room.staff.author, { headline: 'First' })
    await save('author', id, { headline: 'Second' })
    await restore('second', id, 'First')
    await done('author', id, 'submit')
    expect(reasonOf(await step('second', id, 'approve'))).toEqual(REFUSED)
    await done('editor', id, 'approve')
  })

  test('a word that is changed after it forgets nobody', async () => {
    const id = await goodAfterBad()
    await restore('author', id, 'BAD')
    for (const standfirst of ['One.', 'Two.']) await autosave('author', id, { standfirst })
    await save('author', id, { change: UPDATE })
    await done('author', id, 'submit')
    expect(reasonOf(await step('editor', id, 'approve'))).toEqual(REFUSED)
  })

  test('restored from a restored one: all of them count', async () => {
    const id = await goodAfterBad()
    await restore('author', id, 'BAD')
    await save('author', id, { headline: 'GOOD again', standfirst: 'Read.', change: UPDATE })
    await done('author', id, 'submit')
    await done('second', id, 'approve', 'publish')
    // The row that the author restored stands after GOOD went out, and before GOOD again did.
    const row = (await versions(id)).find(({ version }) => version.step === 'restore')!
    await rest(`/articles/versions/${row.id}?draft=true`, { method: 'POST', token: tokens.second! })
    expect((await writersOf(room.payload, id)).toSorted()).toEqual(
      [room.staff.author.id, room.staff.editor.id, second.id].toSorted(),
    )
  })
})

describe('a text that comes back after readers had it', () => {
  way('withdrawn-text-returns', async () => {
    const { author, editor } = room.staff
    const { id } = await published(room.payload, { author: second, editor, data: { byline: [author.id] } })
    await save('second', id, { headline: 'Another', change: UPDATE })
    await done('author', id, 'submit')
    await done('editor', id, 'approve', 'publish')
    await done('editor', id, 'ask-withdrawal')
    await done('admin', id, 'withdraw', 'reopen')
    // The note in the form went out with the edition before the withdrawal.
    expect(reasonOf(await step('author', id, 'submit'))).toEqual({ status: 409, code: 'changeNoted' })
    await save('author', id, { change: { kind: 'update', note: 'It is back.' } })
    await done('author', id, 'submit')
    expect(reasonOf(await step('second', id, 'approve'))).toEqual(REFUSED)
    await done('editor', id, 'approve', 'publish')
  })

  way('archived-text-returns', async () => {
    const { id } = await draft(room.payload, room.staff.author, { headline: 'Never out' })
    await save('editor', id, { standfirst: 'A word of the editor.' })
    await done('editor', id, 'archive', 'reopen')
    await save('author', id, { standfirst: 'Written anew.' })
    await done('author', id, 'submit')
    expect(reasonOf(await step('editor', id, 'approve'))).toEqual(REFUSED)
  })

  way('release-taken-back', async () => {
    const { id } = await draft(room.payload, room.staff.author, {
      releaseAt: new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 3_600_000).toISOString(),
    })
    await save('editor', id, { standfirst: 'A word of the editor.' })
    await done('author', id, 'submit')
    await done('second', id, 'approve', 'publish', 'cancel-release', 'request-changes')
    await save('author', id, { standfirst: 'Another word.' })
    await done('author', id, 'submit')
    expect(reasonOf(await step('editor', id, 'approve'))).toEqual(REFUSED)
  })

  test('of what readers have now, whoever wrote it may judge the next change', async () => {
    const id = await goodAfterBad()
    await save('author', id, { headline: 'Newer', change: UPDATE })
    await done('author', id, 'submit')
    await done('editor', id, 'approve', 'publish')
    expect(await writersOf(room.payload, id)).toEqual([])
  })
})

describe('every saved text stays', () => {
  const write = (id: string, person: Person, standfirst: string) => autosave(person, id, { standfirst })
  const standfirsts = async (id: string) => (await versions(id)).map(({ version }) => version.standfirst)

  way('version-overwritten', async () => {
    const { id } = await draft(room.payload, room.staff.author, { standfirst: 'Begun.' })
    await write(id, 'author', 'Five careful sentences')
    await write(id, 'author', 'Five careful sentences.')
    await write(id, 'editor', 'Something else.')
    await write(id, 'author', 'Mine again.')
    expect(await standfirsts(id)).toEqual([
      'Begun.',
      'Five careful sentences.',
      'Something else.',
      'Mine again.',
    ])
    expect((await versions(id)).map(({ version }) => [version.revision, version.step])).toEqual([
      [1, 'save'],
      [3, 'save'],
      [4, 'save'],
      [5, 'save'],
    ])
  })

  test('a version at least every three minutes of work', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    const { id } = await draft(room.payload, room.staff.author, { standfirst: '0' })
    for (let minute = 1; minute <= 10; minute += 1) {
      vi.setSystemTime(Date.now() + 60_000)
      await write(id, 'author', String(minute))
    }
    const kept = (await standfirsts(id)).map(Number)
    expect(kept.at(-1)).toBe(10)
    const gaps = kept.slice(1).map((minute, at) => minute - kept[at]!)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(3)
  })

  test('what somebody wrote in a version stays theirs when they go on to plan in it', async () => {
    const { id } = await draft(room.payload, room.staff.author)
    await write(id, 'editor', 'A word of the editor.')
    await autosave('editor', id, { commenting: { mode: 'closed' } })
    expect(await writersOf(room.payload, id)).toContain(room.staff.editor.id)
  })

  test('every revision that the record names is there, with who made it and by which step', async () => {
    const id = await goodAfterBad()
    await done('editor', id, 'ask-withdrawal')
    await done('admin', id, 'withdraw', 'archive', 'reopen')
    const { docs } = await room.payload.find({
      collection: 'audit',
      where: { article: { equals: id } },
      pagination: false,
      depth: 0,
      overrideAccess: true,
    })
    const kept = new Map((await versions(id)).map(({ version }) => [version.revision, version]))
    for (const { revision, action, actorId } of docs)
      expect(kept.get(revision!)).toMatchObject({ step: action, revisedBy: actorId })
  })

  test('versions of many people at once: each text is there', async () => {
    const { id } = await draft(room.payload, room.staff.author, { standfirst: 'Begun.' })
    const texts = ['author', 'editor', 'second', 'admin'].flatMap((person) =>
      [1, 2, 3].map((n) => ({ person: person as Person, text: `${person} ${n}` })),
    )
    const answers = await Promise.all(
      texts.map(({ person, text }) =>
        rest(`/articles/${id}?draft=true&autosave=true`, {
          method: 'PATCH',
          body: { standfirst: text },
          token: tokens[person]!,
        }),
      ),
    )
    const rows = await versions(id)
    expect(new Set(rows.map(({ version }) => version.revision)).size).toBe(rows.length)
    // Only one's own last autosave is written over, so of every run of one person the last text is there.
    const kept = rows.map(({ version }) => version.standfirst)
    const saved = texts.filter((_, at) => answers[at]!.status === 200)
    const people = [...new Set(saved.map(({ person }) => person as string))]
    expect(people.filter((person) => !kept.some((standfirst) => standfirst?.startsWith(person)))).toEqual([])
    expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual(
      [],
    )
  })
})

describe('rows that an older Assay wrote', () => {
  const asOld = async (id: string, change: (version: Article & { step: unknown }) => object) => {
    for (const row of await versions(id))
      await room.payload.db.updateVersion({
        collection: 'articles',
        id: row.id,
        versionData: {
          ...row,
          version: { ...row.version, ...change(row.version as never), step: null, restoredFrom: null },
        } as never,
      })
  }

  test('bring the writers that they list, and the saver of what was overwritten', async () => {
    const { author, editor } = room.staff
    const { id } = await draft(room.payload, author)
    await save('second', id, { standfirst: 'Overwritten.' })
    await save('editor', id, { commenting: { mode: 'closed' } })
    // As the older Assay kept it: the second's version is gone, and the list of writers names her.
    const gone = (await versions(id))[1]!
    await room.payload.db.deleteVersions({ collection: 'articles', where: { id: { equals: gone.id } } })
    await asOld(id, ({ revision }) => ({ writers: revision === 1 ? [author.id] : [author.id, second.id] }))
    expect((await writersOf(room.payload, id)).toSorted()).toEqual(
      [author.id, second.id, editor.id].toSorted(),
    )
  })
})

describe('one person behind two names', () => {
  /** An account that an admin makes; the password is the person's own, chosen by the link. */
  const account = async (name: string, role: StaffRole): Promise<Staff> => {
    const made = await room.payload.create({
      collection: 'staff',
      data: { name, email: `${name.toLowerCase()}@desk.example`, role } as Staff,
      ...as(room.staff.admin),
    })
    await room.payload.update({
      collection: 'staff',
      id: made.id,
      data: { password: room.password },
      depth: 0,
      overrideAccess: true,
    })
    return made
  }

  way('account-made-for-it', async () => {
    const { id } = await draft(room.payload, room.staff.admin)
    const { email } = await account('Sock', 'editor')
    tokens.sock = await signIn(room.payload, email, room.password)
    await done('admin', id, 'submit')
    expect(reasonOf(await step('sock' as Person, id, 'approve'))).toEqual(REFUSED)
    await done('editor', id, 'approve')
  })

  way('role-given-for-it', async () => {
    const { email, id: staffId } = await account('Promoted', 'author')
    const { id } = await draft(room.payload, room.staff.admin)
    await room.payload.update({
      collection: 'staff',
      id: staffId,
      data: { role: 'editor' },
      ...as(room.staff.admin),
    })
    tokens.promoted = await signIn(room.payload, email, room.password)
    await done('admin', id, 'submit')
    expect(reasonOf(await step('promoted' as Person, id, 'approve'))).toEqual(REFUSED)
  })

  test('what was done more than ten minutes before the text was begun is another matter', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 11 * 60_000 })
    const { email } = await account('Older', 'editor').finally(() => vi.useRealTimers())
    tokens.older = await signIn(room.payload, email, room.password)
    const { id } = await draft(room.payload, room.staff.admin)
    await done('admin', id, 'submit')
    expect((await step('older' as Person, id, 'approve')).status).toBe(200)
  })
})

describe('an approval', () => {
  const approvedBy = async (name: string): Promise<{ id: string; giver: Staff }> => {
    const giver = await anEditor(name, `${name.toLowerCase()}@desk.example`)
    tokens[name] = await signIn(room.payload, giver.email, room.password)
    const { id } = await draft(room.payload, room.staff.author)
    await done('author', id, 'submit')
    await done(name as Person, id, 'approve')
    return { id, giver }
  }
  const changed = (id: string, data: Partial<Staff>) =>
    room.payload.update({ collection: 'staff', id, data, ...as(room.staff.admin) })

  /** An approval whose giver has gone, or has another role, is void, says so, and is asked for again. */
  async function lapses(name: string, data: Partial<Staff>, lapse: string, why: string): Promise<void> {
    const { id, giver } = await approvedBy(name)
    await changed(giver.id, data)
    const refused = await step('second', id, 'publish')
    expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([409, why])
    const workflow = await rest(`/articles/${id}/workflow`, { token: tokens.second! })
    expect(workflow.body.stages).toMatchObject([{ given: { byName: name, matches: false, lapse } }])
    // For good: somebody who comes back approves anew.
    await changed(giver.id, { departed: false, role: 'editor' })
    expect((await step('second', id, 'publish')).status).toBe(409)
    await done('author', id, 'submit')
    await done('second', id, 'approve', 'publish')
  }

  way('approver-gone', () =>
    lapses(
      'Leaver',
      { departed: true },
      'left',
      'Leaver, who approved it, has left. Submit it for review again.',
    ),
  )

  way('approver-demoted', () =>
    lapses(
      'Demoted',
      { role: 'moderator' },
      'role',
      'Demoted, who approved it, has another role now. Submit it for review again.',
    ),
  )
})
