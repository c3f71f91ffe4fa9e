// npm run audit:export: what is known of one article, in a folder that can be checked without us.

import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { evidencePack } from '#src/audit/pack/evidencePack.ts'
import { writePack } from '#src/audit/pack/files.ts'
import { findArticle } from '#src/audit/pack/findArticle.ts'
import { hashEvent } from '#src/auditEvents/hash.ts'
import { link, p, text } from '#src/demo/text.ts'
import { draft, take } from '../support/articles.ts'
import { bundled } from '../support/bundled.ts'
import { as, type Newsroom, openNewsroom } from '../support/newsroom.ts'

let room: Newsroom
let payload: Payload
let article: Article
let folder: string
const lost: string[] = []
const now = new Date('2025-07-11T08:00:00.000Z')
const EXPORT = path.join(import.meta.dirname, '../../src/server/console/auditExport.ts')

type Linked = {
  seq: number
  hash: string
  previousHash: string
  action: string
  data: { documentHash?: string; edition?: number }
  before: { seq: number; hash: string } | null
  after: { previousHash: string } | null
}

beforeAll(async () => {
  room = await openNewsroom()
  payload = room.payload
  const { author, editor, admin } = room.staff
  const leadImage = await payload.create({
    collection: 'media',
    data: { alt: 'A smelter', credit: 'The desk', rights: 'Ours' },
    file: {
      data: await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#888' } })
        .png()
        .toBuffer(),
      mimetype: 'image/png',
      name: 'smelter.png',
      size: 1,
    },
    ...as(author),
  })
  article = await draft(payload, author, {
    headline: 'Zinc & <lead>',
    leadImage: leadImage.id,
    body: text(
      p('Stocks fell at ', link('the exchange', 'https://example.com/lme'), '.'),
    ) as unknown as Article['body'],
  })
  await take(payload, author, article.id, 'submit')
  await take(payload, editor, article.id, 'approve')
  await take(payload, editor, article.id, 'publish')
  await payload.update({
    collection: 'articles',
    id: article.id,
    draft: true,
    data: {
      standfirst: 'A corrected note.',
      change: {
        kind: 'correction',
        note: 'We had the wrong month.',
        was: 'June',
        is: 'July',
        where: 'standfirst',
      },
    },
    ...as(author),
  })
  await take(payload, admin, article.id, 'override', { note: 'The editor is on a train.' })
  folder = await mkdtemp(path.join(tmpdir(), 'assay-pack-'))
  await write(path.join(folder, 'one'))
})
afterAll(async () => {
  await room?.close()
  await rm(folder, { recursive: true, force: true })
})

async function write(to: string): Promise<number> {
  return writePack(
    to,
    evidencePack({
      payload,
      article: await findArticle(payload, article.id),
      anchors: [],
      siteUrl: 'http://localhost:3000',
      dataDir: process.env.DATA_DIR!,
      now,
      missing: (picture) => lost.push(picture.file),
    }),
  )
}

/** Runs `npm run audit:export` as a person does, in a process of its own beside the newsroom. */
async function exportOnConsole(to?: string): Promise<{ code: number | null; said: string; failed: string }> {
  const where = to === undefined ? [] : ['--out', to]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=production', await bundled(EXPORT), article.id, ...where],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error' } },
  )
  return { code: status, said: stdout, failed: stderr }
}

const read = (name: string) => readFile(path.join(folder, 'one', name), 'utf8')
const json = async <T>(name: string) => JSON.parse(await read(name)) as T
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex')

test('the article is found by its id, its slug, and nothing else', async () => {
  const slug = (
    await payload.findByID({
      collection: 'articles',
      id: article.id,
      draft: true,
      depth: 0,
      overrideAccess: true,
    })
  ).slug!
  expect(await findArticle(payload, slug)).toEqual({ id: article.id, slug, headline: 'Zinc & <lead>' })
  expect(await findArticle(payload, article.id)).toMatchObject({ slug })
  await expect(findArticle(payload, 'nowhere')).rejects.toThrow('There is no article “nowhere”.')
})

test('the pack holds every edition, every draft, every event, and their checksums', async () => {
  const files = (await readdir(path.join(folder, 'one'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(folder, 'one'), path.join(entry.parentPath, entry.name)))
  expect(files).toEqual(
    expect.arrayContaining([
      'README.txt',
      'SHA256SUMS',
      'approvals.json',
      'events.json',
      'verification.json',
      'editions/001/page.html',
      'editions/002/changes.html',
      'editions/002/document.json',
      'drafts/0001-revision-1.json',
    ]),
  )
  const sums = (await read('SHA256SUMS'))
    .trim()
    .split('\n')
    .map((line) => line.slice(66))
  expect(sums).toEqual(files.filter((file) => file !== 'SHA256SUMS').sort())
  expect(
    execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: path.join(folder, 'one'), encoding: 'utf8' }),
  ).not.toContain('FAILED')
  await writeFile(path.join(folder, 'one', 'extra'), 'x')
  await expect(write(path.join(folder, 'one'))).rejects.toThrow('is not empty')
})

test('the same newsroom gives the same pack', async () => {
  await write(path.join(folder, 'two'))
  expect(await readFile(path.join(folder, 'two', 'SHA256SUMS'), 'utf8')).toBe(await read('SHA256SUMS'))
})

test('each document hashes to what the record says was published, and each event to its own hash', async () => {
  const { events } = await json<{ events: Linked[] }>('events.json')
  expect(events.map(({ action }) => action)).toEqual(['submit', 'approve', 'publish', 'override'])
  for (const { data } of events.filter((event) => event.data.documentHash)) {
    expect(sha256(await read(`editions/${String(data.edition).padStart(3, '0')}/document.json`))).toBe(
      data.documentHash,
    )
  }
  for (const { before, after, ...event } of events) {
    expect(hashEvent(event.previousHash, event as never)).toBe(event.hash)
    expect(before).toEqual({ seq: event.seq - 1, hash: event.previousHash })
    expect(after?.previousHash ?? event.hash).toBe(event.hash)
  }
})

test('the approvals say who, what and as which edition; the override says why', async () => {
  const { approvals, overrides } =
    await json<Record<'approvals' | 'overrides', Record<string, unknown>[]>>('approvals.json')
  expect(approvals).toMatchObject([
    {
      kind: 'editorial',
      by: { id: room.staff.editor.id, name: 'The editor' },
      wentOutAsEdition: [1],
      checksThatHadToPass: ['complete', 'sources'],
    },
  ])
  expect(overrides).toMatchObject([
    { action: 'override', by: { name: 'The admin' }, reason: 'The editor is on a train.', edition: 2 },
  ])
})

test('a page shows the edition with its picture and its note, and runs and loads nothing', async () => {
  const page = await read('editions/002/page.html')
  expect(page).toContain('Zinc &amp; &lt;lead&gt;')
  expect(page).toContain('A corrected note.')
  expect(page).toMatch(/Corrected .*We had the wrong month\..*It said: “June”/)
  expect(page).toMatch(/<img src="data:image\/webp;base64,/)
  expect(page).not.toMatch(/<script|\ssrc="(?!data:)|<link|srcset|url\(/)
})

test('a page shows what an edition changed of the one before, and runs and loads nothing', async () => {
  const page = await read('editions/002/changes.html')
  expect(page).toContain('<ins><strong>corrected</strong></ins>')
  expect(page).toContain('What edition 2 (correction) changed of edition 1.')
  expect(page).toContain("default-src 'none'")
  expect(page).not.toMatch(/<script|<link|url\(/)
})

test('the drafts say who saved them', async () => {
  expect(await json('drafts/0001-revision-1.json')).toMatchObject({
    revision: 1,
    savedBy: { id: room.staff.author.id, name: 'The author' },
    state: 'draft',
  })
})

test('the first page says in words what the check found and how to check again', async () => {
  const readme = await read('README.txt')
  expect(readme).toContain('The record is unbroken')
  expect(readme).toContain('sha256sum -c SHA256SUMS')
  expect((await json<{ ok: boolean }>('verification.json')).ok).toBe(true)
})

test('a pack with every picture says so, and the console ends with 0', async () => {
  expect(lost).toEqual([])
  expect(await json('verification.json')).toMatchObject({ missingPictures: [] })
  expect(await read('README.txt')).not.toContain('INCOMPLETE')
  const { code, said, failed } = await exportOnConsole(path.join(folder, 'console'))
  expect({ code, failed }).toEqual({ code: 0, failed: '' })
  expect(said).toContain('files about “Zinc & <lead>” are in')
})

test('without --out the pack is in the data folder, which others cannot read, and is never written over', async () => {
  const { slug } = await findArticle(payload, article.id)
  const place = path.join(process.env.DATA_DIR!, 'evidence', slug)
  const before = await readdir(folder)
  const { code, said } = await exportOnConsole()
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining(`are in ${place}.`) })
  expect(await readdir(folder)).toEqual(before)
  for (const made of [place, path.dirname(place)]) expect((await stat(made)).mode & 0o777).toBe(0o700)

  const sums = await readFile(path.join(place, 'SHA256SUMS'), 'utf8')
  const again = await exportOnConsole()
  expect({ code: again.code, failed: again.failed.trim() }).toEqual({
    code: 1,
    failed: `${place} is not empty. Name another folder with --out.`,
  })
  expect(await readFile(path.join(place, 'SHA256SUMS'), 'utf8')).toBe(sums)
})

test('a pack whose picture is gone from the disk is written, says what is missing, and the console ends with 1', async () => {
  const media = path.join(process.env.DATA_DIR!, 'media')
  for (const file of await readdir(media)) await rm(path.join(media, file))
  const to = path.join(folder, 'incomplete')
  const { code, said, failed } = await exportOnConsole(to)
  expect(code).toBe(1)
  expect(said).toContain('files about “Zinc & <lead>” are in')
  expect(failed).toMatch(
    /^The pack is incomplete: a picture that its editions show is not in .*media: \S+\.webp\. Put back/,
  )

  const { ok, missingPictures } = JSON.parse(await readFile(path.join(to, 'verification.json'), 'utf8')) as {
    ok: boolean
    missingPictures: object[]
  }
  expect(ok).toBe(false)
  expect(missingPictures).toMatchObject([
    { edition: 1, alt: 'A smelter', file: expect.stringMatching(/\.webp$/) },
    { edition: 2, alt: 'A smelter' },
  ])
  const readme = await readFile(path.join(to, 'README.txt'), 'utf8')
  expect(readme).toContain('THIS PACK IS INCOMPLETE: 2 PICTURES ARE MISSING')
  expect(readme).toMatch(/- edition 1: \S+\.webp \(“A smelter”\)/)
  const page = await readFile(path.join(to, 'editions/002/page.html'), 'utf8')
  expect(page).toContain('A picture is missing here')
  expect(page).toContain('A corrected note.')
  expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: to, encoding: 'utf8' })).not.toContain(
    'FAILED',
  )
})
