// Ways round by what the form of a colleague shows otherwise than a page.

import sharp from 'sharp'
import { afterAll, beforeAll, expect } from 'vitest'
import { block, fig, p, text } from '#src/demo/text.ts'
import type { WorkflowStatus } from '#src/publishing/steps/workflowStatus.ts'
import type { RichTextNode } from '#src/richtext/types.ts'
import { aFigure, draft, newest, seen } from '../../support/articles.ts'
import { browserOn } from '../../support/browser.ts'
import { signIn, STAFF_COOKIE } from '../../support/http.ts'
import { as } from '../../support/newsroom.ts'
import { siteOver } from '../../support/site.ts'
import { openAttack, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const save = (id: string, ...nodes: RichTextNode[]) =>
  attack.call('author', `/articles/${id}?draft=true`, { method: 'PATCH', body: { body: text(...nodes) } })

const bodyOf = async (id: string) => JSON.stringify((await newest(attack.payload, id)).body)

way('block-of-an-id', async () => {
  const { payload, staff } = attack
  const { id } = await draft(payload, staff.author)
  const disclosed = (blockId: string, words: string) => {
    const one = block('disclosure', { text: words }) as RichTextNode & { fields: Record<string, unknown> }
    Object.defineProperty(one.fields, 'id', { value: blockId, enumerable: true, writable: true })
    return one
  }
  const shared = 'a'.repeat(24)
  const saved = await save(
    id,
    p('It is so.'),
    disclosed('__proto__', 'One.'),
    disclosed(shared, 'Two.'),
    disclosed(shared, 'Three.'),
    disclosed('', 'Four.'),
  )
  expect(saved.status).toBe(200)
  const ids = [...(await bodyOf(id)).matchAll(/"id":"([^"]*)"/g)].map(([, found]) => found)
  expect(ids).toHaveLength(4)
  expect(new Set(ids).size).toBe(4)
  expect(ids.every((found) => /^[0-9a-f]{24}$/.test(found!))).toBe(true)

  const { textRevision } = await newest(payload, id)
  expect(
    (await save(id, ...((await newest(payload, id)).body!.root.children as RichTextNode[]))).status,
  ).toBe(200)
  expect((await newest(payload, id)).textRevision).toBe(textRevision! + 1)
  expect([...(await bodyOf(id)).matchAll(/"id":"([^"]*)"/g)].map(([, found]) => found)).toEqual(ids)
})

way('raised-and-lowered', async () => {
  const { payload, staff } = attack
  const { id } = await draft(payload, staff.author)
  const both = { type: 'text', text: '3', format: 96 } as RichTextNode
  expect((await save(id, p('It is 10', both, ' tonnes.'))).status).toBe(200)
  expect(await bodyOf(id)).toContain('"format":32')
})

way('figure-beside-digit', async () => {
  const { payload, staff } = attack
  const figure = await aFigure(payload, staff.author)
  const { id } = await draft(payload, staff.author)
  expect((await save(id, p('Stocks stand at 9', fig(figure.id), '.'))).status).toBe(200)
  const refused = await attack.call('author', `/articles/${id}/workflow/submit`, {
    method: 'POST',
    body: await seen(payload, id),
  })
  expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([
    409,
    expect.stringContaining('A figure touches the word or the number beside it. Put a space between them.'),
  ])
})

way('cell-of-marks', async () => {
  const { payload, staff } = attack
  const { id } = await draft(payload, staff.author)
  const cells = 'May\t"5\n"300"\n"\nJune\t40'
  expect((await save(id, p('It is so.'), block('table', { cells, source: 'LME' }))).status).toBe(200)
  expect(await bodyOf(id)).toContain(JSON.stringify('May\t“5\n300\n“\nJune\t40'))
})

way('address-of-lookalikes', async () => {
  const { payload, staff } = attack
  const { id } = await draft(payload, staff.author)
  const link: RichTextNode = {
    type: 'link',
    version: 3,
    fields: { linkType: 'custom', newTab: false, url: 'https://ѕес.gov/filing' },
    children: [{ type: 'text', text: 'the filing', format: 0, version: 1 } as RichTextNode],
  }
  expect((await save(id, p('See ', link, '.'))).status).toBe(200)
  const { besideTheText } = (await attack.call('editor', `/articles/${id}/workflow`))
    .body as unknown as WorkflowStatus
  expect(besideTheText).toContainEqual({
    called: 'A link',
    text: '“the filing” leads to https://xn--e1ayzd.gov/filing',
  })
})

/** An uploaded picture, large enough to be shown in several sizes. */
async function aPicture(): Promise<string> {
  const data = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#888' } })
    .png()
    .toBuffer()
  const { id } = await attack.payload.create({
    collection: 'media',
    data: { alt: 'A mill', credit: 'Desk', rights: 'Ours' },
    file: { data, mimetype: 'image/png', name: 'mill.png', size: data.length },
    ...as(attack.staff.author),
  })
  return id
}

way('shown-elsewhere', async () => {
  const { payload, staff } = attack
  const { id } = await draft(payload, staff.author, {
    seo: { title: 'Zinc, for searches', description: 'Others are told 9\n800 dollars.' },
    slug: 'zinc-for-searches',
    leadImage: await aPicture(),
    body: text(p('See it.'), block('image', { image: await aPicture() })) as never,
  })
  const cookie = `${STAFF_COOKIE}=${await signIn(payload, staff.editor.email, attack.password)}`
  const page = await browserOn(siteOver(payload), { cookie }).get(`/preview/articles/${id}`)
  for (const words of [
    'Zinc, for searches',
    '<dd>Others are told 9 · 800 dollars.</dd>',
    '/articles/zinc-for-searches',
  ])
    expect(page.html).toContain(words)
  const sizes = [...page.html.matchAll(/alt="A mill, (\d+ × \d+)"/g)].map(([, size]) => size)
  expect(sizes.filter((size) => size === '900 × 600')).toHaveLength(4) // of each picture the file and its full size
  expect(new Set(sizes).size).toBeGreaterThan(2)
  const { hash } = (await attack.call('editor', `/articles/${id}/workflow`)).body as unknown as WorkflowStatus
  expect(page.html).toContain(`data-content-hash="${hash}"`)
})
