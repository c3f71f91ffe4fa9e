// The form of a figure in a browser that stands in another zone than the figure.

import { expect } from '@playwright/test'
import { ORIGIN, test } from './support/desk.ts'

test('a figure’s as-of is of the zone beside it, whatever the browser’s', async ({ seatOf }) => {
  const { page, context } = await seatOf('author', { timezoneId: 'America/New_York' })
  const label = `Tokyo fix ${Date.now()}`
  await page.goto('/admin/collections/figures/create')
  await page.getByLabel('Label').fill(label)
  await page.locator('input[name=value]').fill('62.50')
  const asOf = page.locator('#field-asOf input')
  await asOf.fill('2026-11-27T09:00')
  await page.locator('input[name=zone]').fill('Asia/Tokyo')
  await expect(asOf).toHaveValue('2026-11-27T09:00')
  await expect(page.locator('#field-asOf')).toContainText('09:00 Asia/Tokyo · 00:00 UTC')
  await page.locator('[name=sourceTitle]').fill('Exchange')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(/\/collections\/figures\/(?!create)/)
  const id = page.url().split('/').at(-1)!
  const stored = (await (await context.request.get(`/api/figures/${id}`, { headers: ORIGIN })).json()) as {
    asOf: string
    zone: string
  }
  expect(stored).toMatchObject({ asOf: '2026-11-27T00:00:00.000Z', zone: 'Asia/Tokyo' })
  await page.reload()
  await expect(asOf).toHaveValue('2026-11-27T09:00')
})
