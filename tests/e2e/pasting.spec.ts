// Pasting into an article: it comes as its writer saw it, can be saved, and nothing vanishes without a word.
// What is wrong in the text stands beside it, with a way to its place.

import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import {
  draftOf,
  draftOnServer,
  expectAccessible,
  openForm,
  paragraph,
  test,
  type Seat,
} from './support/desk.ts'

type Node = { type: string; tag?: string; text?: string; children?: Node[]; fields?: { url?: string } }
type Body = { root: Node & { children: Node[] } }

const editor = (page: Page) => page.locator('.ContentEditable__root').first()
const notice = (page: Page) => page.locator('.desk-paste')
const problems = (page: Page) => page.getByRole('region', { name: 'Problems of the text' })

function clipboard(program: string): string {
  return readFileSync(new URL(`../richtext/fit/clipboards/${program}.html`, import.meta.url), 'utf8')
}

/** What the browser does as somebody presses the keys, with this on the clipboard. */
async function paste(target: Locator, data: Record<string, string>, file?: string): Promise<void> {
  await target.evaluate(
    (element, { entries, name }) => {
      const clipboardData = new DataTransfer()
      for (const [type, value] of entries) clipboardData.setData(type, value)
      if (name) clipboardData.items.add(new File(['x'], name, { type: 'image/png' }))
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
      )
    },
    { entries: Object.entries(data), name: file },
  )
}

async function openDraft(author: Seat, body: unknown = paragraph('Begun.')): Promise<string> {
  const id = await draftOf(author, { headline: `Pasted ${Date.now()}`, body })
  await openForm(author.page, id)
  return id
}

async function atEnd(page: Page): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('Control+End')
}

test('a document of Word with a footnote, a comment and a link to a file is saved, and what is left out stands there', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const { page } = author
  const id = await openDraft(author)
  await atEnd(page)
  await page.keyboard.press('Enter')
  await paste(editor(page), { 'text/html': clipboard('word'), 'text/plain': 'as text' })
  await expect(notice(page)).toContainText('the addresses of 4 links (“#_ftn1”')
  await expect(notice(page)).toContainText('a comment of Word (“[JD1]”)')
  await expect(notice(page)).toContainText('a table came as lines')
  await expect.poll(() => linesOf(author, id), { timeout: 20_000 }).toContain('- Under the first')
  await page.keyboard.type(' Typed on.')
  await expect
    .poll(() => linesOf(author, id), { timeout: 20_000 })
    .toEqual([
      'Begun.',
      'h2 Copper, the week',
      'The LME cash price rose to a record[1], says the exchange <https://www.lme.com/en/>; see the sheet or call us.',
      'CHECK THIS and this, is right. Demand held → up.',
      'h3 What follows',
      '- First point',
      '- Under the first',
      '- Second point',
      '- Third in a numbered list',
      '- Fourth',
      'Metal\tPrice',
      'Copper\t9,845.50',
      '[1] On 26 November. Typed on.',
    ])
  await expect(page.locator('.toast-error')).toHaveCount(0)
  await expectAccessible(page, '.desk-paste')
  await notice(page).getByRole('button', { name: 'Dismiss' }).click()
  await expect(notice(page)).toHaveCount(0)
  await expect(editor(page)).toBeFocused()
  await page.keyboard.press('Control+z')
})

test('cells of Excel that are struck out or hidden by its style sheet are left out and told', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const { page } = author
  const id = await openDraft(author)
  await atEnd(page)
  await page.keyboard.press('Enter')
  await paste(editor(page), { 'text/html': clipboard('excelStyles'), 'text/plain': 'as text' })
  await expect(notice(page)).toContainText('hidden words (“Lead 2,010 1,998 260,100”')
  await expect(notice(page)).toContainText('struck-out words (“9,845.50”, “2,998”)')
  await expect
    .poll(() => linesOf(author, id), { timeout: 20_000 })
    .toEqual([
      'Begun.',
      'Metal\t27 Nov\tStocks, t',
      'Copper\t\t141,725',
      'Zinc\t3,012 a tonne\t',
      'Tin\t40,150\t4,200',
      'Total\t\t',
    ])
})

test('one line of a page goes into the line where it is pasted, in its own style', async ({ seatOf }) => {
  const author = await seatOf('author')
  const { page } = author
  const id = await openDraft(author)
  await atEnd(page)
  await paste(editor(page), { 'text/html': '<p>&nbsp;And <b>more</b>.</p>', 'text/plain': 'x' })
  await paste(editor(page), { 'text/plain': ' Plain.' })
  await expect.poll(() => linesOf(author, id), { timeout: 20_000 }).toEqual(['Begun.And more.Plain.'])
  await expect(notice(page)).toHaveCount(0)
})

test('a screenshot, and an address that no text may have over selected words, are told', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const { page } = author
  const id = await openDraft(author)
  await atEnd(page)
  await paste(editor(page), {}, 'screen.png')
  await expect(notice(page)).toContainText('Left out of what was pasted: a picture.')
  await page.keyboard.press('Control+a')
  await paste(editor(page), { 'text/plain': 'tel:+442071138888' })
  await expect(notice(page)).toContainText('the address of a link (“tel:+442071138888”)')
  await paste(editor(page), { 'text/plain': 'www.lme.com/en' })
  await expect
    .poll(() => linesOf(author, id), { timeout: 20_000 })
    .toEqual(['Begun. <https://www.lme.com/en>'])
})

test('a footnote of a copied page is no link to the desk, as the browser makes it one', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const { page } = author
  const id = await openDraft(author)
  await atEnd(page)
  const href = `${new URL(page.url()).origin}/admin/collections/articles/${id}#_ftn1`
  await paste(editor(page), { 'text/html': `<p>Zinc<a href="${href}">[1]</a> rose.</p>` })
  await expect(notice(page)).toContainText('the address of a link (“#_ftn1”)')
  await expect
    .poll(async () => JSON.stringify((await draftOnServer(author, id)).body), { timeout: 20_000 })
    .toMatch(/^(?!.*_ftn1).*rose/)
})

test('signs that nobody sees are left out of a pasted headline, and told', async ({ seatOf }) => {
  const author = await seatOf('author')
  const { page } = author
  const id = await openDraft(author)
  await author.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(() => navigator.clipboard.writeText('Zinc \u202Efalls\u200B again'))
  const headline = page.getByLabel('Headline', { exact: false }).first()
  await headline.fill('')
  await headline.press('ControlOrMeta+V')
  await expect(page.locator('.desk-whole-line__note').first()).toHaveText(
    'Left out of what was pasted: 2 signs that readers cannot see.',
  )
  await expect
    .poll(async () => (await draftOnServer(author, id)).headline, { timeout: 20_000 })
    .toBe('Zinc falls again')
})

test('a block copied into the text of a commentary is left out and told, and the words come', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const { page } = author
  const [begun] = (paragraph('Begun.') as Body).root.children
  const commentary = block('commentary', {
    label: 'Assay Commentary',
    stance: 'none',
    text: paragraph('View.'),
  })
  const disclosure = block('disclosure', { text: 'No positions.' })
  const id = await openDraft(author, withParts([begun, commentary]))
  const inner = page.locator('.LexicalEditorTheme__block .ContentEditable__root').first()
  await inner.click()
  await page.keyboard.press('Control+End')
  const nodes = [{ ...begun, type: 'heading', tag: 'h2' }, disclosure]
  await paste(inner, { 'application/x-lexical-editor': JSON.stringify({ namespace: 'lexical', nodes }) })
  await expect(notice(page)).toContainText(
    'Left out of what was pasted: a block. Made to fit: a heading became a paragraph.',
  )
  await expect
    .poll(async () => JSON.stringify((await draftOnServer(author, id)).body), { timeout: 20_000 })
    .toMatch(/View\..*Begun\./)
})

test('what stops the text is listed beside it, and leads to its place', async ({ seatOf }) => {
  const author = await seatOf('author')
  const { page } = author
  const filler = Array.from({ length: 40 }, (_, at) => (paragraph(`Line ${at}.`) as Body).root.children[0])
  const id = await openDraft(
    author,
    withParts([
      ...filler,
      linked('#_ftn1', 'the note'),
      block('table', { caption: 'Prices', cells: 'a\tb' }),
    ]),
  )
  const list = problems(page)
  await expect(list.getByRole('heading', { name: 'Before the text is submitted' })).toBeVisible()
  await expect(list).toContainText('A link in part 41 of the text has the address “#_ftn1”')
  await expect(list).toContainText('A table does not name its source.')
  await expect(list.getByRole('alert')).toBeEmpty()
  await expectAccessible(page, '.desk-problems')
  const marks = editor(page).locator('[data-desk-problem]')
  await expect(marks).toHaveCount(2)
  const linkMark = marks.filter({ hasText: 'the note' })
  await expect(linkMark).toHaveAttribute('data-desk-problem', /A link in part 41 .* “#_ftn1”/)

  await list.getByRole('button', { name: /A link in part 41/ }).click()
  await expect(editor(page)).toBeFocused()
  await expect(editor(page).getByText('the note')).toBeInViewport()
  await list.getByRole('button', { name: /does not name its source/ }).click()
  const source = editor(page).locator('[name="source"]')
  await expect(source).toBeFocused()
  await page.keyboard.type('LME')
  await expect(list).not.toContainText('does not name its source')
  await expect(marks).toHaveCount(1)
  await expect
    .poll(async () => JSON.stringify((await draftOnServer(author, id)).body), { timeout: 20_000 })
    .toContain('"source":"LME"')
})

test('a save that is refused says why at the text and until it is mended, never “body”', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const { page } = author
  const id = await openDraft(author, withParts([block('embed', { url: '', title: 'A page' })]))
  const url = editor(page).locator('[name="url"]')
  await url.fill('javascript:alert(1)')
  const alert = problems(page).getByRole('alert')
  await expect(alert).toContainText('The text cannot be saved')
  await expect(alert).toContainText('begins with javascript:; use https or http')
  const standing = page.locator('.desk-saved')
  await expect(standing).toContainText('the server refuses it, for the reason below.')
  await expect(page.locator('.toast-error')).toHaveCount(0)
  await editor(page).locator('[name="title"]').focus()
  await alert.getByRole('button', { name: /Show the place/ }).click()
  await expect(url).toBeFocused()
  await url.fill('https://example.com/')
  await expect(alert).toBeEmpty()
  await expect
    .poll(async () => JSON.stringify((await draftOnServer(author, id)).body), { timeout: 20_000 })
    .toContain('https://example.com/')
})

test('what is dropped from another page is made to fit as what is pasted', async ({ seatOf }) => {
  const author = await seatOf('author')
  const { page } = author
  const id = await openDraft(author)
  await atEnd(page)
  await editor(page).evaluate((element) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.setData('text/html', '<blockquote><p>Quoted.</p></blockquote><p><a href="#x">Words</a></p>')
    const dropped = { inputType: 'insertFromDrop', dataTransfer, bubbles: true, cancelable: true }
    element.dispatchEvent(new InputEvent('beforeinput', dropped))
  })
  await expect(notice(page)).toContainText('the address of a link (“#x”)')
  await expect
    .poll(async () => (await linesOf(author, id)).join('|'), { timeout: 20_000 })
    .toMatch(/Quoted\.\|Words$/)
})

test('the browser asks before a page is left over whose text the form of a link is being filled in', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const { page } = author
  await openDraft(author)
  await editor(page).click()
  await page.keyboard.press('Control+a')
  await page.locator('.toolbar-popup__button-link').first().click()
  const drawer = page.locator('.drawer--is-open')
  await drawer.locator('[name="url"]').fill('https://localhost/half-a-wo')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  const reload = () => page.evaluate(() => window.location.reload()).catch(() => {})
  await reload()
  await expect.poll(() => asked).toEqual(['beforeunload'])
  await expect(drawer.locator('[name="url"]')).toHaveValue('https://localhost/half-a-wo')

  await drawer.locator('[name="url"]').fill('https://localhost/whole')
  await drawer.locator('button[type="submit"]').click()
  await expect(drawer).toHaveCount(0)
  await expect(page.locator('.desk-saved')).toContainText('Saved')
  await reload()
  await expect(editor(page)).toBeVisible()
  expect(asked).toHaveLength(1)
})

test('the form of a link refuses an address that no text may have, as it is left', async ({ seatOf }) => {
  const author = await seatOf('author')
  const { page } = author
  const id = await openDraft(author)
  await editor(page).click()
  await page.keyboard.press('Control+a')
  await page.locator('.toolbar-popup__button-link').first().click()
  const drawer = page.locator('.drawer--is-open')
  const url = drawer.locator('[name="url"]')
  await url.fill('tel:+442071138888')
  await drawer.locator('button[type="submit"]').click()
  await expect(drawer).toContainText('begins with tel:; use https, http or mailto')
  await url.fill('https://localhost/a?b=1')
  await expect(drawer).not.toContainText('begins with tel:')
  await drawer.locator('button[type="submit"]').click()
  await expect(drawer).toHaveCount(0)
  await expect
    .poll(() => linesOf(author, id), { timeout: 20_000 })
    .toEqual(['Begun. <https://localhost/a?b=1>'])
})

function withParts(parts: unknown[]): unknown {
  const { root } = paragraph('') as Body
  return { root: { ...root, children: parts } }
}

function block(blockType: string, fields: Record<string, unknown>): unknown {
  return {
    type: 'block',
    version: 2,
    format: '',
    fields: { blockType, blockName: '', id: `b${Date.now()}`, ...fields },
  }
}

function linked(url: string, words: string): unknown {
  const [begun] = (paragraph(words) as Body).root.children
  const link = {
    type: 'link',
    version: 3,
    direction: null,
    format: '',
    indent: 0,
    fields: { url, newTab: false, linkType: 'custom' },
    children: begun?.children,
  }
  return { ...begun, children: [link] }
}

/** The parts that the server has, each as a line. */
async function linesOf(seat: Seat, id: string): Promise<string[]> {
  const { body } = await draftOnServer(seat, id)
  return (body as Body).root.children.flatMap(linesIn)
}

function linesIn(node: Node): string[] {
  if (node.type === 'list') return (node.children ?? []).flatMap(linesIn)
  if (node.type !== 'listitem') return [`${node.type === 'heading' ? `${node.tag} ` : ''}${wordsOf(node)}`]
  const nested = (node.children ?? []).filter(({ type }) => type === 'list')
  return nested.length > 0 ? nested.flatMap(linesIn) : [`- ${wordsOf(node)}`]
}

function wordsOf({ text, children = [], type, fields }: Node): string {
  if (type === 'tab') return '\t'
  const words = text ?? children.map(wordsOf).join('')
  return type === 'link' ? `${words} <${fields?.url ?? ''}>` : words
}
