// Ways round from inside the process: the Local API with access rules and without, contexts, jobs, and the
// database itself.

import type { RequestContext } from 'payload'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Article } from '#payload-types'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { endDue } from '#src/publishing/release/endDue.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { draft, inMinutes, liveRow, newest, published, take } from '../../support/articles.ts'
import { as } from '../../support/newsroom.ts'
import { publicView } from '../../support/publicView.ts'
import { EARLIER, forge, openAttack, STAFF, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const PUBLISHED = { headline: 'From a script', _status: 'published' } as Partial<Article>

/** The ways of the Local API to the live row, each with what it is refused with. */
const refusals = (id: string, version: string, rights: object): [() => Promise<unknown>, RegExp][] => {
  const { payload } = attack
  const call = { collection: 'articles', depth: 0, ...rights } as const
  return [
    [() => payload.update({ ...call, id, data: PUBLISHED }), /workflow/],
    [
      () => payload.update({ ...call, id, draft: false, autosave: true, data: { _status: 'published' } }),
      /workflow/,
    ],
    [
      () =>
        payload.update({
          ...call,
          id,
          data: { _status: 'published' },
          publishAllLocales: true,
          publishSpecificLocale: 'en' as never,
        }),
      /workflow/,
    ],
    [() => payload.update({ ...call, where: { id: { equals: id } }, data: PUBLISHED }), /workflow|bulk edit/],
    [() => payload.create({ ...call, data: PUBLISHED as Article }), /workflow/],
    [() => payload.duplicate({ ...call, id, data: PUBLISHED }), /duplicate/i],
    [() => payload.delete({ ...call, id }), /archived, never deleted/],
    [() => payload.delete({ ...call, where: { id: { equals: id } } }), /archived, never deleted/],
    [() => payload.restoreVersion({ ...call, id: version }), /Restore an older version as a draft/],
    [
      () => payload.restoreVersion({ ...call, id: version, draft: false }),
      /Restore an older version as a draft/,
    ],
  ]
}

const versionOf = async (id: string) =>
  (
    await attack.payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
      sort: 'updatedAt',
      limit: 1,
      depth: 0,
      overrideAccess: true,
    })
  ).docs[0]!.id

way('local-as-person', () =>
  attack.seesNothing(async (subjects) => {
    for (const article of Object.values(subjects)) {
      const version = await versionOf(article.id)
      for (const role of STAFF)
        for (const [attempt, reason] of refusals(article.id, version, as(attack.staff[role])))
          await expect(attempt()).rejects.toThrow(reason)
      for (const [attempt] of refusals(article.id, version, { overrideAccess: false }))
        await expect(attempt()).rejects.toThrow(/./)
    }
  }),
)

way('local-override', () =>
  attack.seesNothing(async (subjects) => {
    for (const article of Object.values(subjects)) {
      for (const [attempt, reason] of refusals(article.id, await versionOf(article.id), {
        overrideAccess: true,
      }))
        await expect(attempt()).rejects.toThrow(reason)
    }
    // Without `_status` it is a draft, whatever it says of the state.
    for (const { id } of [subjects.out, subjects.approved]) {
      await attack.payload.update({
        collection: 'articles',
        id,
        data: {
          headline: 'From a script',
          state: 'published',
          live: 'published',
          edition: 7,
          writers: [],
          publishedAt: EARLIER.toISOString(),
        },
        overrideAccess: true,
        depth: 0,
      })
      expect((await liveRow(attack.payload, id)).headline).not.toBe('From a script')
      expect(await newest(attack.payload, id)).toMatchObject({
        headline: 'From a script',
        edition: id === subjects.out.id ? 1 : 0,
      })
    }
    await expect(
      attack.payload.update({
        collection: 'articles',
        id: subjects.scheduled.id,
        data: { headline: 'From a script' },
        overrideAccess: true,
        depth: 0,
      }),
    ).rejects.toThrow(/waits for its release time/)
  }),
)

way('local-context', () =>
  attack.seesNothing(async ({ out, approved }) => {
    const contexts: RequestContext[] = [
      { writtenBy: 'workflow' },
      { 'assay.publishing': true, writtenBy: 'workflow' },
      { 'Symbol(assay.publishing)': true, writtenBy: 'workflow' },
      { [Symbol('assay.publishing')]: true, writtenBy: 'workflow' } as RequestContext,
      { [Symbol.for('assay.publishing')]: 'true', writtenBy: 'workflow' } as unknown as RequestContext,
      { isRestoringVersion: true, internal: true, overrideAccess: true },
    ]
    for (const context of contexts) {
      for (const { id } of [out, approved])
        await expect(
          attack.payload.update({
            collection: 'articles',
            id,
            data: PUBLISHED,
            context,
            overrideAccess: true,
            depth: 0,
          }),
        ).rejects.toThrow(/workflow/)
      await expect(
        attack.payload.update({
          collection: 'publicCopies',
          where: {},
          data: { headline: 'x' },
          context,
          overrideAccess: true,
          depth: 0,
        }),
      ).rejects.toThrow(/Nobody writes/)
    }
  }),
)

way('local-rows', () =>
  attack.seesNothing(async ({ out }) => {
    const { payload, staff } = attack
    for (const rights of [{ overrideAccess: true }, as(staff.admin), as(staff.editor)]) {
      for (const collection of ['publicCopies', 'editions', 'tasks'] as const) {
        const row = (await payload.db.findOne<{ id: string }>({ collection, where: {} }))?.id ?? out.id
        const call = { collection, depth: 0, ...rights } as const
        const data = { headline: 'x', label: 'x', document: {}, state: 'published' } as never
        for (const attempt of [
          () => payload.update({ ...call, id: row, data }),
          () => payload.update({ ...call, where: {}, data }),
          () => payload.create({ ...call, data }),
          () => payload.delete({ ...call, id: row }),
          () => payload.delete({ ...call, where: {} }),
          () => payload.duplicate({ ...call, id: row }),
        ]) {
          await expect(attempt()).rejects.toThrow(/Nobody writes|not allowed|cannot be duplicated|bulk edit/)
        }
      }
      for (const collection of ['audit', 'auditHead'] as const) {
        const row = (await payload.db.findOne<{ id: string }>({ collection, where: {} }))!.id
        const call = { collection, depth: 0, ...rights } as const
        const data = { action: 'publish', hash: 'x', seq: 1 } as never
        for (const attempt of [
          () => payload.update({ ...call, id: row, data }),
          () => payload.create({ ...call, data }),
          () => payload.delete({ ...call, id: row }),
          () => payload.delete({ ...call, where: {} }),
        ]) {
          await expect(attempt()).rejects.toThrow(/record|not allowed|bulk edit/)
        }
      }
    }
  }),
)

way('jobs-queue', () =>
  attack.seesNothing(async ({ approved, scheduled }) => {
    const { payload } = attack
    for (const { id } of [approved, scheduled]) {
      const input = { doc: { relationTo: 'articles', value: id }, type: 'publish', locale: 'all' }
      await expect(
        (async () =>
          payload.jobs.queue({ task: 'schedulePublish', input, waitUntil: new Date() } as never))(),
      ).rejects.toThrow(/./)
    }
    await payload.jobs.run({ limit: 10 }).catch(() => undefined)
    expect(payload.config.jobs?.enabled ?? false).toBe(false)
    expect(payload.config.collections.map(({ slug }) => slug)).not.toContain('payload-jobs')
  }),
)

way('release-early', () =>
  attack.seesNothing(async ({ scheduled }) => {
    expect(await releaseDue({ payload: attack.payload, now: new Date() })).toBe(0)
    expect(await endDue({ payload: attack.payload, now: new Date() })).toBe(0)
    expect(
      await releaseDue({ payload: attack.payload, now: new Date(Date.parse(scheduled.publishedAt!) - 1) }),
    ).toBe(0)
    expect((await newest(attack.payload, scheduled.id)).state).toBe('scheduled')
  }),
)

way('release-twice', async () => {
  const { payload, staff } = attack
  const releaseAt = inMinutes(-30)
  const article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { releaseAt },
    now: EARLIER,
  })
  const before = await publicView(payload, article)
  const runs = await Promise.all([1, 2, 3].map(() => releaseDue({ payload, now: new Date(releaseAt) })))
  expect(runs.reduce((sum, run) => sum + run, 0)).toBe(1)
  expect(await releaseDue({ payload, now: new Date(releaseAt) })).toBe(0)
  expect(await publicView(payload, article)).toEqual(before)
  const { totalDocs } = await payload.count({
    collection: 'audit',
    where: { and: [{ article: { equals: article.id } }, { action: { equals: 'release' } }] },
    overrideAccess: true,
  })
  expect(totalDocs).toBe(1)
})

/** A text that nobody approved is never shown; the record names what was changed. */
way('database-copy', async () => {
  const { payload, staff } = attack
  const article = await published(payload, { author: staff.author, editor: staff.editor, now: EARLIER })
  const copy = (await payload.db.findOne<{ id: string; document: Record<string, unknown> }>({
    collection: 'publicCopies',
    where: { article: { equals: article.id } },
  }))!
  expect((await verifyRecord({ payload })).findings).toEqual([])
  await payload.db.updateOne({
    collection: 'publicCopies',
    id: copy.id,
    data: { document: { ...copy.document, standfirst: 'Nobody approved this.' } },
    returning: false,
  })
  const { findings } = await verifyRecord({ payload })
  expect(findings.map(({ message }) => message).join(' ')).toMatch(/differs from edition 1.*standfirst/)
  expect((await publicView(payload, article)).page).not.toContain('Nobody approved this.')
  await payload.db.updateOne({
    collection: 'publicCopies',
    id: copy.id,
    data: { document: copy.document },
    returning: false,
  })
  expect((await verifyRecord({ payload })).findings).toEqual([])
})

way('database-waiting', async () => {
  const { payload, staff } = attack
  const releaseAt = inMinutes(-20)
  const article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { releaseAt },
    now: EARLIER,
  })
  const copy = (await payload.db.findOne<{ id: string; document: Record<string, unknown> }>({
    collection: 'publicCopies',
    where: { article: { equals: article.id } },
  }))!
  await payload.db.updateOne({
    collection: 'publicCopies',
    id: copy.id,
    data: { document: { ...copy.document, standfirst: 'Nobody approved this.' } },
    returning: false,
  })
  expect(await releaseDue({ payload, now: new Date(releaseAt) })).toBe(0)
  expect(await newest(payload, article.id)).toMatchObject({ state: 'approved', live: 'none' })
  expect((await publicView(payload, article)).page).toMatch(/^404/)
})

way('database-approval', async () => {
  const { payload, staff } = attack
  const genuine = await draft(payload, staff.author)
  await take(payload, staff.author, genuine.id, 'submit', { now: EARLIER })
  await take(payload, staff.editor, genuine.id, 'approve', { now: EARLIER })
  const { approvals } = await newest(payload, genuine.id)
  const forger = (approvals as Record<string, unknown>[]).map((approval) => ({
    ...approval,
    by: staff.compliance.id,
    byName: staff.compliance.name,
  }))
  await forge(payload, genuine.id, { approvals: forger })
  expect((await newest(payload, genuine.id)).approvals).toMatchObject([{ byName: 'The compliance' }])
  await expect(take(payload, staff.editor, genuine.id, 'publish', { now: EARLIER })).rejects.toThrow(
    /Approval is missing/,
  )
  expect((await publicView(payload, genuine)).page).toMatch(/^404/)
})
