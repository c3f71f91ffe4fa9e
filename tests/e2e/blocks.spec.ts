// Blocks and drawers on a bad line: an editor stays under the words that are typed into it, and what was
// chosen is in the text.

import { expect, type Page } from '@playwright/test'
import { draftOf, draftOnServer, figureOf, openForm, paragraph, test, type Seat } from './support/desk.ts'

const editor = (page: Page) => page.locator('.ContentEditable__root').first()
const drawer = (page: Page) => page.locator('.drawer--is-open')
const bodyOf = async (seat: Seat, id: string) => JSON.stringify((await draftOnServer(seat, id)).body)

const VIEW = { id: '65f0000000000000000000a3', blockType: 'commentary', label: 'Ours', stance: 'none' }
const QUOTE = {
  id: '65f0000000000000000000a1',
  blockType: 'pullQuote',
  quote: 'Said twice',
  attribution: 'A',
}

/** A text of a paragraph, a quotation and a commentary block. */
function withBlocks(): unknown {
  const { root } = paragraph('Begin.') as { root: { children: unknown[] } }
  const blocks = [QUOTE, { ...VIEW, text: paragraph('Held') }].map((fields) => ({
    type: 'block',
    version: 2,
    format: '',
    fields,
  }))
  return { root: { ...root, children: [...root.children, ...blocks] } }
}

test('an editor in a block stays while nobody answers, and what is typed into it is saved afterwards', async ({
  seatOf,
}) => {
  test.slow()
  const seat = await seatOf('author')
  const { page, context } = seat
  const id = await draftOf(seat, { headline: `Bad line ${Date.now()}`, body: withBlocks() })
  await openForm(page, id)
  const inBlock = page.locator('.LexicalEditorTheme__block-commentary [contenteditable=true]')
  await inBlock.click()
  await inBlock.press('End')
  await context.setOffline(true)
  const words = Array.from({ length: 40 }, (_, at) => `n${at}`).join(' ')
  await page.keyboard.type(` ${words}`, { delay: 40 })
  await page.locator('#field-attribution').click()
  await page.keyboard.type('nother', { delay: 60 })
  await expect(page.locator('.desk-saved')).toContainText('Not saved since')
  await expect(inBlock).toContainText(`Held ${words}`)
  await expect(page.locator('#field-attribution')).toHaveValue('Another')
  await context.setOffline(false)
  await expect.poll(() => bodyOf(seat, id), { timeout: 30_000 }).toContain(`Held ${words}`)
  expect(await bodyOf(seat, id)).toContain('"attribution":"Another"')
  await expect(inBlock).toContainText(words)
})

test('a figure that was chosen is in the text, however its drawer is left', async ({ seatOf }) => {
  test.slow()
  const seat = await seatOf('author')
  const { page } = seat
  const label = `Tin, spot ${Date.now()}`
  const figure = await figureOf(seat, label, { value: '31000' })
  const id = await draftOf(seat, { headline: `Chosen ${Date.now()}`, body: paragraph('Tin stands at ') })
  await openForm(page, id)
  await editor(page).getByText('Tin stands at').click()
  await page.keyboard.press('End')
  await page.keyboard.type('/figure', { delay: 40 })
  await page.locator('.slash-menu-popup').waitFor()
  await page.keyboard.press('Enter')
  await expect(drawer(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type(label.slice(-8), { delay: 40 })
  await drawer(page).getByText(label, { exact: true }).click()
  await expect(drawer(page)).toContainText(label)
  await page.keyboard.press('Escape')
  await expect(drawer(page)).toHaveCount(0)
  await expect(editor(page)).toContainText('31,000')
  await expect.poll(() => bodyOf(seat, id), { timeout: 15_000 }).toContain(`"figure":"${figure}"`)
})

test('a drawer with words asks before it is closed without them', async ({ seatOf }) => {
  const seat = await seatOf('author')
  const { page } = seat
  const id = await draftOf(seat, { headline: `Half a link ${Date.now()}`, body: paragraph('Begun.') })
  await openForm(page, id)
  await editor(page).click()
  await page.keyboard.press('Control+a')
  await page.locator('.toolbar-popup__button-link').first().click()
  const url = drawer(page).locator('[name="url"]')
  await url.fill('https://localhost/half')
  const answers = [false, true]
  page.on('dialog', (dialog) => void (answers.shift() ? dialog.accept() : dialog.dismiss()))
  await url.press('Escape')
  await expect(url).toHaveValue('https://localhost/half')
  await expect.poll(() => answers).toHaveLength(1)
  await drawer(page).locator('.drawer__header__close').click()
  await expect(drawer(page)).toHaveCount(0)
  expect(answers).toHaveLength(0)
})

test('Ctrl+A in a field of a block chooses its words, and nothing of the text around it', async ({
  seatOf,
}) => {
  const seat = await seatOf('author')
  const { page } = seat
  const id = await draftOf(seat, { headline: `All of it ${Date.now()}`, body: withBlocks() })
  await openForm(page, id)
  await page.locator('#field-quote').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Once', { delay: 40 })
  await expect(page.locator('#field-quote')).toHaveValue('Once')
  await expect.poll(() => bodyOf(seat, id), { timeout: 15_000 }).toContain('"quote":"Once"')
  expect(await bodyOf(seat, id)).toContain('Begin.')
})
