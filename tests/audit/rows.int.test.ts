// npm run audit:verify names what somebody changed straight in the database: a password, a key, a setting, a
// section, a figure, a picture's words and its file, and a reader's ban.

import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { recordOwn } from '#src/audit/index.ts'
import { writeBaseline } from '#src/audit/recording/baseline.ts'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { rest, signIn } from '../support/http.ts'
import { as, type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { erase, restore, tamper } from './tamper.ts'

let room: Newsroom
let payload: Payload
let picture: { id: string; filename: string; sizes: Record<string, { filename?: string | null }> }
let undo: (() => Promise<unknown>)[] = []

const OLD_ACCOUNT = 'old.hand@desk.example'
const is = (id: string) => ({ id: { equals: id } })

beforeAll(async () => {
  room = await openNewsroom()
  payload = room.payload
  const admin = as(room.staff.admin)
  await payload.create({
    collection: 'integrations',
    data: { name: 'Terminal', enableAPIKey: true, apiKey: 'a-key-of-the-terminal-0123456789-abc' },
    ...admin,
  })
  await payload.create({ collection: 'topics', data: { name: 'Tariffs' }, ...admin })
  for (const displayName of ['Kenji', 'Loud'])
    await payload.create({
      collection: 'readers',
      data: { displayName, email: `${displayName}@reader.example`, password: 'reader password' },
      overrideAccess: true,
    })
  const data = await png('red')
  picture = (await payload.create({
    collection: 'media',
    data: { alt: 'A furnace', credit: 'N. N.', rights: 'CC0' },
    file: { name: 'furnace.png', mimetype: 'image/png', data, size: data.length },
    ...admin,
  })) as unknown as typeof picture
  await oldAccount()
}, 120_000)
afterAll(() => room?.close())

function png(background: string): Promise<Buffer> {
  return sharp({ create: { width: 700, height: 500, channels: 3, background } })
    .png()
    .toBuffer()
}

/** A hash as Payload made it before, which it stores anew at the next log-in. */
function oldHash(password: string): { hash: string; salt: string } {
  const salt = randomBytes(32).toString('hex')
  return { salt, hash: pbkdf2Sync(password, salt, 25_000, 512, 'sha256').toString('hex') }
}

/** An account of before the record kept fingerprints. */
async function oldAccount(): Promise<void> {
  const data = { name: 'Old Hand', email: OLD_ACCOUNT, role: 'author', slug: 'old-hand' }
  const { id } = await payload.db.create({
    collection: 'staff',
    data: { ...data, ...oldHash(room.password) },
  })
  await recordOwn(payload, {
    action: 'staff.created',
    at: new Date(0),
    channel: 'admin',
    actor: { id: 'a', name: 'The admin', role: 'admin' },
    subject: `staff/${String(id)}`,
    data: { ...data, departed: null, jobTitle: null, bio: null },
  })
}

async function findings(): Promise<string[]> {
  const { chain, findings: found } = await verifyRecord({ payload })
  expect(chain.broken).toBeNull()
  return found.map(({ message }) => message)
}

test('what is there is as the record says, before the baseline and after, and the baseline is written once', async () => {
  expect(await findings()).toEqual([])
  expect(await writeBaseline(payload, new Date())).toBe(true)
  expect(await writeBaseline(payload, new Date())).toBe(false)
  expect(await findings()).toEqual([])
  const [event] = await baselines()
  expect(Object.keys(event!.data.rows)).toHaveLength(2) // the old account, and the settings that nobody has saved yet
  expect(JSON.stringify(event)).not.toContain('pbkdf2')
})

test('an old account whose password is stored anew at its next log-in is as the record says', async () => {
  await signIn(payload, OLD_ACCOUNT, room.password)
  const row = await payload.db.findOne<{ id: string; hash: string }>({
    collection: 'staff',
    where: { email: { equals: OLD_ACCOUNT } },
  })
  expect(row!.hash).toMatch(/^pbkdf2/)
  expect(await findings()).toEqual([])
  await signIn(payload, OLD_ACCOUNT, room.password)
  expect(await findings()).toEqual([])
})

test('settings that an admin saves are as the record says', async () => {
  await payload.updateGlobal({ slug: 'settings', data: { tagline: 'Checked' }, ...as(room.staff.admin) })
  await payload.updateGlobal({
    slug: 'settings',
    data: { tagline: 'Checked twice' },
    ...as(room.staff.admin),
  })
  expect(await findings()).toEqual([])
})

test('an edit at the desk of anything that readers see says what was there, and is no finding', async () => {
  const editor = await signIn(payload, room.staff.editor.email, room.password)
  const admin = await signIn(payload, room.staff.admin.email, room.password)
  const { docs: topics } = await payload.find({ collection: 'topics', ...as(room.staff.editor) })
  const made = async (place: string, body: object) =>
    ((await rest(place, { method: 'POST', body, token: editor })).body.doc as { id: string }).id
  const commodity = await made('/commodities', { name: 'Tin' })
  const figure = await made('/figures', {
    label: 'Tin cash',
    value: '31000',
    unit: 't',
    currency: 'USD',
    kind: 'spot',
    asOf: '2026-11-20T17:00:00.000Z',
    zone: 'UTC',
    sourceTitle: 'The exchange',
  })
  for (const [place, token, change, was] of [
    [`/topics/${topics[0]!.id}`, editor, { name: 'Duties' }, { name: 'Tariffs' }],
    [`/topics/${topics[0]!.id}`, editor, { name: 'Tariffs' }, { name: 'Duties' }],
    [`/commodities/${commodity}`, editor, { name: 'Tin metal' }, { name: 'Tin' }],
    [`/figures/${figure}`, editor, { label: 'Tin, cash' }, { label: 'Tin cash' }],
    [`/media/${picture.id}`, editor, { alt: 'A blast furnace' }, { alt: 'A furnace' }],
    [`/media/${picture.id}`, editor, { alt: 'A furnace' }, { alt: 'A blast furnace' }],
    [`/staff/${room.staff.author.id}`, admin, { jobTitle: 'Correspondent' }, { jobTitle: null }],
  ] as const) {
    expect((await rest(place, { method: 'PATCH', body: change, token })).status).toBe(200)
    const { docs } = await payload.find({
      collection: 'audit',
      where: { subject: { equals: place.slice(1) } },
      sort: '-seq',
      limit: 1,
      depth: 0,
      overrideAccess: true,
    })
    const changes = Object.entries(change).map(([field, to]) => [
      field,
      { from: (was as Record<string, unknown>)[field], to },
    ])
    const said = (docs[0]!.data as { changes: Record<string, unknown> }).changes
    expect([place, Object.fromEntries(Object.entries(said).filter(([field]) => field !== 'slug'))]).toEqual([
      place,
      Object.fromEntries(changes),
    ])
  }
  expect(await findings()).toEqual([])
})

describe('what somebody changes in the database is named:', () => {
  afterEach(async () => {
    for (const each of undo.toReversed()) await each()
    undo = []
    const left = await findings()
    if (left.length > 0) throw new Error(`The test left something behind: ${left.join(' ')}`)
  })

  async function changed(...[collection, where, how]: Tampered): Promise<string[]> {
    const before = await tamper(payload, collection, where, how)
    undo.push(() => restore(payload, collection, before))
    return findings()
  }

  test('the password of another', async () => {
    const row = (await payload.db.findOne<{ id: string; hash: string; salt: string }>({
      collection: 'staff',
      where: is(room.staff.author.id),
    }))!
    const found = await changed('staff', is(room.staff.admin.id), () => ({ hash: row.hash, salt: row.salt }))
    expect(found).toEqual([
      expect.stringMatching(/^The account “The admin” has another password than the record knows, as System/),
    ])
  })

  test('the face of a colleague', async () => {
    expect(await changed('staff', is(room.staff.author.id), () => ({ bio: 'Never wrong.' }))).toEqual([
      expect.stringMatching(/^The account “The author” has another bio than the record says/),
    ])
  })

  test('a new key of an integration, and an integration that nobody made', async () => {
    const terminal = { name: { equals: 'Terminal' } }
    expect(await changed('integrations', terminal, () => ({ apiKeyIndex: 'f00' }))).toEqual([
      expect.stringMatching(
        /^The integration “Terminal” has another API key than the record knows, as The admin/,
      ),
    ])
    const { id } = await payload.db.create({
      collection: 'integrations',
      data: { name: 'Mole', enableAPIKey: true, apiKeyIndex: 'beef' },
    })
    undo.push(() => erase(payload, 'integrations', is(String(id))))
    expect(await findings()).toContain(
      'The integration “Mole” is there, and the record does not say who made it.',
    )
  })

  test('a setting', async () => {
    const before = await payload.db.findGlobal<Record<string, unknown>>({ slug: 'settings' })
    undo.push(() => payload.db.updateGlobal({ slug: 'settings', data: before }))
    await payload.db.updateGlobal({ slug: 'settings', data: { ...before, siteName: 'The Mole' } })
    expect(await findings()).toEqual([
      expect.stringMatching(
        /^The settings have another siteName than the record says, as The admin left them on/,
      ),
    ])
  })

  test('a section, and one that is deleted', async () => {
    const tariffs = { name: { equals: 'Tariffs' } }
    expect(await changed('topics', tariffs, () => ({ description: 'Buy now.' }))).toEqual([
      expect.stringMatching(/^The topic “Tariffs” has another description than the record says/),
    ])
    const row = (await payload.db.findOne<{ id: string } & Record<string, unknown>>({
      collection: 'topics',
      where: tariffs,
    }))!
    await payload.db.deleteOne({ collection: 'topics', where: is(row.id) })
    expect(await findings()).toEqual([
      'The topic “Tariffs” is gone, and the record does not say who deleted it.',
    ])
    const sql = await payload.db.create({ collection: 'topics', data: row, customID: row.id })
    expect(sql.id).toBe(row.id)
  })

  test('the words of a picture, its file, and which file it shows', async () => {
    expect(await changed('media', is(picture.id), () => ({ alt: 'A forgery' }))).toEqual([
      expect.stringMatching(/^The picture “A forgery” has another alt than the record says/),
    ])
    await undo.pop()!()

    const file = path.join(process.env.DATA_DIR!, 'media', picture.sizes.card!.filename!)
    const bytes = await readFile(file)
    undo.push(() => writeFile(file, bytes))
    await writeFile(file, await png('blue'))
    expect(await findings()).toEqual([
      `The file ${path.basename(file)} of the picture “A furnace” is not the one that the record knows.`,
    ])
    await rm(file)
    expect(await findings()).toEqual([
      `The file ${path.basename(file)} of the picture “A furnace” is gone or cannot be read.`,
    ])
    await undo.pop()!()

    const original = path.join(process.env.DATA_DIR!, 'originals', picture.filename)
    const uploaded = await readFile(original)
    undo.push(() => writeFile(original, uploaded))
    await writeFile(original, await png('green'))
    expect(await findings()).toEqual([
      `The file originals/${picture.filename} of the picture “A furnace” is not the one that the record knows.`,
    ])
    await undo.pop()!()

    await payload.update({
      collection: 'media',
      id: picture.id,
      data: { credit: 'Another N. N.' },
      ...as(room.staff.admin),
    })
    expect(await findings()).toEqual([])
    // As they are stored: reading gives them the address of the site.
    const stored = Object.entries(picture.sizes).map(([size, columns]) => [size, { ...columns, url: null }])
    const sizes = {
      ...Object.fromEntries(stored),
      card: { ...picture.sizes.card, url: null, filename: 'other.webp' },
    }
    expect(await changed('media', is(picture.id), () => ({ sizes }))).toEqual([
      'The picture “A furnace” shows the file other.webp, which the record does not know.',
      `The picture “A furnace” no longer names the file ${picture.sizes.card!.filename}, which the record knows.`,
    ])
  })

  test('a ban that was lifted, and one that nobody gave', async () => {
    const [loud, kenji] = await Promise.all(
      ['Loud', 'Kenji'].map((displayName) =>
        payload.db.findOne<{ id: string }>({
          collection: 'readers',
          where: { displayName: { equals: displayName } },
        }),
      ),
    )
    await payload.update({
      collection: 'readers',
      id: loud!.id,
      data: { bannedAt: '2025-07-10T12:00:00.000Z' },
      ...as(room.staff.moderator),
    })
    expect(await findings()).toEqual([])
    expect(await changed('readers', is(loud!.id), () => ({ bannedAt: null }))).toEqual([
      `Reader ${loud!.id} is not banned, and the record says otherwise.`,
    ])
    expect(
      await changed('readers', is(kenji!.id), () => ({ bannedAt: '2025-07-10T12:00:00.000Z' })),
    ).toContain(`Reader ${kenji!.id} is banned, and the record says otherwise.`)
  })
})

describe('a swap is not made right by being used:', () => {
  const password = 'the password of a stranger'

  test.each([
    ['signing in and putting it back', async () => {}],
    [
      'changing it at the desk',
      () =>
        payload.update({
          collection: 'staff',
          id: room.staff.editor.id,
          data: { password: 'a third long password', currentPassword: password } as object,
          ...as(room.staff.editor),
        }),
    ],
  ])('%s', async (what, use) => {
    const before = await tamper(payload, 'staff', is(room.staff.editor.id), () => oldHash(password))
    await signIn(payload, room.staff.editor.email, password)
    await use()
    if (what.startsWith('signing')) await restore(payload, 'staff', before)
    expect(await findings()).toContainEqual(
      expect.stringMatching(
        /^Somebody signed in to the account “The editor” on .* with a password that the record does not know\.$/,
      ),
    )
  })

  test('a value that was changed past the record shows when it is next changed at the desk', async () => {
    await tamper(payload, 'topics', { name: { equals: 'Tariffs' } }, () => ({ description: 'Buy now.' }))
    const { docs } = await payload.find({ collection: 'topics', ...as(room.staff.editor) })
    await payload.update({
      collection: 'topics',
      id: docs[0]!.id,
      data: { description: 'On duties.' },
      ...as(room.staff.editor),
    })
    expect(await findings()).toContainEqual(
      expect.stringMatching(
        /^Before The editor changed the description of the topic “Tariffs” on .*, it had been changed past the record\.$/,
      ),
    )
  })
})

type Tampered = Parameters<typeof tamper> extends [unknown, ...infer Rest] ? Rest : never
type Baseline = { data: { rows: Record<string, unknown> } }

async function baselines(): Promise<Baseline[]> {
  const { docs } = await payload.find({
    collection: 'audit',
    where: { action: { equals: 'record.baseline' } },
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs as unknown as Baseline[]
}
