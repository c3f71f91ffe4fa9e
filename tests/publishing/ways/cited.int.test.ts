// Ways round by what an article shows: figures, pictures, sections and people change, the page does not, and
// somebody is asked to look.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Article, Commodity, Figure, Media, Topic } from '#payload-types'
import { block, fig, p, text } from '#src/demo/text.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import {
  aFigure,
  citing,
  draft,
  inMinutes,
  newest,
  published,
  republished,
  take,
} from '../../support/articles.ts'
import { A_CORRECTION } from '../../support/changes.ts'
import { as } from '../../support/newsroom.ts'
import { publicView } from '../../support/publicView.ts'
import { EARLIER, openAttack, PEOPLE, type Attack, type Person } from './attack.ts'
import { way } from './table.ts'

let attack: Attack
let shown: { figure: Figure; picture: Media; metal: Commodity; ofFigure: Commodity; topic: Topic }
/** The three that show all of it. */
let out: Article
let scheduled: Article
let approved: Article

const WRITERS: readonly Person[] = ['author', 'editor', 'admin']
const EDITORS: readonly Person[] = ['editor', 'admin']

beforeAll(async () => {
  attack = await openAttack()
  const { payload, staff } = attack
  const term = <T>(collection: 'commodities' | 'topics', name: string) =>
    payload.create({ collection, data: { name } as never, overrideAccess: true }) as Promise<T>
  const ofFigure = await term<Commodity>('commodities', 'Neodymium')
  shown = {
    figure: await aFigure(payload, staff.author, { commodity: ofFigure.id }),
    picture: await aPicture(),
    metal: await term('commodities', 'Rare earths'),
    ofFigure,
    topic: await term('topics', 'Trade'),
  }
  const data = everything()
  const pair = { author: staff.author, editor: staff.editor, now: EARLIER }
  out = await published(payload, { ...pair, data })
  scheduled = await published(payload, { ...pair, data: { ...data, releaseAt: inMinutes(600) } })
  approved = await draft(payload, staff.author, data)
  await take(payload, staff.author, approved.id, 'submit', { now: EARLIER })
  await take(payload, staff.editor, approved.id, 'approve', { now: EARLIER })
})
afterAll(() => attack?.close())

const everything = (): Partial<Article> => ({
  body: text(
    p('The floor is ', fig(shown.figure.id), '.'),
    block('commentary', {
      label: 'View',
      analyst: attack.staff.moderator.id,
      stance: 'none',
      horizon: '',
      text: text(p('Tight.')),
    }),
  ) as unknown as Article['body'],
  leadImage: shown.picture.id,
  commodities: [shown.metal.id],
  topics: [shown.topic.id],
})

async function aPicture(colour = '#335577'): Promise<Media> {
  return attack.payload.create({
    collection: 'media',
    data: { alt: 'A field', credit: 'Assay', rights: 'Ours' },
    file: await jpeg(colour),
    ...as(attack.staff.author),
  })
}

async function jpeg(colour: string) {
  const data = await sharp({ create: { width: 700, height: 400, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()
  return { data, mimetype: 'image/jpeg', name: 'field.jpg', size: data.length }
}

const views = () =>
  Promise.all([out, scheduled, approved].map((article) => publicView(attack.payload, article)))
const bytesOf = (media: Media) => readFile(path.join(process.env.DATA_DIR!, 'media', media.filename!))
const openTasks = async (article: Article) =>
  (
    await attack.payload.find({
      collection: 'tasks',
      where: { and: [{ article: { equals: article.id } }, { state: { equals: 'open' } }] },
      sort: '-at',
      pagination: false,
      depth: 0,
      overrideAccess: true,
    })
  ).docs

/**
 * Everybody changes a thing: who may, raises a task on each article that readers see or will; nobody changes
 * a word of what they see.
 */
async function raises({
  change,
  may,
  field,
}: {
  change: (person: Person, number: number) => Promise<number>
  may: readonly Person[]
  field: string
}): Promise<void> {
  const before = await views()
  for (const [number, person] of PEOPLE.entries()) {
    const known = [await openTasks(out), await openTasks(scheduled)].map((tasks) => tasks.length)
    const isDone = (await change(person, number)) < 400
    expect({ person, isDone }).toEqual({ person, isDone: may.includes(person) })
    const now = [await openTasks(out), await openTasks(scheduled)]
    expect({ person, tasks: now.map((tasks) => tasks.length) }).toEqual({
      person,
      tasks: known.map((count) => count + (isDone ? 1 : 0)),
    })
    if (isDone)
      for (const [task] of now) expect(task).toMatchObject({ fields: [field], byName: `The ${person}` })
  }
  const after = await views()
  // The sections around a page are named by their newest names; the text of it is not.
  expect(after.map(({ copy, api, page }) => [copy, api, withoutSections(page)])).toEqual(
    before.map(({ copy, api, page }) => [copy, api, withoutSections(page)]),
  )
  await expect(take(attack.payload, attack.staff.editor, approved.id, 'publish')).rejects.toThrow(
    /Changed since it was approved/,
  )
}

const withoutSections = (page: string) => page.replace(/<nav class="sections"[\s\S]*?<\/nav>/, '')

const patch = (person: Person, to: string, body: object) =>
  attack.call(person, to, { method: 'PATCH', body }).then(({ status }) => status)

way('figure-changed', () =>
  raises({
    change: (person, number) => patch(person, `/figures/${shown.figure.id}`, { value: String(900 + number) }),
    may: WRITERS,
    field: 'value',
  }),
)

way('picture-words', () =>
  raises({
    change: (person) => patch(person, `/media/${shown.picture.id}`, { alt: `By ${person}` }),
    may: WRITERS,
    field: 'alt',
  }),
)

way('picture-credit', () =>
  raises({
    change: (person) => patch(person, `/media/${shown.picture.id}`, { credit: `By ${person}` }),
    may: WRITERS,
    field: 'credit',
  }),
)

way('commodity-renamed', () =>
  raises({
    change: (person) => patch(person, `/commodities/${shown.metal.id}`, { name: `Metals by ${person}` }),
    may: EDITORS,
    field: 'name',
  }),
)

way('commodity-of-figure', () =>
  raises({
    change: (person) => patch(person, `/commodities/${shown.ofFigure.id}`, { name: `NdPr by ${person}` }),
    may: EDITORS,
    field: 'name',
  }),
)

way('topic-renamed', () =>
  raises({
    change: (person) => patch(person, `/topics/${shown.topic.id}`, { name: `Trade by ${person}` }),
    may: EDITORS,
    field: 'name',
  }),
)

/** Staff may send it, and it changes nothing: only an admin writes what readers are told of a person. */
const byAdmin = (id: string, data: (person: Person) => object) => async (person: Person) => {
  const status = await patch(person, `/staff/${id}`, data(person))
  return person === 'admin' ? status : 403
}

way('author-renamed', () =>
  raises({
    change: byAdmin(attack.staff.author.id, (person) => ({ name: `Author by ${person}` })),
    may: ['admin'],
    field: 'name',
  }),
)

way('author-described', () =>
  raises({
    change: byAdmin(attack.staff.author.id, (person) => ({ bio: `Written by ${person}` })),
    may: ['admin'],
    field: 'bio',
  }),
)

way('analyst-renamed', () =>
  raises({
    change: byAdmin(attack.staff.moderator.id, (person) => ({ name: `Analyst by ${person}` })),
    may: ['admin'],
    field: 'name',
  }),
)

way('section-pages', async () => {
  const { payload, staff } = attack
  const name = `Named by ${Date.now()}`
  await payload.update({ collection: 'commodities', id: shown.metal.id, data: { name }, ...as(staff.editor) })
  // A section's own page, and the navigation, show its newest name without an approval; the record says who
  // named it.
  const { docs } = await payload.find({
    collection: 'audit',
    where: { action: { equals: 'commodity.changed' } },
    sort: '-seq',
    limit: 1,
    depth: 0,
    overrideAccess: true,
  })
  expect(docs[0]).toMatchObject({ actorName: 'The editor', data: { changes: { name: { to: name } } } })
})

way('picture-file', async () => {
  const media = await aPicture()
  const before = await bytesOf(media)
  const other = await jpeg('#aa0000')
  const form = () => {
    const file = new FormData()
    file.set('_payload', JSON.stringify({ alt: 'Another' }))
    file.set('file', new Blob([new Uint8Array(other.data)], { type: 'image/jpeg' }), media.filename!)
    return file
  }
  const crop =
    'uploadEdits[crop][x]=10&uploadEdits[crop][y]=10&uploadEdits[crop][width]=20&uploadEdits[crop][height]=20&uploadEdits[widthInPixels]=100&uploadEdits[heightInPixels]=60'
  for (const person of PEOPLE) {
    const refused = [
      await attack.call(person, `/media/${media.id}`, { method: 'PATCH', body: form() }),
      await attack.call(person, `/media/${media.id}?${crop}`, { method: 'PATCH', body: { alt: 'Cropped' } }),
      await attack.call(
        person,
        `/media/${media.id}?uploadEdits[focalPoint][x]=5&uploadEdits[focalPoint][y]=5`,
        { method: 'PATCH', body: { alt: 'Focused' } },
      ),
      await attack.call(person, '/media', {
        method: 'POST',
        body: {
          alt: 'a',
          credit: 'c',
          rights: 'r',
          url: 'http://127.0.0.1:9/x.png',
          filename: media.filename,
        },
      }),
      await attack.call(person, '/media/paste-url?src=http://127.0.0.1:9/x.png'),
    ]
    expect(refused.map(({ status }) => [400, 401, 403].includes(status))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
    await attack.call(person, `/media/${media.id}`, {
      method: 'PATCH',
      body: {
        url: 'http://127.0.0.1:9/x.png',
        filename: 'x.png',
        focalX: 5,
        focalY: 5,
        sizes: {},
        isPublic: true,
        width: 1,
        prefix: '..',
      },
    })
    await attack.call(person, `/media/${media.id}/duplicate`, { method: 'POST', body: {} })
  }
  const script = new FormData()
  script.set('_payload', JSON.stringify({ alt: 'a', credit: 'c', rights: 'r' }))
  script.set('file', new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/png' }), 'x.png')
  expect((await attack.call('author', '/media', { method: 'POST', body: script })).status).toBe(400)
  const after = await attack.payload.findByID({
    collection: 'media',
    id: media.id,
    depth: 0,
    overrideAccess: true,
  })
  expect([after.filename, after.url, after.width, after.focalX, after.isPublic]).toEqual([
    media.filename,
    media.url,
    media.width,
    media.focalX,
    false,
  ])
  expect((await bytesOf(media)).equals(before)).toBe(true)
})

way('deleted-under-it', async () => {
  const before = await views()
  const file = await bytesOf(shown.picture)
  for (const [collection, thing] of [
    ['figures', shown.figure],
    ['media', shown.picture],
    ['commodities', shown.metal],
    ['commodities', shown.ofFigure],
    ['topics', shown.topic],
    ['staff', attack.staff.author],
  ] as const) {
    for (const person of PEOPLE) {
      for (const to of [`/${collection}/${thing.id}`, `/${collection}?where[id][equals]=${thing.id}`]) {
        const { status } = await attack.call(person, to, { method: 'DELETE' })
        expect({ person, to, isRefused: status >= 400 }).toEqual({ person, to, isRefused: true })
      }
    }
    if (collection !== 'staff')
      await expect(attack.payload.delete({ collection, id: thing.id, overrideAccess: true })).rejects.toThrow(
        /Still named in/,
      )
  }
  expect(await views()).toEqual(before)
  expect((await bytesOf(shown.picture)).equals(file)).toBe(true)
})

way('deleted-under-draft', async () => {
  const { payload, staff } = attack
  const name = `Under a draft ${Date.now()}`
  const picture = await aPicture()
  const topic = await payload.create({ collection: 'topics', data: { name } as Topic, overrideAccess: true })
  const commodity = await payload.create({
    collection: 'commodities',
    data: { name } as Commodity,
    overrideAccess: true,
  })
  await draft(payload, staff.author, {
    headline: 'Names them',
    leadImage: picture.id,
    topics: [topic.id],
    commodities: [commodity.id],
  })
  for (const place of [`/media/${picture.id}`, `/topics/${topic.id}`, `/commodities/${commodity.id}`]) {
    const answer = await attack.call('admin', place, { method: 'DELETE' })
    expect([place, answer.status, answer.body.errors?.[0]?.message]).toEqual([
      place,
      409,
      'Still named in: Names them. Take it out of every article first.',
    ])
  }
})

way('deleted-under-waiting', async () => {
  const { payload, staff } = attack
  const pair = { author: staff.author, editor: staff.editor }
  const article = await published(payload, { ...pair, now: EARLIER })
  const releaseAt = inMinutes(-20)
  const metal = await payload.create({
    collection: 'commodities',
    data: { name: 'Tin' },
    overrideAccess: true,
  })
  const topic = await payload.create({
    collection: 'topics',
    data: { name: 'Smelters' },
    overrideAccess: true,
  })
  const [figure, picture] = [await aFigure(payload, staff.author), await aPicture()]
  await republished(payload, {
    ...pair,
    id: article.id,
    now: EARLIER,
    data: {
      body: citing(figure),
      leadImage: picture.id,
      commodities: [metal.id],
      topics: [topic.id],
      releaseAt,
    },
    change: A_CORRECTION,
  })
  for (const [collection, { id }] of [
    ['figures', figure],
    ['media', picture],
    ['commodities', metal],
    ['topics', topic],
  ] as const) {
    await expect(payload.delete({ collection, id, ...as(staff.admin) })).rejects.toThrow(/Still named in/)
    await expect(payload.delete({ collection, id, overrideAccess: true })).rejects.toThrow(/Still named in/)
  }
  expect(await releaseDue({ payload, now: new Date(releaseAt) })).toBe(1)
  expect(await newest(payload, article.id)).toMatchObject({ state: 'published', edition: 2 })
})

way('deleted-after', async () => {
  const { payload, staff } = attack
  const pair = { author: staff.author, editor: staff.editor, now: EARLIER }
  const picture = await aPicture()
  const article = await published(payload, { ...pair, data: { leadImage: picture.id } })
  await republished(payload, { ...pair, id: article.id, data: { leadImage: null }, change: A_CORRECTION })
  await expect(payload.delete({ collection: 'media', id: picture.id, ...as(staff.admin) })).rejects.toThrow(
    /Readers saw it in/,
  )
  await expect(payload.delete({ collection: 'media', id: picture.id, overrideAccess: true })).rejects.toThrow(
    /Readers saw it in/,
  )
  await payload.delete({ collection: 'media', id: (await aPicture()).id, ...as(staff.admin) })
})

way('nested-writes', async () => {
  const { payload, staff } = attack
  const before = await views()
  const forged = { id: staff.author.id, name: 'Forged', bio: 'Forged', role: 'admin' }
  const nested = { id: out.id, headline: 'Forged', _status: 'published', state: 'published', body: null }
  for (const person of PEOPLE) {
    await attack.call(person, `/articles/${out.id}?depth=2`, {
      method: 'PATCH',
      body: {
        byline: [forged],
        leadImage: { ...shown.picture, alt: 'Forged', filename: 'forged.jpg' },
        commodities: [{ id: shown.metal.id, name: 'Forged' }],
        topics: [{ id: shown.topic.id, name: 'Forged' }],
      },
    })
    const figure = {
      type: 'inlineBlock',
      version: 1,
      fields: {
        id: 'a'.repeat(24),
        blockType: 'figure',
        figure: { id: shown.figure.id, value: '1', text: 'Forged', source: { title: 'Forged' } },
      },
    }
    expect([400, 401, 403]).toContain(
      (
        await attack.call(person, `/articles/${out.id}`, {
          method: 'PATCH',
          body: { body: text(p('The floor is ', figure)) },
        })
      ).status,
    )
    await attack.call(person, '/bundles', {
      method: 'POST',
      body: { name: 'Forged', articles: [nested, { id: scheduled.id, headline: 'Forged' }] },
    })
    for (const [to, body] of [
      ['/comments', { article: nested, body: 'Forged' }],
      ['/tasks', { article: nested, label: 'Forged' }],
      [
        '/figures',
        {
          label: 'Forged',
          value: '1',
          asOf: EARLIER.toISOString(),
          sourceTitle: 'x',
          commodity: { id: shown.metal.id, name: 'Forged' },
        },
      ],
      [`/commodities/${shown.ofFigure.id}`, { parent: { id: shown.metal.id, name: 'Forged' } }],
    ] as const) {
      await attack.call(person, to, { method: to.includes(shown.ofFigure.id) ? 'PATCH' : 'POST', body })
    }
  }
  const names = [
    (await payload.findByID({ collection: 'staff', id: staff.author.id, depth: 0, overrideAccess: true }))
      .name,
    (await payload.findByID({ collection: 'media', id: shown.picture.id, depth: 0, overrideAccess: true }))
      .alt,
    (
      await payload.findByID({
        collection: 'commodities',
        id: shown.metal.id,
        depth: 0,
        overrideAccess: true,
      })
    ).name,
    (await newest(payload, out.id)).headline,
  ]
  expect(names).not.toContain('Forged')
  const after = await views()
  expect(after.map(({ copy, api }) => [copy, api])).toEqual(before.map(({ copy, api }) => [copy, api]))
})

way('task-dismissed', async () => {
  const { payload, staff } = attack
  await payload.update({
    collection: 'figures',
    id: shown.figure.id,
    data: { label: 'NdPr floor, renamed' },
    ...as(staff.author),
  })
  const before = await views()
  const may = ['editor', 'compliance', 'admin']
  for (const person of PEOPLE) {
    const [task] = await openTasks(out)
    const dismiss = (body: object) =>
      attack.call(person, `/tasks/${task!.id}/dismiss`, { method: 'POST', body })
    for (const body of [{}, { note: ' ' }, { note: 'x'.repeat(1001) }, { note: 'Fine.', state: 'done' }])
      expect([400, 401, 403]).toContain((await dismiss(body)).status)
    const { status } = await dismiss({ note: `Nothing to do, says ${person}.` })
    expect({ person, isDone: status === 200 }).toEqual({ person, isDone: may.includes(person) })
    if (status !== 200) continue
    expect((await dismiss({ note: 'Again.' })).status).toBe(409)
    const { docs } = await payload.find({
      collection: 'audit',
      where: { action: { equals: 'task.dismiss' } },
      sort: '-seq',
      limit: 1,
      depth: 0,
      overrideAccess: true,
    })
    expect(docs[0]).toMatchObject({
      actorName: `The ${person}`,
      note: `Nothing to do, says ${person}.`,
      article: out.id,
    })
  }
  expect(await views()).toEqual(before)
})

way('task-closed', async () => {
  const { payload, staff } = attack
  const figure = await aFigure(payload, staff.author)
  const pair = { author: staff.author, editor: staff.editor, now: EARLIER }
  const article = await published(payload, { ...pair, data: { body: citing(figure) } })
  await payload.update({ collection: 'figures', id: figure.id, data: { value: '999' }, ...as(staff.author) })
  expect(await openTasks(article)).toHaveLength(1)
  const before = await publicView(payload, article)
  expect(before.page).toContain('$110/kg')
  await republished(payload, {
    ...pair,
    id: article.id,
    data: { standfirst: 'With the newest number.' },
    change: A_CORRECTION,
  })
  expect(await openTasks(article)).toHaveLength(0)
  expect((await publicView(payload, article)).page).toContain('$999/kg')
})
