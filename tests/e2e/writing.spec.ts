// Writing around figures and blocks in the article's editor: what is typed stands where its writer sees it.

import { expect, type Page } from '@playwright/test'
import {
  draftOf,
  draftOnServer,
  figureOf,
  expectAccessible,
  openForm,
  paragraph,
  send,
  takeStep,
  test,
  type Seat,
} from './support/desk.ts'

type Node = { type: string; text?: string; children?: Node[] }
type Body = { root: Node & { children: Node[] } }

const editor = (page: Page) => page.locator('.ContentEditable__root').first()
const chip = (page: Page) => editor(page).locator('.LexicalEditorTheme__inlineBlock__container')

test('what is typed after a click on a figure stands behind the figure, in order', async ({ seatOf }) => {
  const { author, id } = await withFigure(await seatOf('author'))
  const { page } = author
  await editor(page).getByText('Copper stands at').click()
  await chip(page).locator('span').first().click()
  await page.keyboard.type(' a tonne')
  await expect
    .poll(() => linesOf(author, id), { timeout: 15_000 })
    .toEqual(['Copper stands at [figure] a tonne'])

  await chip(page).locator('span').first().click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('or')
  await expect
    .poll(() => linesOf(author, id), { timeout: 15_000 })
    .toEqual(['Copper stands at [figure]', 'or a tonne'])
})

test('what an input method composes after a click on a figure stands behind the figure', async ({
  seatOf,
}) => {
  const { author, id } = await withFigure(await seatOf('author'))
  const { page, context } = author
  await editor(page).getByText('Copper stands at').click()
  await chip(page).locator('span').first().click()
  const keyboard = await context.newCDPSession(page)
  await keyboard.send('Input.imeSetComposition', { text: 'と', selectionStart: 1, selectionEnd: 1 })
  await keyboard.send('Input.insertText', { text: 'トン' })
  await expect.poll(() => linesOf(author, id), { timeout: 15_000 }).toEqual(['Copper stands at [figure]トン'])
})

test('what is typed after a click on a divider begins a paragraph under it', async ({ seatOf }) => {
  const author = await seatOf('author')
  const { page } = author
  const [above, below] = [paragraph('Above.') as Body, paragraph('Below.') as Body]
  const body = {
    root: {
      ...above.root,
      children: [...above.root.children, { type: 'horizontalrule', version: 1 }, ...below.root.children],
    },
  }
  const id = await draftOf(author, { headline: `Divided ${Date.now()}`, body })
  await openForm(page, id)
  await editor(page).getByText('Above.').click()
  await editor(page).locator('hr').click()
  await page.keyboard.type('Between.')
  await expect
    .poll(() => linesOf(author, id), { timeout: 15_000 })
    .toEqual(['Above.', '', 'Between.', 'Below.'])
})

test('typing on in the drawer of a new figure searches for it, and writing goes on behind the figure once the drawer is left', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const { page } = author
  const id = await draftOf(author, {
    headline: `Left open ${Date.now()}`,
    body: paragraph('Copper stands at '),
  })
  await openForm(page, id)
  await editor(page).getByText('Copper stands at').click()
  await page.keyboard.press('End')
  await page.keyboard.type('/figure', { delay: 40 })
  await page.locator('.slash-menu-popup').waitFor()
  await page.keyboard.press('Enter')
  const search = page.locator('.drawer--is-open').getByRole('combobox')
  await expect(search).toBeFocused()
  await page.keyboard.type('a price of', { delay: 40 })
  await expect(search).toHaveValue('a price of')

  await page.keyboard.press('Escape')
  await expect(page.locator('.drawer--is-open')).toHaveCount(0)
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type(' a tonne', { delay: 40 })
  await expect
    .poll(() => linesOf(author, id), { timeout: 15_000 })
    .toEqual(['Copper stands at [figure] a tonne'])
})

/** A draft of one line that ends in a figure, open in the form. */
async function withFigure(author: Seat): Promise<{ author: Seat; id: string }> {
  const figure = await figureOf(author, `Copper, spot ${Date.now()}`, { value: '9000' })
  const id = await draftOf(author, {
    headline: `With a figure ${Date.now()}`,
    body: paragraph('Copper stands at ', figure),
  })
  await openForm(author.page, id)
  await expect(chip(author.page)).toContainText('9,000')
  return { author, id }
}

/** The paragraphs that the server has, each as a line. */
async function linesOf(seat: Seat, id: string): Promise<string[]> {
  const { body } = await draftOnServer(seat, id)
  return (body as Body).root.children.map(lineOf)
}

function lineOf({ type, text, children = [] }: Node): string {
  return type === 'inlineBlock' ? '[figure]' : (text ?? children.map(lineOf).join(''))
}

test('a version says what differs from the one before, and is brought back', async ({ seatOf }) => {
  const author = await seatOf('author')
  const { page } = author
  const id = await draftOf(author, {
    headline: `Versions ${Date.now()}`,
    body: paragraph('Copper fell to ninety.'),
  })
  await send(author, 'patch', `/api/articles/${id}?draft=true`, { body: paragraph('Copper fell to eighty.') })
  await page.goto(`/admin/collections/articles/${id}/versions`)
  await page.getByRole('link', { name: 'Revision 2', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'What differs from revision 1' })).toBeVisible()
  await expect(page.locator('.desk-differences del')).toHaveText('ninety')
  await expect(page.locator('.desk-differences ins')).toHaveText('eighty')
  await expectAccessible(page, '.desk-versions')
  await page.goBack()
  await page.getByRole('link', { name: 'Revision 1', exact: true }).click()
  await page.getByRole('button', { name: 'Bring revision 1 back as the newest draft' }).click()
  await page.waitForURL(new RegExp(`/articles/${id}$`))
  expect(JSON.stringify((await draftOnServer(author, id)).body)).toContain('ninety')
})

test('a new article has its writer in the byline, says how long it is, and offers nobody who left', async ({
  seatOf,
}) => {
  const admin = await seatOf('admin')
  const name = `Gone Colleague ${Date.now()}`
  const { doc } = await send<{ doc: { id: string } }>(admin, 'post', '/api/staff?depth=0', {
    name,
    email: `gone${Date.now()}@desk.example`,
    role: 'author',
  })
  await send(admin, 'patch', `/api/staff/${doc.id}?depth=0`, { departed: true })
  const { page } = await seatOf('author')
  await page.goto('/admin/new-article')
  await page.getByLabel('Headline').fill('Zinc')
  await page.getByRole('button', { name: 'Begin writing' }).click()
  await page.waitForURL(/\/articles\/[0-9a-f-]{24,36}$/)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await page.locator('#field-headline').fill('Zinc in six words of a headline')
  await expect(page.getByText('31 of 160 characters')).toBeVisible()
  await editor(page).click()
  await page.keyboard.type('Stocks fell in the north. ')
  await expect(page.getByText('5 words', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Placement' }).click()
  const byline = page.locator('#field-byline')
  await expect(byline.locator('.relationship--multi-value-label').first()).toBeVisible()
  await byline.locator('input').first().fill('Gone Colleague')
  await expect(page.locator('.rs__menu')).toContainText(/No options|No results/i)
})

test('an article that waits for its release looks closed, and opens with its release cancelled', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const other = await seatOf('editor')
  const releaseAt = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 3_600_000).toISOString()
  const id = await draftOf(author, { headline: `Tin tomorrow ${Date.now()}`, releaseAt })
  await takeStep(author, id, 'submit')
  await takeStep(other, id, 'approve')
  await takeStep(other, id, 'publish')
  await openForm(other.page, id)
  const notice = 'This text is approved and waits for its release time. Cancel the release to change it.'
  await expect(other.page.getByText(notice)).toBeVisible()
  const field = other.page.locator('.field-type', { has: other.page.locator('#field-headline') }).last()
  await expect(field).toHaveJSProperty('inert', true)
  await other.page.locator('#field-headline').focus()
  await other.page.keyboard.type('Other words')
  await expect(other.page.locator('#field-headline')).toHaveValue(/^Tin tomorrow \d+$/)
  await takeStep(other, id, 'cancel-release')
  await openForm(other.page, id)
  await other.page.locator('#field-headline').fill('Tin, in other words')
  await expect(other.page.getByText(notice)).toHaveCount(0)
})
