// What an approver sees in the panel is what readers get: the order of signs in a line, whole lines, columns.

import { expect, type Locator } from '@playwright/test'
import {
  draftOf,
  expectAccessible,
  openForm,
  ORIGIN,
  publishedBy,
  send,
  takeStep,
  test,
  type Seat,
} from './support/desk.ts'

const shot = async ({ page }: Seat, name: string) =>
  process.env.SHOTS
    ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
    : undefined

const node = (type: string, children: unknown[], more: object = {}) => ({
  type,
  version: 1,
  direction: null,
  format: '',
  indent: 0,
  children,
  ...more,
})
const words = (text: string) => ({
  type: 'text',
  version: 1,
  text,
  format: 0,
  style: '',
  mode: 'normal',
  detail: 0,
})
const paragraphOf = (...children: unknown[]) => node('paragraph', children, { textFormat: 0, textStyle: '' })
const block = (id: number, fields: object) => ({
  type: 'block',
  version: 2,
  format: '',
  fields: { id: `65f0000000000000000001${id}`, blockName: '', ...fields },
})
const bodyOf = (...children: unknown[]) => ({ root: node('root', children) })

/** The signs of each line of an element as they stand on the screen, from left to right. */
function seen(element: Locator): Promise<string[]> {
  return element.evaluate((whole) => {
    const signs: { top: number; left: number; sign: string }[] = []
    const texts = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const { data } = text as Text
      for (let at = 0; at < data.length; at += 1) {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        const [box] = range.getClientRects()
        if (box && box.width > 0 && data[at]!.trim() !== '')
          signs.push({ top: box.top, left: box.left, sign: data[at]! })
      }
    }
    const lines: (typeof signs)[] = []
    for (const sign of signs.toSorted((one, other) => one.top - other.top)) {
      const line = lines.at(-1)
      if (line && sign.top - line[0]!.top < 8) line.push(sign)
      else lines.push([sign])
    }
    return lines.map((line) =>
      line
        .toSorted((one, other) => one.left - other.left)
        .map(({ sign }) => sign)
        .join(''),
    )
  })
}

/** The same of a field, whose words no range reaches: each line is laid out beside it with its styles. */
async function seenInField(field: Locator): Promise<string[]> {
  const twin = await field.evaluateHandle((input) => {
    const copy = document.createElement('div')
    for (const name of getComputedStyle(input))
      copy.style.setProperty(name, getComputedStyle(input).getPropertyValue(name))
    copy.style.display = 'block'
    copy.style.whiteSpace = 'pre-wrap'
    copy.append(
      ...(input as HTMLTextAreaElement).value.split('\n').map((said) => {
        const line = document.createElement('div')
        line.style.unicodeBidi = getComputedStyle(input).unicodeBidi
        line.textContent = said
        return line
      }),
    )
    copy.dataset['twin'] = 'true'
    document.body.append(copy)
    return copy
  })
  const lines = await seen(field.page().locator('[data-twin]'))
  await twin.evaluate((copy) => copy.remove())
  return lines
}

const LTR_FIRST = '12 → 15 אבג'
const TWO_LINES = 'אבג\n12 → 15'

test('a line runs in the form as it runs on the page, whatever stands before it', async ({ seatOf }) => {
  const author = await seatOf('author')
  const editor = await seatOf('editor')
  const item = node('listitem', [words(LTR_FIRST)], { value: 1 })
  const id = await draftOf(author, {
    headline: `Turned ${Date.now()}`,
    disclosure: TWO_LINES,
    body: bodyOf(
      paragraphOf(words('First words.')),
      paragraphOf(words(LTR_FIRST)),
      paragraphOf(words('אבג'), { type: 'linebreak', version: 1 }, words('12 → 15')),
      node('heading', [words(LTR_FIRST)], { tag: 'h2' }),
      node('quote', [words(LTR_FIRST)]),
      node('list', [item], { listType: 'bullet', tag: 'ul', start: 1 }),
      block(1, { blockType: 'disclosure', text: TWO_LINES }),
    ),
  })
  await takeStep(author, id, 'submit')
  const { page } = editor
  await openForm(page, id)
  const text = page.locator('.ContentEditable__root').first()
  await expect(text.locator('li')).toBeVisible()
  const parts = ['p >> nth=1', 'p >> nth=2', 'h2', 'blockquote', 'li']
  const inForm = []
  for (const part of parts) inForm.push(await seen(text.locator(part)))
  const field = await seenInField(text.locator('textarea').first())
  const under = await seenInField(page.locator('#field-disclosure'))
  await shot(editor, 'turned-form')

  for (const action of ['approve', 'publish']) await takeStep(editor, id, action)
  const { slug } = (await (
    await editor.context.request.get(`/api/articles/${id}?depth=0`, { headers: ORIGIN })
  ).json()) as { slug: string }
  await page.goto(`/articles/${slug}`)
  const onPage = []
  for (const part of parts) onPage.push(await seen(page.locator('.body').locator(part)))
  await shot(editor, 'turned-page')
  expect(onPage).toEqual(inForm)
  expect(onPage[0]![0]).toBe('גבא15→12')
  expect(onPage[1]).toEqual(['גבא', '12→15'])
  expect(await seen(page.locator('.body .disclosure p').last())).toEqual(field)
  expect(await seen(page.locator('.about .disclosure p'))).toEqual(under)
  expect(under).toEqual(['גבא', '12→15'])

  // Another site has the HTML and none of the styles.
  const { body } = (await (await editor.context.request.get(`/api/v1/articles/${slug}`)).json()) as {
    body: { html: string }
  }
  await page.setContent(`<div class="body">${body.html}</div>`)
  for (const [at, part] of parts.entries())
    expect(await seen(page.locator('.body').locator(part))).toEqual(inForm[at])
  expect(await seen(page.locator('.body .disclosure p').last())).toEqual(field)
})

test('a comment by staff runs in the queue as it runs on the page, with the spaces in its code', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const editor = await seatOf('editor')
  const moderator = await seatOf('moderator')
  const article = await publishedBy(author, editor, { headline: `Answered in lines ${Date.now()}` })
  const said = [
    'א 12 - 15 rose\n12 - 15 א\nplain 3 - 4',
    'First line.\n\nא 12 → 15\n\n12 → 15 א',
    '- א 12 → 15\n- b 12 → 15 א\n- 12 → 15',
    '> א 12 → 15\n\n12 → 15',
    '~~~\nא 12 → 15\n12 → 15\nline א\n~~~',
    'Stocks were `5          300` tonnes.',
  ]
  const ids: string[] = []
  for (const body of said)
    ids.push(
      (await send<{ id: string }>(author, 'post', '/api/comments/answer', { article, parent: null, body }))
        .id,
    )
  const { page } = moderator
  await page.goto('/admin/moderation')
  const inQueue = []
  const codeWidth = async (code: Locator) => (await code.boundingBox())!.width
  for (const id of ids) inQueue.push(await seen(page.locator(`[data-comment="${id}"] .desk-said`)))
  const wide = await codeWidth(page.locator(`[data-comment="${ids[5]}"] .desk-said code`))
  await shot(moderator, 'queue-lines')

  for (const id of ids)
    await send(moderator, 'post', `/api/comments/${id}/approve`, {
      reason: null,
      seen: { state: 'pending', editedAt: null, moderatedBy: null },
    })
  const { slug } = (await (
    await editor.context.request.get(`/api/articles/${article}?depth=0`, { headers: ORIGIN })
  ).json()) as { slug: string }
  await page.goto(`/articles/${slug}`)
  for (const [at, id] of ids.entries())
    expect(await seen(page.locator(`#comment-${id} .comment-text`)), said[at]!).toEqual(inQueue[at])
  expect(await codeWidth(page.locator(`#comment-${ids[5]} code`))).toBeGreaterThan(wide * 0.8)
  await shot(moderator, 'page-lines')
})

test('a long headline, a name of another site and the columns of a table are seen whole in the form', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const long = 'A headline whose last words say what its first words do not, for it is longer than any input '
  const id = await draftOf(author, {
    headline: `${long}of one line shows, and ends in ${Date.now()}`,
    body: bodyOf(
      paragraphOf(words('First words.')),
      block(1, { blockType: 'embed', url: 'https://example.com/', title: 'A title', site: long.trim() }),
      block(2, {
        blockType: 'table',
        caption: 'Stocks',
        source: 'An exchange',
        headerRow: true,
        headerColumn: true,
        cells: 'Month\tLondon\tSingapore\nJuly\t4 100\t200\nAugust\t4\t100 200',
      }),
    ),
  })
  const { page } = author
  for (const width of [1050, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await openForm(page, id)
    for (const field of ['#field-headline', 'textarea[name="site"]']) {
      const { shown, whole } = await page.locator(field).evaluate((input) => ({
        shown: [input.clientWidth, input.clientHeight],
        whole: [input.scrollWidth, input.scrollHeight],
      }))
      expect(whole, `${field} at ${width}`).toEqual(shown)
    }
    const rows = page.locator('.desk-cells tr')
    await expect(rows.nth(1).locator('td')).toHaveText(['4 100', '200'])
    await expect(rows.nth(2).locator('td')).toHaveText(['4', '100 200'])
    await shot(author, `whole-${width}`)
  }
  await expectAccessible(page, '.desk-cells')
  const headline = page.locator('#field-headline')
  await headline.fill('On two')
  await headline.press('End')
  await headline.press('Enter')
  await page.keyboard.insertText('\nlines')
  await expect(headline).toHaveValue('On two lines')
})
