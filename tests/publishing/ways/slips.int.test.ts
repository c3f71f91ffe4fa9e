// Ways round by a slip of the pen: a refile that moves, takes in or leaves out what a slip never touches.

import sharp from 'sharp'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Article } from '#payload-types'
import { block, fig, link, p, text } from '#src/demo/text.ts'
import type { RichTextNode } from '#src/richtext/types.ts'
import { aFigure, inMinutes, published, seen } from '../../support/articles.ts'
import { as } from '../../support/newsroom.ts'
import { EARLIER, openAttack, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const anArticle = (data: Partial<Article>) =>
  published(attack.payload, { author: attack.staff.author, editor: attack.staff.editor, now: EARLIER, data })

/** What becomes of a change that its author calls a slip. */
async function refiled(id: string, data: object) {
  const saved = await attack.call('author', `/articles/${id}?draft=true`, {
    method: 'PATCH',
    body: { ...data, change: { kind: 'refile', note: 'A slip of the pen.' } },
  })
  expect(saved.status).toBe(200)
  const { status, body } = await attack.call('author', `/articles/${id}/workflow/submit`, {
    method: 'POST',
    body: await seen(attack.payload, id),
  })
  return { status, said: body.errors?.[0]?.message ?? '' }
}

type Try = [had: RichTextNode[], has: RichTextNode[], reason: RegExp]

async function expectRefused(tries: readonly Try[]): Promise<void> {
  for (const [had, has, reason] of tries) {
    const { id } = await anArticle({ body: text(p('It is so.'), ...had) as never })
    const { status, said } = await refiled(id, { body: text(p('It is so.'), ...has) })
    expect([status, said]).toEqual([409, expect.stringMatching(reason)])
    expect(said).toContain('A refile changes no meaning: choose correction or update.')
  }
}

const CHILE = p('Chile has cut its output.')
const FIRM = p('We hold this view firmly.')
const TYPED = p('Copper doubles to 18,000 dollars.')

way('value-clarified', async () => {
  const { payload, staff } = attack
  const figure = await aFigure(payload, staff.author, { label: 'Copper, three months', value: '9845.50' })
  const { id } = await anArticle({ body: text(p('It is at ', fig(figure.id), '.')) as never })
  const clarified = async (data: object) => {
    await attack.call('author', `/articles/${id}?draft=true`, {
      method: 'PATCH',
      body: { ...data, change: { kind: 'clarification', note: 'It could be misread.' } },
    })
    const { status, body } = await attack.call('author', `/articles/${id}/workflow/submit`, {
      method: 'POST',
      body: await seen(payload, id),
    })
    return { status, said: body.errors?.[0]?.message ?? '' }
  }
  await payload.update({
    collection: 'figures',
    id: figure.id,
    data: { value: '4120.35' },
    ...as(staff.author),
  })
  const refused = await clarified({ standfirst: 'Three months, not cash.' })
  expect(refused).toEqual({
    status: 409,
    said: expect.stringMatching(
      /“Copper, three months” is \$4,120\.35\/kg, and readers have \$9,845\.50\/kg\. A clarification changes no value: choose correction or update\./,
    ),
  })
  await payload.update({
    collection: 'figures',
    id: figure.id,
    data: { value: '9845.50' },
    ...as(staff.author),
  })
  expect(await clarified({ standfirst: 'Three months, and not cash.' })).toMatchObject({ status: 200 })
})

way('refile-moved', async () => {
  const { payload, staff } = attack
  const forecast = await aFigure(payload, staff.author, { label: 'Copper, desk forecast' })
  const reaches = () => p('Copper reaches ', fig(forecast.id), ' next June.')
  const view = (nodes: RichTextNode[], fields: object = {}) =>
    block('commentary', {
      label: 'Assay Commentary',
      analyst: staff.author.id,
      stance: 'bullish',
      horizon: 'into summer',
      text: text(...nodes),
      ...fields,
    })
  const other = { analyst: staff.moderator.id, stance: 'bearish' }
  const table = (cells: string) => block('table', { cells, caption: 'Output by mine', source: 'Reports' })
  await expectRefused([
    [[table('1\t2\t3\n4\t5\t6')], [table('1\t2\n3\t4\n5\t6')], /The number of rows or columns of a table/],
    [[view([FIRM, reaches()]), CHILE], [view([FIRM]), reaches(), CHILE], /figures stand in other places/],
    [[view([FIRM, TYPED]), CHILE], [view([FIRM]), TYPED, CHILE], /another place|words of/],
    [
      [view([FIRM, reaches()]), view([CHILE], other)],
      [view([FIRM]), view([reaches(), CHILE], other)],
      /figures stand in other places/,
    ],
    [[view([FIRM])], [view([FIRM], { label: 'Advertisement by Glencore' })], /The label of a commentary/],
  ])
})

way('refile-whole', async () => {
  const { payload, staff } = attack
  const author = as(staff.author)
  const [copper, tin] = await Promise.all(
    ['Copper slips', 'Tin slips'].map((name) =>
      payload.create({ collection: 'topics', data: { name } as never, overrideAccess: true }),
    ),
  )
  const blue = { width: 700, height: 400, channels: 3, background: '#335577' } as const
  const bytes = await sharp({ create: blue }).jpeg().toBuffer()
  const picture = await payload.create({
    collection: 'media',
    data: { alt: 'A mien at dusk', credit: 'Photo: Reuters', rights: 'Licensed' },
    file: { data: bytes, mimetype: 'image/jpeg', name: 'mine.jpg', size: bytes.length },
    ...author,
  })
  const body = (url: string) =>
    text(p('So says ', link('the report', url), '.'), block('image', { image: picture.id, caption: 'It' }))
  const { id } = await anArticle({
    slug: 'metal-falls-by-20-percent',
    topics: [copper!.id],
    leadImage: picture.id,
    body: body('https://exchange.example/') as never,
  })
  const same = {
    slug: 'metal-falls-by-20-percent',
    topics: [copper!.id],
    endsAt: null,
    body: body('https://exchange.example/'),
  }
  for (const [data, reason] of [
    [{ topics: [tin!.id] }, /The topics differ/],
    [{ slug: 'metal-rises-by-80-percent' }, /The address differs/],
    [{ endsAt: inMinutes(600) }, /The end differs/],
    [{ body: body('https://advert.example/') }, /A link differs/],
  ] as const)
    expect(await refiled(id, { ...same, ...data })).toEqual({
      status: 409,
      said: expect.stringMatching(reason),
    })
  const describe = (data: object) => payload.update({ collection: 'media', id: picture.id, data, ...author })
  await describe({ credit: 'Handout: the mine' })
  expect(await refiled(id, same)).toEqual({ status: 409, said: expect.stringMatching(/The credit/) })
  await describe({ credit: 'Photo: Reuters', alt: 'Workers on strike at a mine' })
  expect(await refiled(id, same)).toEqual({ status: 409, said: expect.stringMatching(/alternative texts/) })
  await describe({ alt: 'A mine at dusk' })
  expect(await refiled(id, same)).toEqual({ status: 200, said: '' })
})

way('refile-signs', () =>
  expectRefused([
    [
      [p('He said output rose “by a lot this year”.')],
      [p('He said output rose by a lot this year.')],
      /Quotation marks open or close/,
    ],
    ...['՚՚', 'ꞌꞌ', '⟪', '˵'].map((mark): Try => [
      [p(`He said output rose ${mark}by a lot this year${mark}.`)],
      [p('He said output rose by a lot this year.')],
      /Quotation marks open or close/,
    ]),
    [[p('It has stocks for 5, 300 tonnes leave.')], [p('It has stocks for 5 300 tonnes leave.')], /5 300/],
    [[p('The mine sold 5 300 tonnes.')], [p('The mine sold 5; 300 tonnes.')], /“sold 5; 300” stands/],
  ]),
)

const DENIED =
  'The ministry denied again on Monday that it ever asked the smelters for any cut of their output'
const ADMITTED =
  'A minister admitted when he came here how much of their money he took and hid from every court'

way('refile-glued', async () => {
  for (const glue of ['—', '-', '/', '·'])
    await expectRefused([
      [[p(DENIED.replaceAll(' ', glue))], [p(ADMITTED.replaceAll(' ', glue))], /words of the reporting/],
    ])
  await expectRefused([
    [
      [p('伦敦铜价今年下跌因为买家在北方的港口停工')],
      [p('上海锌市将会飞涨没有人能够阻挡我们如此说')],
      /words of/,
    ],
    [[p('It sold f\u00ADive ships.')], [p('It sold n\u00ADine ships.')], /nine|n\u00ADine/],
  ])
  const { id } = await anArticle({ headline: 'Zinc-falls-as-buyers-stay-away' })
  expect(await refiled(id, { headline: 'Zinc-will-soar-and-nobody-stops' })).toEqual({
    status: 409,
    said: expect.stringMatching(/words of the headline/),
  })
})
