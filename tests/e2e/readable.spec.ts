// What stands on the desk can be read: one long word pushes nothing aside, and who may only read is not shown
// grey on grey.

import { expect, type Page } from '@playwright/test'
import { draftOf, figureOf, openForm, paragraph, send, takeStep, test } from './support/desk.ts'

const shot = async (page: Page, name: string) =>
  process.env.SHOTS
    ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
    : undefined

/** Longer than any screen is wide. */
const WORD = 'Versorgungssicherheitsverordnung'.repeat(5).slice(0, 158)

/** More rows than five pages of a list have, so that its row of pages is as wide as it gets. */
const MANY = 60

/** By how many pixels a page is wider than the window, and a list than its place. */
async function tooWide(page: Page): Promise<{ page: number; list: number }> {
  return page.evaluate(() => {
    const root = document.documentElement
    const list = document.querySelector('.table')
    const widest = Math.max(root.scrollWidth, document.body.scrollWidth)
    return { page: widest - root.clientWidth, list: list ? list.scrollWidth - list.clientWidth : 0 }
  })
}

/** Waits for what the browser lays out after the server's page has come. */
const expectFits = (page: Page, what: string, fits: Partial<Awaited<ReturnType<typeof tooWide>>>) =>
  expect.poll(() => tooWide(page), what).toMatchObject(fits)

test('a word longer than the screen breaks on the desk, in lists and beside the text', async ({ seatOf }) => {
  const author = await seatOf('author')
  const editor = await seatOf('editor')
  const figure = await figureOf(author, WORD, { sourceTitle: WORD })
  const body = paragraph(`${WORD} `, figure)
  const id = await draftOf(author, { headline: WORD, deskNotes: WORD, body })
  await takeStep(author, id, 'submit')
  for (let more = 0; more < MANY; more++) {
    await draftOf(author, { headline: `Tin ${more}` })
    await figureOf(author, `Tin ${more}`)
  }
  await send(editor, 'post', '/api/topics', { name: `${Date.now()}${WORD}`.slice(0, 80) })
  const { page } = editor
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/admin')
    await expect(page.getByRole('heading', { name: 'On the desk' })).toBeVisible()
    await expect(page.getByRole('link', { name: WORD }).first()).toBeVisible()
    await shot(page, `long-desk-${width}`)
    await expectFits(page, `the desk at ${width}`, { page: 0, list: 0 })

    for (const name of ['articles', 'figures', 'topics', 'editions', 'audit']) {
      await page.goto(`/admin/collections/${name}`)
      await expect(page.locator('tbody tr').first()).toBeVisible()
      await shot(page, `long-${name}-${width}`)
      // On a phone the columns of a list are more than fit, and are moved within it.
      await expectFits(page, `${name} at ${width}`, width === 1280 ? { page: 0, list: 0 } : { page: 0 })
    }

    await openForm(page, id)
    await shot(page, `long-form-${width}`)
    await expectFits(page, `the form at ${width}`, { page: 0 })
  }
})

/**
 * The contrast (WCAG 2.2) of the words of each field that cannot be changed, with the background that they
 * stand on.
 */
async function contrasts(page: Page): Promise<{ field: string; contrast: number }[]> {
  return page.evaluate(() => {
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const light = (colour: string) =>
      channels(colour)
        .slice(0, 3)
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at]!, 0)
    const behind = (element: Element | null): string => {
      for (let at = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at)
        if ((channels(backgroundColor)[3] ?? 1) === 1) return backgroundColor
      }
      return 'rgb(255, 255, 255)'
    }
    const fields = [
      '#field-headline',
      '#field-standfirst',
      '.rich-text-lexical--read-only .ContentEditable__root p',
      '#field-disclosure',
    ]
    return fields.map((field) => {
      const element = document.querySelector(field)
      if (!element) return { field, contrast: 0 }
      const { color, opacity, webkitTextFillColor } = getComputedStyle(element)
      const [one = 0, other = 0] = [webkitTextFillColor || color, behind(element)]
        .map(light)
        .toSorted((left, right) => right - left)
      return { field, contrast: Number(opacity) * ((one + 0.05) / (other + 0.05)) }
    })
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`who may only read an article reads it with a contrast of seven to one, ${colorScheme}`, async ({
    seatOf,
  }) => {
    const author = await seatOf('author')
    const id = await draftOf(author, { headline: 'Only to be read', disclosure: 'I hold no tin.' })
    const { page } = await seatOf('compliance', { colorScheme })
    await openForm(page, id)
    await expect(page.locator('#field-headline')).toBeDisabled()
    await page.waitForTimeout(700) // Payload fades the background of a text in
    await shot(page, `read-only-${colorScheme}`)
    for (const { field, contrast } of await contrasts(page))
      expect(contrast, `${field} has ${contrast.toFixed(1)}:1`).toBeGreaterThanOrEqual(7)
    await page.getByRole('main').getByRole('button', { name: 'Placement', exact: true }).click()
    await shot(page, `read-only-placement-${colorScheme}`)
  })
}
