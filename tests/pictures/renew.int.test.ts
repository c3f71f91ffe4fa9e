// Pictures that were published before there were copies for readers: made anew under their own address at the
// first start.

import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article, Media } from '#payload-types'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { digestOfBytes } from '#src/pictures/digest.ts'
import { writePicture } from '#src/pictures/pictureStore.ts'
import { findPublicPicture } from '#src/public/pictures.ts'
import { renewPictures } from '#src/publishing/pictures/renew.ts'
import { draft, newest, published, take } from '../support/articles.ts'
import { rest, signIn } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { eyesOn, publicView } from '../support/publicView.ts'
import { fromCamera, SECRET } from './camera.ts'

const EARLIER = new Date(Date.now() - 3_600_000)

let newsroom: Newsroom
let original: Buffer
let turned: Media
let broken: Media
let out: Article
let approved: Article

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff } = newsroom
  original = await fromCamera({ format: 'jpeg', orientation: 6, width: 800, height: 400 })
  turned = await asBefore(original, { width: 800, height: 400 })
  broken = await asBefore(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), { width: 800, height: 400 })
  const pair = { author: staff.author, editor: staff.editor, now: EARLIER }
  out = await published(payload, { ...pair, data: { leadImage: turned.id } })
  await published(payload, { ...pair, data: { leadImage: broken.id } })
  approved = await draft(payload, staff.author, { leadImage: turned.id })
  await take(payload, staff.author, approved.id, 'submit', { now: EARLIER })
  await take(payload, staff.editor, approved.id, 'approve', { now: EARLIER })
})
afterAll(() => newsroom?.close())

/**
 * A picture as the commit before stored it: the file as it was uploaded, its sides as they stand in the file,
 * and no digest.
 */
async function asBefore(bytes: Buffer, sides: { width: number; height: number }): Promise<Media> {
  const { payload, staff } = newsroom
  const good = await fromCamera({ format: 'jpeg', width: 800, height: 400 })
  const media = await payload.create({
    collection: 'media',
    data: { alt: 'A field', credit: 'Assay', rights: 'Ours' },
    file: { data: good, mimetype: 'image/jpeg', name: 'field.jpg', size: good.length },
    ...as(staff.author),
  })
  await payload.db.updateOne({ collection: 'media', id: media.id, data: { fileDigest: null, ...sides } })
  await writeFile(fileOf(media), bytes)
  await rm(path.join(process.env.DATA_DIR!, 'originals', media.filename!))
  return media
}

const fileOf = (media: Media, folder = 'media') => path.join(process.env.DATA_DIR!, folder, media.filename!)
const start = () => renewPictures({ payload: newsroom.payload, now: () => new Date() })
const forReaders = (media: Media) => findPublicPicture({ payload: newsroom.payload, name: media.filename! })
const eventsOf = async (media: Media) =>
  (
    await newsroom.payload.find({
      collection: 'audit',
      where: {
        and: [
          { subject: { equals: `media/${media.id}` } },
          { action: { in: ['picture.files', 'picture.unreadable'] } },
        ],
      },
      sort: 'seq',
      overrideAccess: true,
    })
  ).docs.map(({ action, data, actorName }) => ({ action, data, actorName }))
const storedCopy = async () => (await publicView(newsroom.payload, out)).copy

describe('before and during the first start', () => {
  test('nobody but staff gets a file that was not made anew', async () => {
    expect(await forReaders(turned)).toBeNull()
    const address = `/media/file/${turned.filename}`
    expect((await rest(address)).status).toBe(404)
    const token = await signIn(newsroom.payload, newsroom.staff.author.email, newsroom.password)
    expect((await rest(address, { token })).status).toBe(200)
  })

  test('a start that was ended before the database was told is carried on, from the original', async () => {
    await writePicture('originals', turned.filename!, original)
    await writeFile(fileOf(turned), 'half of a ')
    expect(await forReaders(turned)).toBeNull()
  })
})

describe('after it', () => {
  let copyBefore: unknown
  let approvalsBefore: unknown
  beforeAll(async () => {
    copyBefore = await storedCopy()
    approvalsBefore = (await newest(newsroom.payload, approved.id)).approvals
    await start()
  })

  test('the same address gives a turned file without what the camera wrote; the original is the desk’s', async () => {
    const found = await forReaders(turned)
    expect(found!.bytes.includes(SECRET)).toBe(false)
    const { exif, width, height } = await sharp(found!.bytes).metadata()
    expect({ exif, width, height }).toEqual({ width: 400, height: 800 })
    expect((await readFile(fileOf(turned, 'originals'))).equals(original)).toBe(true)
  })

  test('one event names both digests', async () => {
    expect(await eventsOf(turned)).toEqual([
      {
        action: 'picture.files',
        data: {
          name: null,
          files: expect.objectContaining({
            [turned.filename!]: digestOfBytes(await readFile(fileOf(turned))),
          }),
          replaced: { [turned.filename!]: digestOfBytes(original) },
        },
        actorName: 'System',
      },
    ])
    // The other picture's file was put there past the record, and its original and its digest taken away, by
    // this test.
    expect(
      (await verifyRecord({ payload: newsroom.payload })).findings.map(({ message }) => message),
    ).toEqual([
      expect.stringContaining(`The file ${broken.filename} of the picture`),
      expect.stringContaining(`The file originals/${broken.filename} of the picture`),
      expect.stringContaining('has another digest of its file than the record says'),
    ])
  })

  test('what is stored, its hashes and approvals stay; page and API tell the sides of the file', async () => {
    const { payload, staff } = newsroom
    expect(await storedCopy()).toEqual(copyBefore)
    expect((await newest(payload, approved.id)).approvals).toEqual(approvalsBefore)
    const { api, now } = eyesOn(payload)
    const { body } = await api(`/articles/${out.slug}`, { now })
    expect((body as { article?: object }).article ?? body).toMatchObject({
      leadImage: { width: 400, height: 800 },
    })
    expect((await publicView(payload, out)).page).toMatch(/width="400" height="800"/)
    await take(payload, staff.editor, approved.id, 'publish') // approved as it was, so it may go out
  })

  test('a file that cannot be decoded is named once in the record, and readers no longer get it', async () => {
    const bytes = await readFile(fileOf(broken))
    expect((await start()).unreadable).toEqual([broken.id])
    expect(await eventsOf(broken)).toEqual([
      { action: 'picture.unreadable', data: { before: digestOfBytes(bytes) }, actorName: 'System' },
    ])
    expect(await forReaders(broken)).toBeNull()
  })

  test('the next start changes nothing', async () => {
    const bytes = await readFile(fileOf(turned))
    expect(await start()).toMatchObject({ made: 0, missing: [] })
    expect((await readFile(fileOf(turned))).equals(bytes)).toBe(true)
    expect((await eventsOf(turned)).length).toBe(1)
    expect(
      (await readdir(path.join(process.env.DATA_DIR!, 'media'))).filter((name) => name.endsWith('.part')),
    ).toEqual([])
  })
})

test('of two starts at the same time one records the change', async () => {
  const picture = await asBefore(original, { width: 800, height: 400 })
  const both = await Promise.all([start(), start()])
  expect(both.reduce((sum, { made }) => sum + made, 0)).toBe(1)
  expect((await eventsOf(picture)).length).toBe(1)
})
