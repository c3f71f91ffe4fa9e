// What has changed in a text, as whoever approves it reads it: beside the step, by itself, on a phone,
// without JavaScript and by keyboard.

import { expect, type Page } from '@playwright/test'
import {
  draftOf,
  draftOnServer,
  expectAccessible,
  figureOf,
  openForm,
  paragraph,
  publishedBy,
  readingPage,
  send,
  takeStep,
  test,
  type Seat,
} from './support/desk.ts'

const save = async (seat: Seat, id: string, fields: object) => {
  const { revision } = await draftOnServer(seat, id)
  await send(seat, 'patch', `/api/articles/${id}?draft=true&depth=0`, { revision, ...fields })
}

const widthOver = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('an approver reads what has changed beside the step, and approves', async ({ seatOf }) => {
  test.slow()
  const author = await seatOf('author')
  const editor = await seatOf('editor')
  const figure = await figureOf(author, `Zinc ${Date.now()}`)
  const id = await publishedBy(author, editor, {
    headline: `Zinc stands still ${Date.now()}`,
    body: paragraph('Stocks fell to ', figure),
  })
  const note = 'New stocks were counted.'
  await save(author, id, {
    body: paragraph('Stocks rose to ', figure),
    change: { kind: 'update', note },
  })
  await takeStep(author, id, 'submit')
  await save(editor, id, { standfirst: 'A short note, and what came of it.' })

  await openForm(editor.page, id)
  const panel = editor.page.getByRole('region', { name: 'Workflow' })
  await expect(panel.getByText('Changed after it was submitted:')).toBeVisible()
  await expect(panel.getByRole('link', { name: 'Read what changed' })).toHaveAttribute(
    'href',
    `/preview/articles/${id}/compare?from=submitted`,
  )

  const compliance = await seatOf('compliance')
  await openForm(compliance.page, id)
  const desk = compliance.page.getByRole('region', { name: 'Workflow' })
  await desk.getByRole('button', { name: 'Approve…', exact: true }).click()
  await expect(readingPage(compliance.page).locator('h1')).toBeVisible()
  await desk.getByRole('button', { name: 'What has changed', exact: true }).click()
  const changes = compliance.page.frameLocator('iframe[title="What has changed"]')
  await expect(changes.locator('.compared del').first()).toBeVisible()
  await expect(changes.locator('.body')).toContainText('Stocks fellrose to')
  await expect(changes.locator('.compare-plans')).toContainText(note)
  await expectAccessible(compliance.page, '.desk-reading')
  await desk.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(desk.locator('.desk-result').first()).toContainText('Approved')
})

for (const { name, ...look } of [
  { name: 'light and wide', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark on a phone, without JavaScript', colorScheme: 'dark', viewport: { width: 360, height: 700 } },
] as const) {
  test(`a comparison is accessible, and fits the screen: ${name}`, async ({ seatOf, browser }) => {
    const author = await seatOf('author')
    const editor = await seatOf('editor')
    const id = await publishedBy(author, editor, { headline: `Tin in two states ${Date.now()}` })
    await save(author, id, { headline: `Tin in three states ${Date.now()}`, body: paragraph('Stocks rose.') })
    const isScripted = name === 'light and wide'
    const context = await browser.newContext({ ...look, javaScriptEnabled: isScripted })
    await context.addCookies(await editor.context.cookies())
    const page = await context.newPage()
    await page.goto(`/preview/articles/${id}/compare`)
    await expect(page.locator('.body')).toContainText('Stocks fellrose.')
    await page.getByLabel('What has changed since').selectOption('v1')
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page).toHaveURL(/from=v1/)
    const first = page.locator('#change-1')
    await page.locator('a[href="#change-1"]').first().press('Enter')
    await expect(page).toHaveURL(/#change-1$/)
    await first.press('Enter')
    await expect(page).toHaveURL(/#change-2$/)
    if (isScripted) {
      await expectAccessible(page, 'main')
      expect(await widthOver(page)).toBeLessThanOrEqual(0)
    } else {
      const wide = await page.locator('main').boundingBox()
      expect(wide!.width).toBeLessThanOrEqual(360)
    }
    await context.close()
  })
}

test('the list of versions leads to the comparison of each with the draft', async ({ seatOf }) => {
  const author = await seatOf('author')
  const id = await draftOf(author, { headline: `Lead in versions ${Date.now()}` })
  await save(author, id, { headline: `Lead in other words ${Date.now()}` })
  await author.page.goto(`/admin/collections/articles/${id}/versions`)
  await author.page.getByRole('link', { name: 'with the draft of now: revision 1' }).click()
  await expect(author.page.locator('h1 ins').first()).toBeVisible()
})
