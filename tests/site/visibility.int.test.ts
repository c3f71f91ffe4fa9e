// Time is checked when read: at each instant every surface shows what is out at that instant, while no clock
// of Assay ticks.

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Article } from '#payload-types'
import { recordComment } from '#src/comments/index.ts'
import { fig, p, text } from '#src/demo/text.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { aReader } from '../readers/desk.ts'
import { aFigure, published, republished, withdraw } from '../support/articles.ts'
import { A_CORRECTION } from '../support/changes.ts'
import { rest } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { COMMON, countedByKey, surfaces, type Kind, type Subject, type Surface } from './surfaces.ts'

/**
 * The clock of the access rules, and not the machine's: the driver of MongoDB takes a clock that jumps for a
 * lost connection.
 */
const clock = vi.hoisted(() => ({ now: null as Date | null }))
vi.mock('#access/clock.ts', async (original) => {
  const real = await original<typeof import('#access/clock.ts')>()
  return {
    ...real,
    clockOf: (context: Parameters<typeof real.clockOf>[0]) => clock.now ?? real.clockOf(context),
  }
})
const setClock = (now: Date | null) => {
  clock.now = now
}

const MINUTE = 60_000
const apiKey = 'visibility-key-0123456789-abcdefgh'
/** Everything is done at `START`, and what waits, waits for `THEN`. */
const START = new Date((Math.floor(Date.now() / MINUTE) - 120) * MINUTE)
const THEN = new Date(START.getTime() + 60 * MINUTE)
const before = new Date(THEN.getTime() - 1)

let newsroom: Newsroom
let all: Surface[]
let placement: Partial<Article>
let readerId: string
const subjects: Record<string, Subject> = {}

const given = () => ({ author: newsroom.staff.author, editor: newsroom.staff.editor })
const story = (word: string, figureId: string): Partial<Article> => ({
  headline: `${word} and ${COMMON}`,
  standfirst: `A ${word} standfirst.`,
  body: text(p(`${word} body on ${COMMON} at `, fig(figureId), '.')) as unknown as Article['body'],
  seo: { title: `${word} title`, description: `${word} description` },
})
const noteOf = (word: string) => ({
  ...A_CORRECTION,
  note: `A ${word} note.`,
  was: `${word} was`,
  is: `${word} is`,
})

/** An article published at START, with a figure and a comment that hold its word. */
async function subject(name: string, data: Partial<Article> = {}): Promise<Subject> {
  const word = `${name}word`
  const figure = await aFigure(newsroom.payload, newsroom.staff.author, { label: `A ${word} figure` })
  const article = await published(newsroom.payload, {
    ...given(),
    data: { ...story(word, figure.id), slug: word, ...placement, ...data },
    now: START,
  })
  await recordComment({
    payload: newsroom.payload,
    articleId: article.id,
    readerId,
    parentId: null,
    body: `A ${word} comment.`,
    state: 'visible',
    createdAt: START,
  })
  subjects[name] = { word, id: article.id, slug: word, figure: figure.id }
  return subjects[name]
}

/** A correction of it that is out at once. */
async function correct(name: string): Promise<void> {
  await republished(newsroom.payload, {
    ...given(),
    id: subjects[name]!.id,
    data: { standfirst: 'Corrected.' },
    change: noteOf(subjects[name]!.word),
    now: START,
  })
}

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff } = newsroom
  const term = async (collection: 'commodities' | 'topics', name: string) =>
    (await payload.create({ collection, data: { name } as never, ...as(staff.admin) })).id
  placement = { commodities: [await term('commodities', 'Metals')], topics: [await term('topics', 'Supply')] }
  readerId = (await aReader(payload, 'Mei Tanaka')).id
  await payload.create({
    collection: 'integrations',
    data: { name: 'Partner', enableAPIKey: true, apiKey },
    ...as(staff.admin),
  })
  all = surfaces({ payload, apiKey, setClock })

  const at = THEN.toISOString()
  await subject('plain')
  await correct('plain')
  await subject('release', { releaseAt: at })
  await subject('embargo', { embargoUntil: at })
  await subject('archive', { endsAt: at, atEnd: 'archive' })
  await correct('archive')
  await subject('banner', { endsAt: at, atEnd: 'banner' })
  await correct('banner')
  await subject('withdrawn')
  await correct('withdrawn')
  await withdraw(payload, staff, subjects.withdrawn!.id, 'A withdrawnword note.', START)

  const due = new Date(START.getTime() + 2 * MINUTE)
  await subject('held', { releaseAt: due.toISOString() })
  const { docs } = await payload.find({
    collection: 'publicCopies',
    where: { article: { equals: subjects.held!.id } },
    depth: 0,
    overrideAccess: true,
  })
  await payload.db.updateOne({
    collection: 'publicCopies',
    id: docs[0]!.id,
    data: { document: { ...(docs[0]!.document as object), standfirst: 'Nobody approved this.' } },
    returning: false,
  })
  await releaseDue({ payload, now: due })

  const waiting = await subject('waiting')
  await republished(newsroom.payload, {
    ...given(),
    id: waiting.id,
    data: { ...story('newerword', waiting.figure), releaseAt: at },
    change: noteOf('newerword'),
    now: START,
  })
})
afterAll(() => newsroom?.close())

const shows = async (surface: Surface, asked: Subject, now: Date) =>
  (await surface.see(asked, now)).includes(asked.word)
const showing = async (name: string, now: Date) => {
  const seen: string[] = []
  for (const surface of all) if (await shows(surface, subjects[name]!, now)) seen.push(surface.name)
  return seen
}
const expected = (...kinds: Kind[]) =>
  all
    .filter(({ kind, name }) => kinds.includes(kind) && name !== 'API key, REST: editions')
    .map(({ name }) => name)

describe('an article', () => {
  test.each([
    ['plain', 'that is out, with a correction', before, ['readable', 'listed', 'notes']],
    ['release', 'a millisecond before its release time', before, []],
    ['release', 'at its release time', THEN, ['readable', 'listed']],
    ['embargo', 'a millisecond before its embargo ends', before, []],
    ['embargo', 'when its embargo ends', THEN, ['readable', 'listed']],
    ['archive', 'a millisecond before its end', before, ['readable', 'listed', 'notes']],
    ['archive', 'at its end, with which its page goes', THEN, []],
    ['banner', 'a millisecond before its end', before, ['readable', 'listed', 'notes']],
    ['banner', 'after its end, with which its page stays', THEN, ['readable', 'listed', 'notes']],
    ['held', 'that was held, long after its release time', THEN, []],
    ['withdrawn', 'that was withdrawn', THEN, ['readable', 'notes']],
  ] as [string, string, Date, Kind[]][])(
    '%s: %s is on exactly these surfaces',
    async (name, _, now, kinds) => {
      expect(await showing(name, now)).toEqual(expected(...kinds))
    },
  )

  test('is counted by nobody before its time or after its end', async () => {
    const counts = async (now: Date) => {
      const found: number[] = []
      for (const name of ['release', 'embargo', 'archive', 'banner', 'held', 'withdrawn'])
        found.push(await countedByKey({ apiKey, setClock, slug: `${name}word`, now }))
      return found
    }
    expect(await counts(before)).toEqual([0, 0, 1, 1, 0, 0])
    expect(await counts(THEN)).toEqual([1, 1, 0, 1, 0, 0])
  })

  test('says of its end what is true at that instant', async () => {
    const [page] = all
    expect(await page!.see(subjects.banner!, before)).toContain('Valid until')
    const after = await page!.see(subjects.banner!, THEN)
    expect(after).toContain('This note ended on')
    expect(after).not.toContain('Valid until')
  })
})

describe('an edition that waits to take the place of the present one', () => {
  /**
   * Surfaces that read the live row or ask the database by it follow with the next tick, two seconds at most.
   */
  const WITH_THE_TICK = [
    'API: a figure',
    'API key, REST: articles',
    'API key, REST: articles, drafts asked for',
    'API key, REST: one article',
    'API key, REST: public copies',
    'API key, GraphQL: articles',
    'API key, GraphQL: public copies',
    'API key, GraphQL: comments',
    'API key, REST: comments',
  ]
  const newer = () => ({ ...subjects.waiting!, word: 'newerword' })
  /** These two show the comment and the address, which do not change. */
  const unchanging = ['API: its comments', 'API: comment counts', 'the sitemap']

  test('is nowhere a millisecond before its time: not a word, nor a number, nor a note', async () => {
    for (const surface of all)
      expect([surface.name, await shows(surface, newer(), before)]).toEqual([surface.name, false])
    for (const path of [
      '/publicCopies?select[next]=true&limit=50',
      '/publicCopies?where[next][exists]=true',
      '/publicCopies?where[next.row.headline][contains]=newer',
      '/publicCopies?sort=next',
      '/articles?where[change.note][contains]=newer',
      '/editions',
      '/articles/versions',
    ]) {
      const { body } = await rest(path, { headers: { authorization: `integrations API-Key ${apiKey}` } })
      expect(JSON.stringify(body)).not.toContain('newerword')
    }
    const page = await all[0]!.see(subjects.waiting!, before)
    expect(page).not.toContain('Edition 2')
    expect(page).not.toContain('change-2')
    expect(page).toContain('waitingword body')
  })

  test('is on every public surface at its time, although no clock has ticked, and the text before it on none', async () => {
    const late = all.filter(
      ({ name, kind }) => !WITH_THE_TICK.includes(name) && !unchanging.includes(name) && kind !== 'notes',
    )
    for (const surface of late) {
      const seen = await surface.see(subjects.waiting!, THEN)
      expect([
        surface.name,
        seen.includes('newerword'),
        seen.includes('waitingword and'),
        seen.includes('waitingword body'),
      ]).toEqual([surface.name, true, false, false])
    }
    for (const surface of all.filter(({ name }) => expected('notes').includes(name)))
      expect([surface.name, await shows(surface, newer(), THEN)]).toEqual([surface.name, true])
    const page = await all[0]!.see(subjects.waiting!, THEN)
    for (const words of [
      'id="change-2"',
      'newerword was',
      '"dateModified":"' + THEN.toISOString(),
      'CorrectionComment',
      'newerword title',
    ])
      expect(page).toContain(words)
    expect(await all.find(({ name }) => name === 'the sitemap')!.see(subjects.waiting!, THEN)).toContain(
      `/articles/waitingword</loc><lastmod>${THEN.toISOString()}`,
    )
  })

  test('is everywhere once the clock has ticked', async () => {
    await releaseDue({ payload: newsroom.payload, now: THEN })
    for (const surface of all.filter(
      ({ name }) => !unchanging.includes(name) && name !== 'API key, REST: editions',
    ))
      expect([
        surface.name,
        await shows(surface, surface.name === 'API: a figure' ? subjects.waiting! : newer(), THEN),
      ]).toEqual([surface.name, true])
  })
})
