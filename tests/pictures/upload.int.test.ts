// A picture on its way from the desk to readers: what is stored, who gets which file, and what a failure
// leaves behind.

import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Media } from '#payload-types'
import { digestOfBytes } from '#src/pictures/digest.ts'
import { inOwnPictureTurn } from '#src/pictures/turn.ts'
import { findPublicPicture } from '#src/public/pictures.ts'
import { published } from '../support/articles.ts'
import { rest, signIn } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { eyesOn } from '../support/publicView.ts'
import { fromCamera, SECRET } from './camera.ts'

const API_KEY = 'a-key-that-is-long-enough-for-a-test'

let newsroom: Newsroom
let token: string
let original: Buffer
let picture: Media

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  token = await signIn(payload, staff.author.email, password)
  await payload.create({
    collection: 'integrations',
    data: { name: 'Other site', enableAPIKey: true, apiKey: API_KEY },
    overrideAccess: true,
  })
  original = await fromCamera({ format: 'jpeg', orientation: 6, width: 800, height: 400 })
  picture = (await upload(original)).body.doc as Media
  await published(payload, { author: staff.author, editor: staff.editor, data: { leadImage: picture.id } })
})
afterAll(() => newsroom?.close())

async function upload(bytes: Buffer, fields: object = { alt: 'A field', credit: 'Assay', rights: 'Ours' }) {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'field.jpg')
  form.set('_payload', JSON.stringify(fields))
  return rest('/media', { method: 'POST', body: form, token })
}

const filesIn = (folder: string) => readdir(path.join(process.env.DATA_DIR!, folder)).catch(() => [])
const allFiles = async () => [...(await filesIn('media')), ...(await filesIn('originals'))].sort()

describe('what readers get', () => {
  test('every file of it is turned and says nothing of the camera; its row has the sides as shown', async () => {
    const { payload } = newsroom
    const row = await payload.findByID({ collection: 'media', id: picture.id, overrideAccess: true })
    expect(row).toMatchObject({ width: 400, height: 800, isPublic: true })
    const names = [row.filename!, ...Object.values(row.sizes!).flatMap(({ filename }) => filename ?? [])]
    expect(names.length).toBe(4)
    for (const name of names) {
      const found = await findPublicPicture({ payload, name })
      expect(found!.bytes.includes(SECRET)).toBe(false)
      expect((await sharp(found!.bytes).metadata()).exif).toBeUndefined()
    }
    expect(row.fileDigest).toBe(digestOfBytes((await findPublicPicture({ payload, name: names[0]! }))!.bytes))
  })

  test('page and API tell the sides as shown', async () => {
    const { api, now } = eyesOn(newsroom.payload)
    const [article] = (await api('/articles', { now })).body.articles as { leadImage: object }[]
    expect(article!.leadImage).toMatchObject({ width: 400, height: 800 })
  })
})

describe('the original', () => {
  test('is the file as it was uploaded, for every member of staff', async () => {
    expect(
      (await readFile(path.join(process.env.DATA_DIR!, 'originals', picture.filename!))).equals(original),
    ).toBe(true)
    const { payload, staff } = newsroom
    for (const role of ['author', 'moderator', 'admin'] as const) {
      const user = await signIn(payload, staff[role].email, newsroom.password)
      const answer = await rest(`/media/${picture.id}/original`, { token: user })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    }
  })

  test('is nobody else’s, by no address and no spelling of one', async () => {
    const name = picture.filename!
    for (const address of [
      `/media/${picture.id}/original`,
      `/media/file/../originals/${name}`,
      `/media/file/..%2Foriginals%2F${name}`,
      `/media/file/originals/${name}`,
      `/media/file/${name}?prefix=originals`,
      `/media/file/${name}?prefix=../originals`,
      `/originals/${name}`,
    ]) {
      for (const headers of [undefined, { authorization: `integrations API-Key ${API_KEY}` }]) {
        const { status, body } = await rest(address, headers ? { headers } : {})
        const text = JSON.stringify(body)
        expect({ address, status, isOriginal: text.includes(SECRET) || text.includes('Exif') }).toMatchObject(
          {
            address,
            isOriginal: false,
          },
        )
      }
    }
  })
})

describe('the address of a file', () => {
  test('gives everybody the public copy, whatever query comes with it', async () => {
    for (const address of ['', '?prefix=..', '?prefix=x&prefix[]=y']) {
      const answer = await rest(`/media/file/${picture.filename}${address}`)
      expect([address, answer.status, answer.headers.get('content-type')]).toEqual([
        address,
        200,
        'image/jpeg',
      ])
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test('is not there for everybody where it is the desk’s, and not there for anybody where the file is gone', async () => {
    const { doc } = (await upload(original)).body as unknown as { doc: Media }
    const address = `/media/file/${doc.filename}`
    const missing = await rest('/media/file/nothing.jpg')
    expect(missing.status).toBe(404)
    expect(await rest(address)).toMatchObject({ status: 404, body: missing.body })
    expect((await rest(address, { token })).status).toBe(200)
    await rm(path.join(process.env.DATA_DIR!, 'media', doc.filename!))
    expect((await rest(address, { token })).status).toBe(404)
  })
})

describe('what a failure leaves behind', () => {
  /** The status of an attempt, and whether there are as many files as before. */
  const attempted = async (attempt: () => Promise<{ status: number }>) => {
    const before = await allFiles()
    const { status } = await attempt()
    await expect.poll(allFiles).toEqual(before)
    return status
  }

  test('nothing of a file that is refused', async () => {
    expect(await attempted(() => upload(original.subarray(0, 2_000)))).toBe(400)
    expect(await attempted(() => upload(Buffer.from('GIF89a nothing')))).toBe(400)
  })

  test('nothing of a picture whose form is incomplete', async () => {
    expect(await attempted(() => upload(original, { alt: 'A field' }))).toBe(400)
  })

  test('nothing where the row cannot be stored', async () => {
    const { payload } = newsroom
    const hooks = payload.collections.media.config.hooks.afterChange
    hooks.push(() => {
      throw new Error('The disk is full.')
    })
    try {
      expect(await attempted(() => upload(original))).toBe(500)
    } finally {
      hooks.pop()
    }
  })

  test('nothing, not even a row, where the files cannot be stored', async () => {
    const { payload } = newsroom
    const count = async () =>
      (await payload.find({ collection: 'media', pagination: false, overrideAccess: true })).docs.length
    const rows = await count()
    const before = await filesIn('media')
    // A file where the folder belongs: the same on every system, whoever runs the test.
    const originals = path.join(process.env.DATA_DIR!, 'originals')
    const kept = path.join(process.env.DATA_DIR!, 'kept')
    await rename(originals, kept)
    await writeFile(originals, '')
    try {
      const answer = await upload(original)
      expect(answer.status).toBe(503)
      expect(answer.body.errors![0]!.message).toMatch(/could not be stored/)
      expect(await filesIn('media')).toEqual(before)
      expect(await count()).toBe(rows)
    } finally {
      await rm(originals)
      await rename(kept, originals)
    }
  })
})

test('while a picture waits to be decoded, and is, nobody else’s write waits', async () => {
  const { payload, staff } = newsroom
  let next!: () => void
  const turn = inOwnPictureTurn(() => new Promise<void>((resolve) => (next = resolve)))
  let isStored = false
  const uploading = upload(original).then(({ status }) => {
    isStored = true
    return status
  })
  await wait(300) // it waits for its turn by now
  await payload.create({ collection: 'topics', data: { name: 'Meanwhile' }, ...as(staff.admin) })
  expect(isStored).toBe(false)
  next()
  await turn
  expect(await uploading).toBe(201)
})

test('deleting a picture removes its original too', async () => {
  const { payload, staff } = newsroom
  const before = await allFiles()
  const { doc } = (await upload(original)).body as unknown as { doc: Media }
  expect((await allFiles()).length).toBe(before.length + 5)
  await payload.delete({ collection: 'media', id: doc.id, ...as(staff.admin) })
  await expect.poll(allFiles).toEqual(before)
})
