// Nobody writes, changes or deletes the record by any operation that Assay offers, whatever their rights.

import type { CollectionSlug, Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordOwn } from '#src/audit/index.ts'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { STAFF_ROLES } from '#src/workflow/transitions.ts'
import { graphql, rest, signIn } from '../support/http.ts'
import { as, type Newsroom, openNewsroom } from '../support/newsroom.ts'

let room: Newsroom
let payload: Payload
const tokens: Record<string, string> = {}
const ids: Record<'audit' | 'auditHead', string> = { audit: '', auditHead: '' }
const FORGED = {
  seq: 999,
  at: '2025-07-10T12:00:00.000Z',
  action: 'forged',
  channel: 'admin',
  actorName: 'Somebody else',
  previousHash: '0',
  hash: '1',
  name: 'forged',
}

beforeAll(async () => {
  room = await openNewsroom()
  payload = room.payload
  for (const role of STAFF_ROLES) tokens[role] = await signIn(payload, room.staff[role].email, room.password)
  await recordOwn(payload, {
    action: 'task.dismiss',
    at: new Date(),
    channel: 'job',
    actor: null,
    article: 'an-article',
    data: { task: 'a-task', label: 'A figure has changed.' },
  })
  for (const collection of ['audit', 'auditHead'] as const)
    ids[collection] = (await payload.db.findOne<{ id: string }>({ collection, where: {} }))!.id
})
afterAll(async () => {
  const { chain } = await verifyRecord({ payload })
  if (chain.broken) throw new Error(chain.broken.message)
  await room.close()
})

/** The whole of both collections. */
async function everything(): Promise<string> {
  const found = await Promise.all(
    (['audit', 'auditHead'] as const).map((collection) =>
      payload.db.find({ collection, sort: 'id', pagination: false }),
    ),
  )
  return JSON.stringify(found.map(({ docs }) => docs))
}

describe.each(['audit', 'auditHead'] as const)('%s', (collection) => {
  const slug = collection as CollectionSlug
  const data = FORGED as never

  test('the Local API refuses, also with every right', async () => {
    const before = await everything()
    const id = ids[collection]
    const where = { id: { exists: true } }
    for (const rights of [{ overrideAccess: true }, as(room.staff.admin)]) {
      const ways: (() => Promise<unknown>)[] = [
        () => payload.create({ collection: slug, data, ...rights }),
        () => payload.create({ collection: slug, data, draft: true, ...rights }),
        () => payload.create({ collection: slug, data, duplicateFromID: id, ...rights }),
        () => payload.duplicate({ collection: slug, id, ...rights }),
        () => payload.update({ collection: slug, id, data, ...rights }),
        () => payload.update({ collection: slug, where, data, ...rights }),
        () => payload.delete({ collection: slug, id, ...rights }),
        () => payload.delete({ collection: slug, where, ...rights }),
        () => payload.restoreVersion({ collection: slug, id, ...rights }),
      ]
      for (const [i, way] of ways.entries()) await expect(way(), `way ${i}`).rejects.toThrow(/.+/)
    }
    expect(await everything()).toBe(before)
  })

  test.each(STAFF_ROLES)('REST refuses %s', async (role) => {
    const before = await everything()
    const id = ids[collection]
    const token = tokens[role]!
    const calls: [string, string, unknown?][] = [
      ['POST', `/${collection}`, FORGED],
      ['POST', `/${collection}/${id}/duplicate`, {}],
      ['POST', `/${collection}/${id}`, FORGED],
      ['POST', `/${collection}/versions/${id}`, {}],
      ['PATCH', `/${collection}/${id}`, FORGED],
      ['PATCH', `/${collection}/${id}?draft=true&autosave=true&trash=true`, FORGED],
      ['PATCH', `/${collection}?where[id][exists]=true`, FORGED],
      ['PUT', `/${collection}/${id}`, FORGED],
      ['DELETE', `/${collection}/${id}`],
      ['DELETE', `/${collection}?where[id][exists]=true&trash=true`],
    ]
    for (const [method, path, body] of calls)
      expect((await rest(path, { method, token, body })).status, `${method} ${path}`).toBeGreaterThanOrEqual(
        400,
      )
    expect(await everything()).toBe(before)
  })

  test('GraphQL has no mutation of it, and changes nothing', async () => {
    const before = await everything()
    const { body } = await graphql('{ __schema { mutationType { fields { name } } } }', {
      token: tokens.admin,
    })
    const names = (
      (body.data as { __schema: { mutationType: { fields: { name: string }[] } } }).__schema.mutationType
        .fields ?? []
    ).map(({ name }) => name)
    expect(names.filter((name) => /audit/i.test(name))).toEqual([])
    for (const mutation of [
      `deleteAuditEvent(id: "${ids.audit}") { id }`,
      `updateAuditEvent(id: "${ids.audit}", data: { action: "forged" }) { id }`,
      `createAuditEvent(data: { action: "forged" }) { id }`,
    ]) {
      expect((await graphql(`mutation { ${mutation} }`, { token: tokens.admin })).body.errors).toBeDefined()
    }
    expect(await everything()).toBe(before)
  })
})

describe('who reads', () => {
  const seen = async (role: string) =>
    (
      (await rest('/audit?limit=100', { token: tokens[role]! })).body.docs as { article?: string | null }[]
    ).map(({ article }) => article ?? null)

  test('admin and compliance read all of it', async () => {
    const { docs } = await payload.find({
      collection: 'audit',
      pagination: false,
      depth: 0,
      overrideAccess: true,
    })
    for (const role of ['admin', 'compliance']) expect(await seen(role)).toHaveLength(docs.length)
  })

  test('other staff read what it says of articles, and nothing of one another', async () => {
    for (const role of ['author', 'editor', 'moderator']) expect(await seen(role)).toEqual(['an-article'])
  })

  test('nobody else reads it, and nobody its head', async () => {
    expect((await rest('/audit')).status).toBe(401)
    for (const role of STAFF_ROLES)
      expect((await rest('/auditHead', { token: tokens[role]! })).status).toBe(403)
  })
})
