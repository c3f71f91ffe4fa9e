// The comment queue in a real browser, worked by pointer and by keyboard.

import { expect, type Page } from '@playwright/test'
import { expectAccessible, test } from './support/desk.ts'

const cards = (page: Page) => page.locator('[data-comment]')
const said = (page: Page) => page.locator('.desk-queue').getByRole('status')

test('only moderators and admins see the queue; a stranger is sent to sign in', async ({ page, seatOf }) => {
  await page.goto('/admin/moderation')
  await expect(page).toHaveURL(/\/admin\/login/)
  const author = await seatOf('author')
  await author.page.goto('/admin/moderation')
  await expect(author.page.getByText('Comments are decided by moderators')).toBeVisible()
  await expect(cards(author.page)).toHaveCount(0)
})

test('a moderator removes a comment, the focus goes to the next, and putting it back makes it visible again', async ({
  seatOf,
}) => {
  const { page } = await seatOf('moderator')
  await page.goto('/admin/moderation?state=visible')
  const first = cards(page).first()
  const text = await first.locator('.desk-said').innerText()
  const second = await cards(page).nth(1).getAttribute('data-comment')
  await first.getByRole('button', { name: /^Remove/ }).click()
  await expect(said(page)).toContainText('One comment removed.')
  await expect(cards(page).filter({ hasText: text })).toHaveCount(0)
  await expect(page.locator(`[data-comment="${second}"]`)).toBeFocused()

  await page.goto('/admin/moderation?state=removed')
  const removed = cards(page).filter({ hasText: text })
  await removed.getByRole('button', { name: /^Put back/ }).click()
  await expect(said(page)).toContainText('One comment approved.')
  await page.goto('/admin/moderation?state=visible')
  await expect(cards(page).filter({ hasText: text })).toHaveCount(1)
})

test('the queue shows the words that readers get, and what was typed where that is more', async ({
  seatOf,
}) => {
  const { page } = await seatOf('moderator')
  await page.goto('/admin/moderation?state=visible')
  const card = cards(page).filter({ hasText: 'Worth noticing' })
  await expect(card.locator('.desk-said li')).toHaveText([/^recycling is named/, /^magnets are named/])
  await expect(card.locator('pre')).toBeHidden()
  await card.getByText('As typed').click()
  await expect(card.locator('pre')).toContainText('- recycling is named')

  await card.getByRole('link').first().click()
  await page.getByText('Answer as staff').click()
  const answered = page.getByLabel('In reply to')
  const option = answered.locator('option').filter({ hasText: 'Worth noticing' })
  await answered.selectOption(await option.getAttribute('value'))
  await expect(page.locator('.desk-answer .desk-said li')).toHaveText([/^recycling/, /^magnets/])
})

test('single keys move, choose and decide only within the queue, and can be switched off', async ({
  seatOf,
}) => {
  const { page } = await seatOf('moderator')
  await page.goto('/admin/moderation?state=visible')
  const count = await cards(page).count()
  await page.getByLabel('Reason for removals').press('r')
  await expect(page.getByLabel('Reason for removals')).toHaveValue('r')
  await expect(cards(page)).toHaveCount(count)

  await cards(page).first().getByRole('checkbox').focus()
  await page.keyboard.press('j')
  await expect(cards(page).nth(1)).toBeFocused()
  await page.keyboard.press('x')
  await expect(cards(page).nth(1).getByRole('checkbox')).toBeChecked()
  await page.keyboard.press('r')
  await expect(said(page)).toContainText('One comment removed.')
  await expect(cards(page)).toHaveCount(count - 1)

  await page.getByLabel(/^Keys/).uncheck()
  await cards(page).first().getByRole('checkbox').focus()
  await page.keyboard.press('r')
  await page.waitForTimeout(500)
  await expect(cards(page)).toHaveCount(count - 1)
  await page.getByLabel(/^Keys/).check()
})

test('many comments are removed at once with a reason, and put back at once', async ({ seatOf }) => {
  const { page } = await seatOf('moderator')
  await page.goto('/admin/moderation?state=visible')
  const count = await cards(page).count()
  expect(count).toBeGreaterThan(1)
  await page.getByLabel('Reason for removals').fill('Off topic today')
  await page.getByLabel('Select all on this page').check()
  await page.getByRole('button', { name: 'Remove chosen' }).click()
  await expect(said(page)).toContainText(`${count} comments removed.`)
  await page.goto('/admin/moderation?state=removed')
  await expect(cards(page).filter({ hasText: 'Off topic today' })).toHaveCount(count)
  await page.getByLabel('Select all on this page').check()
  await page.getByRole('button', { name: 'Put back chosen' }).click()
  await expect(said(page)).toContainText('approved.')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in the queue, ${colorScheme}`, async ({ seatOf }) => {
    const { page } = await seatOf('moderator', { colorScheme })
    await page.goto('/admin/moderation?state=visible')
    await expect(cards(page).first()).toBeVisible()
    await expectAccessible(page, '.desk-queue')
  })
}
