// Ways round by signs that nobody sees: what is approved is what is seen, in every text that becomes public.

import type { CollectionSlug } from 'payload'
import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest'
import type { Article } from '#payload-types'
import { block, h2, p, text } from '#src/demo/text.ts'
import { publicProfile } from '#src/public/profiles.ts'
import { BundleRefusedError } from '#src/publishing/bundles/errors.ts'
import { releaseBundle } from '#src/publishing/bundles/releaseBundle.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import type { WorkflowStatus } from '#src/publishing/steps/workflowStatus.ts'
import type { RichTextNode } from '#src/richtext/types.ts'
import { tamper } from '../../audit/tamper.ts'
import { keptPages } from '../../caching/keptPages.ts'
import {
  aFigure,
  draft,
  inMinutes,
  newest,
  published,
  republished,
  seen,
  take,
} from '../../support/articles.ts'
import { as } from '../../support/newsroom.ts'
import { EARLIER, openAttack, type Attack } from './attack.ts'
import { way } from './table.ts'

/** Whether the rule is there yet: what was approved before it is approved without it. */
const rule = vi.hoisted(() => ({ isThere: true }))

vi.mock('#src/articles/hiddenSigns.ts', async (original) => {
  const real = await original<typeof import('#src/articles/hiddenSigns.ts')>()
  return {
    hiddenSigns: (...args: Parameters<typeof real.hiddenSigns>) =>
      rule.isThere ? real.hiddenSigns(...args) : [],
  }
})

type Refused = { errors: { path: string; message: string }[] }

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
beforeEach(() => {
  rule.isThere = true
})
afterAll(() => attack?.close())

const TURNED = 'Gold \u202Eto fall\u202C rise'
const SAID =
  'The headline has an invisible sign that turns the direction of the text (U+202E) after “Gold ”. Delete it.'

const step = async (person: 'author' | 'editor' | 'admin', id: string, action: string, body: object = {}) => {
  return attack.call(person, `/articles/${id}/workflow/${action}`, {
    method: 'POST',
    body: { ...(await seen(attack.payload, id)), ...body },
  })
}

/** As it was before there was the rule. */
async function before<Result>(run: () => Promise<Result>): Promise<Result> {
  rule.isThere = false
  try {
    return await run()
  } finally {
    rule.isThere = true
  }
}

async function approved(data: Partial<Article>): Promise<Article> {
  const { payload, staff } = attack
  return before(async () => {
    const article = await draft(payload, staff.author, data)
    await take(payload, staff.author, article.id, 'submit', { now: EARLIER })
    await take(payload, staff.editor, article.id, 'approve', { now: EARLIER })
    return article
  })
}

const scheduled = (data: Partial<Article>, now = EARLIER) =>
  before(() =>
    published(attack.payload, { author: attack.staff.author, editor: attack.staff.editor, data, now }),
  )

const EVERY_TEXT: [Partial<Article>, string][] = [
  [{ headline: TURNED }, SAID],
  [{ headline: 'Gold\r\nBcc: x' }, 'The headline has a line break after “Gold”. Delete it.'],
  [{ standfirst: '\u200B' }, 'The standfirst has an invisible sign (U+200B) at its beginning. Delete it.'],
  [{ standfirst: '\u0301' }, 'The standfirst has nothing that readers can see.'],
  [{ standfirst: '\u2800' }, 'The standfirst has an invisible sign (U+2800) at its beginning. Delete it.'],
  [{ disclosure: 'No\u2066ne' }, 'The disclosure has an invisible sign that turns the direction of the text'],
  [{ seo: { title: 'Go\u200Bld' } }, 'The title for search engines has an invisible sign (U+200B)'],
  [{ seo: { description: 'Go\u200Bld' } }, 'The description for search engines has an invisible sign'],
  [
    { body: text(p('Support stands at 9 \u2800800 dollars.')) as unknown as Article['body'] },
    'A paragraph has an invisible sign (U+2800) after “Support stands at 9 ”. Delete it.',
  ],
  [
    { body: text(p('Copper at \u202E51.')) as unknown as Article['body'] },
    'A paragraph has an invisible sign that turns the direction of the text (U+202E) after “Copper at ”.',
  ],
]

way('hidden-sign', async () => {
  const { payload, staff } = attack
  for (const [data, said] of EVERY_TEXT) {
    const kept = await attack.call('author', '/articles?draft=true', {
      method: 'POST',
      body: {
        headline: 'Gold',
        standfirst: 'A note.',
        byline: [staff.author.id],
        commenting: { mode: 'open' },
        body: text(p('Stocks fell.')),
        regulatoryClass: 'commentary',
        ...data,
      },
    })
    expect(kept.status, said).toBe(201)
    const { id } = (kept.body as unknown as { doc: Article }).doc
    for (const [name, value] of Object.entries(data))
      expect((await newest(payload, id))[name as 'headline'], name).toEqual(
        name === 'seo' ? expect.objectContaining(value as object) : value,
      )
    const refused = await step('author', id, 'submit')
    expect(refused.status, said).toBe(409)
    expect(refused.body.errors?.[0]?.message).toContain(said)
    const desk = await attack.call('author', `/articles/${id}/workflow`)
    expect(JSON.stringify(desk.body)).toContain(JSON.stringify(said).slice(1, -1))
  }
})

way('hidden-sign-approved', async () => {
  const { payload, staff } = attack
  const { id } = await approved({ headline: TURNED })
  const refused = await step('editor', id, 'publish')
  expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([409, SAID])

  const submitted = await before(async () => {
    const article = await draft(payload, staff.author, { headline: TURNED })
    await take(payload, staff.author, article.id, 'submit', { now: EARLIER })
    return article
  })
  const unapproved = await step('editor', submitted.id, 'approve')
  expect([unapproved.status, unapproved.body.errors?.[0]?.message]).toEqual([409, SAID])
  const alone = await step('admin', submitted.id, 'override', { note: 'It is urgent.' })
  expect([alone.status, alone.body.errors?.[0]?.message]).toEqual([409, SAID])

  const other = await approved({})
  const bundle = await payload.create({
    collection: 'bundles',
    data: { name: 'Together', articles: [id, other.id] } as never,
    ...as(staff.editor),
  })
  await expect(
    releaseBundle({ payload, actor: staff.editor, id: bundle.id, now: new Date() }),
  ).rejects.toThrow(BundleRefusedError)
  expect((await newest(payload, other.id)).state).toBe('approved')

  const embargoed = await scheduled({ headline: TURNED, embargoUntil: inMinutes(600) })
  expect((await step('editor', embargoed.id, 'ask-lift', { note: 'It is known.' })).status).toBe(200)
  const unlifted = await step('admin', embargoed.id, 'lift')
  expect([unlifted.status, unlifted.body.errors?.[0]?.message]).toEqual([409, SAID])

  const releaseAt = inMinutes(1)
  const waiting = await scheduled({ headline: TURNED, releaseAt })
  await releaseDue({ payload, now: new Date(releaseAt) })
  const held = await newest(payload, waiting.id)
  expect([held.state, held.live]).not.toContain('published')
})

way('hidden-sign-row', async () => {
  const { payload, staff } = attack
  const figure = await aFigure(payload, staff.author)
  const topic = await payload.create({
    collection: 'topics',
    data: { name: 'Stockpiles' },
    overrideAccess: true,
  })
  const commodity = await payload.create({
    collection: 'commodities',
    data: { name: 'Zinc' },
    overrideAccess: true,
  })
  const rows: [CollectionSlug, string, string[]][] = [
    ['staff', staff.author.id, ['name', 'jobTitle', 'bio']],
    ['topics', topic.id, ['name', 'description']],
    ['commodities', commodity.id, ['name', 'symbol', 'description']],
    ['figures', figure.id, ['label', 'sourceTitle']],
  ]
  for (const [collection, id, fields] of rows)
    for (const field of fields) {
      const stored = await payload.findByID({ collection, id, depth: 0, overrideAccess: true })
      const answer = await attack.call('admin', `/${collection}/${id}`, {
        method: 'PATCH',
        body: { [field]: 'Ab\u202Ecd' },
      })
      expect(answer.status, `${collection}.${field}`).toBe(400)
      const found = (answer.body.errors?.[0]?.data as Refused | undefined)?.errors[0]
      expect(found?.path).toBe(field)
      expect(found?.message).toMatch(/\(U\+202E\) after “Ab”\. Delete it\.$/)
      expect(await payload.findByID({ collection, id, depth: 0, overrideAccess: true })).toEqual(stored)
    }
  for (const field of ['siteName', 'tagline']) {
    const answer = await attack.call('admin', '/globals/settings', {
      method: 'POST',
      body: { [field]: 'As\u200Bsay' },
    })
    expect(answer.status, field).toBe(400)
  }
  const named = await attack.call('editor', '/bundles', {
    method: 'POST',
    body: { name: 'To\u202Egether', articles: [] },
  })
  expect(named.status).toBe(400)

  // A row from before the rule: what is left as it was does not stand in the way of saving something else.
  await tamper(payload, 'topics', { id: { equals: topic.id } }, () => ({ name: 'Stock\u200Bpiles' }))
  const described = await attack.call('editor', `/topics/${topic.id}`, {
    method: 'PATCH',
    body: { name: 'Stock\u200Bpiles', description: 'What is kept.' },
  })
  expect(described.status).toBe(200)
})

way('hidden-sign-note', async () => {
  const { out } = await attack.subjects()
  const asked = await step('editor', out.id, 'ask-withdrawal', { note: 'Wr\u202Eong' })
  expect([asked.status, asked.body.errors?.[0]?.message]).toEqual([
    400,
    'The note has an invisible sign that turns the direction of the text (U+202E) after “Wr”. Delete it.',
  ])
  const alone = await step('admin', out.id, 'emergency-withdraw', { note: '\u2800' })
  expect(alone.status).toBe(400)
  // Asked for before there was the rule, past the endpoint that now asks it.
  await take(attack.payload, attack.staff.editor, out.id, 'ask-withdrawal', { note: 'Wr\u202Eong' })
  const confirmed = await step('admin', out.id, 'withdraw')
  expect(confirmed.status).toBe(409)
  expect(confirmed.body.errors?.[0]?.message).toContain('Decline what was asked, and ask again.')
})

/** What readers get of an article beside its page: its part of the feed, and what a search shows of it. */
async function elsewhere(slug: string | null | undefined, word: string) {
  const pages = keptPages(attack.payload, () => new Date())
  const [feeds, api, site] = await Promise.all(
    ['/feed.xml', `/api/v1/search?q=${word}`, `/search?q=${word}`].map(pages.answer),
  )
  pages.stop()
  const { hits } = JSON.parse(api!.body) as { hits: { article: { slug: string }; passage: string | null }[] }
  const passage = hits.find(({ article }) => article.slug === slug)?.passage ?? null
  return {
    feed: feeds!.body.split('<item>').find((item) => item.includes(`/articles/${slug}<`)) ?? '',
    passage,
    shown: passage !== null && site!.body.includes(passage),
  }
}

way('line-turned', async () => {
  const { payload, staff } = attack
  const turned = await draft(payload, staff.author, {
    body: text(p('״Quiet״ it was.'), p('12 → 15')) as never,
  })
  const refused = await step('author', turned.id, 'submit')
  expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([
    409,
    expect.stringContaining('turns the line around, (U+05F4) at its beginning'),
  ])
  const ours = block('disclosure', { text: 'אבג\n12 → 15' })
  const { id, slug } = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    now: EARLIER,
    data: {
      body: text(p('From 12 → 15 in ב.'), ours) as never,
      disclosure: 'אבג\n5\t300',
    },
  })
  const pages = keptPages(payload, () => new Date())
  const page = Buffer.from(await pages.read(`/articles/${slug}`), 'base64').toString()
  pages.stop()
  expect(page).toContain('<p dir="auto">From 12 → 15 in ב.</p>')
  expect(page).toContain('<p><bdi>אבג</bdi><br>12 → 15</p>')
  expect(page).toContain('<p><bdi>אבג</bdi><br>5\u2003300</p>')
  await payload.update({
    collection: 'articles',
    id,
    draft: true,
    data: {
      body: text(p('ב: From 12 → 15 in ב.'), ours) as never,
      change: { kind: 'refile', note: 'A letter was missing.' },
    },
    ...as(staff.author),
  })
  const refile = await step('author', id, 'submit')
  expect([refile.status, refile.body.errors?.[0]?.message]).toEqual([
    409,
    expect.stringContaining('A refile changes no meaning'),
  ])

  const note = 'זהב fell to 5 tonnes, בדיל rose to 7 units.'
  await republished(payload, {
    author: staff.author,
    editor: staff.editor,
    id,
    data: { body: text(p('From 12 → 16 in ב.')) as never },
    change: { kind: 'update', note },
  })
  const { feed, passage } = await elsewhere(slug, 'tonnes')
  expect(feed.split(`&lt;/strong&gt; &lt;bdi&gt;${note}&lt;/bdi&gt;&lt;/p&gt;`)).toHaveLength(3)
  expect(passage).toBeNull()
  expect((await elsewhere(slug, '12')).passage).toBe('\u2066From 12 → 16 in ב.\u2069')
})

way('lines-joined', async () => {
  const { payload, staff } = attack
  const broken = 'We hold 5\n300 shares are owed to us.'
  const { id, slug } = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    now: EARLIER,
    data: {
      disclosure: broken,
      body: text(
        p('Price in euros a tonne: 5\n300 tonnes are sold.'),
        block('disclosure', { text: broken }),
        block('pullQuote', { quote: broken, attribution: 'A trader' }),
        block('table', { cells: 'Zinc\t"5\n300"', caption: 'Prices', source: 'Assay' }),
      ) as never,
    },
  })
  const pages = keptPages(payload, () => new Date())
  const page = Buffer.from(await pages.read(`/articles/${slug}`), 'base64').toString()
  pages.stop()
  expect(page).toContain('a tonne: 5<br>300 tonnes')
  expect(page.match(/We hold 5<br ?\/?>300 shares/g)).toHaveLength(3)
  expect(JSON.stringify((await newest(payload, id)).body)).toContain(String.raw`Zinc\t5 300`)

  expect(await elsewhere(slug, 'euros')).toEqual({
    passage:
      'Price in euros a tonne: 5 · 300 tonnes are sold. · We hold 5 · 300 shares are owed to us. · “We hold 5” · ' +
      '“300 shares are owed to us.” · A trader · Prices · Zinc · 5 300 · Source: Assay',
    feed: expect.stringMatching(/Disclosure&lt;\/h2&gt;\n&lt;p&gt;We hold 5&lt;br&gt;300 shares/),
    shown: true,
  })
  await republished(payload, {
    author: staff.author,
    editor: staff.editor,
    id,
    data: { body: text(p('Price in euros a tonne: 5\n301 tonnes are sold.')) as never },
    change: {
      kind: 'correction',
      note: 'It was 1\n500 tonnes',
      was: '5\n300 tonnes',
      is: '5\n301 tonnes',
      where: 'Line 1',
    },
  })
  const { feed } = await elsewhere(slug, 'euros')
  for (const words of ['It was 1&lt;br&gt;500', '5&lt;br&gt;300 tonnes', '5&lt;br&gt;301 tonnes'])
    expect(feed).toContain(words)

  const apart = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    now: EARLIER,
    data: {
      standfirst: 'Alpha and Beta gave 9\u2003800 tonnes.',
      body: text(p('Alpha and Beta gave Emspacium 9\u2003800, 7\u3000300 and 4\u00A0 100 tonnes.')) as never,
    },
  })
  const again = keptPages(payload, () => new Date())
  const shown = Buffer.from(await again.read(`/articles/${apart.slug}`), 'base64').toString()
  again.stop()
  expect(shown.split('Alpha and Beta gave 9 · 800 tonnes.').length).toBeGreaterThan(3) // meta, og and JSON-LD
  expect(shown).not.toContain('9 800')
  expect((await elsewhere(apart.slug, 'emspacium')).passage).toBe(
    'Alpha and Beta gave Emspacium 9 · 800, 7 · 300 and 4 · 100 tonnes.',
  )

  const wide = await draft(payload, staff.author, {
    body: text(p(`Tin at 5${' '.repeat(90)}300 tonnes.`)) as never,
  })
  const refused = await step('author', wide.id, 'submit')
  expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([
    409,
    expect.stringContaining('A paragraph has 90 spaces in a row after “Tin at 5”'),
  ])
})

way('emergency-covered', async () => {
  const { payload, staff } = attack
  const { author, admin } = staff
  const outlookOf = async (id: string) =>
    (await attack.call('editor', `/articles/${id}/workflow`)).body as unknown as WorkflowStatus
  const save = (id: string, words: string[], kind: 'update' | 'refile') =>
    payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: {
        body: text(...words.map((line) => p(line))) as never,
        change: { kind, note: 'See below.' },
      },
      ...as(author),
    })
  const { id } = await published(payload, {
    author,
    editor: staff.editor,
    now: EARLIER,
    data: { body: text(p('Steel was steady.')) as never },
  })
  await save(id, ['Steel was steady.', 'Its chairman was arrested.'], 'update')
  await take(payload, admin, id, 'override', { note: 'It cannot wait.' })
  await save(id, ['Steel was steady, still.', 'Its chairman was arrested.'], 'refile')
  const after = await outlookOf(id)
  expect([after.isNew, after.isUnread]).toEqual([false, true])
  expect(JSON.stringify(after.differences)).toContain('Its chairman was arrested.')
  expect(after.besideTheText[0]).toEqual({
    called: 'A change note of an emergency',
    text: 'Update\nSee below.',
  })

  const urgent = await draft(payload, author, { body: text(p('Alto Steel closes its works.')) as never })
  await take(payload, admin, urgent.id, 'override', { note: 'It cannot wait.' })
  await save(urgent.id, ['Alto Steel closes its works'], 'refile')
  expect(await outlookOf(urgent.id)).toMatchObject({ isNew: true, isUnread: true, differences: null })
})

way('emergency-face', async () => {
  const { payload, staff } = attack
  const { author, admin } = staff
  const bio = 'Owns shares of Alto Steel.'
  await published(payload, { author, editor: staff.editor, now: EARLIER })
  await payload.update({ collection: 'staff', id: author.id, data: { bio }, ...as(admin) })
  for (let urgent = 0; urgent < 7; urgent++) {
    const { id } = await draft(payload, author, { headline: `Urgent ${urgent}` })
    await take(payload, admin, id, 'override', { note: 'It cannot wait.' })
  }
  const profile = await publicProfile({ payload, staffId: author.id, now: new Date() })
  expect([profile?.name, profile?.bio]).toEqual([author.name, expect.not.stringContaining('Alto Steel')])
  await payload.update({ collection: 'staff', id: author.id, data: { bio: author.bio }, ...as(admin) })
})

way('beside-unseen', async () => {
  const { payload, staff } = attack
  const bio = 'Its board took bribes, says the administrator.'
  await payload.update({ collection: 'staff', id: staff.author.id, data: { bio }, ...as(staff.admin) })
  const { id } = await draft(payload, staff.author)
  await step('author', id, 'submit')
  const { body } = await attack.call('editor', `/articles/${id}/workflow`)
  const { besideTheText, isNew } = body as unknown as WorkflowStatus
  expect([isNew, besideTheText]).toEqual([
    true,
    expect.arrayContaining([{ called: `The biography of ${staff.author.name}`, text: bio }]),
  ])
})

way('text-no-editor-loads', async () => {
  const { payload, staff } = attack
  const { id } = await draft(payload, staff.author)
  const tab = { type: 'tab', text: '\t', format: 0, detail: 0, mode: 'normal', style: '', version: 1 }
  const old = { ...block('pullQuote', { quote: 'x', attribution: 'y' }), version: 1 }
  const titled = block('commentary', { label: 'Ours', stance: 'none', text: text(h2('Hidden')) })
  for (const part of [p('Words ', tab as RichTextNode), old, titled]) {
    const { status, body } = await attack.call('author', `/articles/${id}?draft=true`, {
      method: 'PATCH',
      body: { body: text(part) },
    })
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('part 1 of the text')])
  }
})

way('words-behind-spaces', async () => {
  const { payload, staff } = attack
  const hidden = (shown: string) => `${shown}${' '.repeat(240)}SECRET`
  for (const part of [
    block('table', { cells: 'A\tB', caption: 'Spot', source: hidden('An exchange') }),
    block('pullQuote', { quote: 'x', attribution: hidden('A trader') }),
    block('commentary', {
      label: 'Ours',
      stance: 'none',
      horizon: `A year${' '.repeat(40)}SECRET`,
      text: text(p('x')),
    }),
  ]) {
    const { id } = await draft(payload, staff.author, { body: text(p('It is so.'), part) as never })
    const refused = await step('author', id, 'submit')
    expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([
      409,
      expect.stringMatching(/\d+ spaces in a row .*, of which readers see one/),
    ])
  }
})

way('name-only-waits', async () => {
  const { payload, staff } = attack
  const { author, editor, admin } = staff
  await attack.call('admin', `/staff/${author.id}`, { method: 'PATCH', body: { jobTitle: 'Fraudster' } })
  const { id } = await draft(payload, author)
  await take(payload, author, id, 'submit')
  await published(payload, { author, editor, data: { releaseAt: inMinutes(600) } })
  await expect(take(payload, admin, id, 'approve')).rejects.toThrow(/You wrote some of this text/)
})
