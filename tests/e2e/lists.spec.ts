// The lists of the panel: names in place of ids, filter, order, columns, and deleting what was chosen.

import { expect } from '@playwright/test'
import { send, test } from './support/desk.ts'

test('a list of articles names who wrote them and what they are about', async ({ seatOf }) => {
  const { page } = await seatOf('compliance')
  const refused: string[] = []
  page.on('response', (answer) => {
    if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`)
  })
  await page.goto('/admin/collections/articles?columns=["headline","byline","commodities"]')
  await expect(page.locator('td.cell-byline').first()).toHaveText(/[a-z] [A-Z]/)
  await expect(page.getByText('Without a title - ID')).toHaveCount(0)
  await page.goto('/admin/collections/commodities')
  await expect(page.locator('table')).toBeVisible()
  await expect(page.getByText('Without a title - ID')).toHaveCount(0)
  await page.waitForLoadState('networkidle')
  expect(refused).toEqual([])
})

test('a list is filtered, put in order, given columns, and what was chosen in it is deleted', async ({
  seatOf,
}) => {
  const admin = await seatOf('admin')
  const { page } = admin
  const mark = `Chosen ${Date.now()}`
  for (const name of [`${mark} A`, `${mark} B`, `${mark} C`])
    await send(admin, 'post', '/api/topics', { name })

  await page.goto('/admin/collections/topics')
  await page.locator('input.search-filter__input').fill(mark)
  const rows = page.locator('tbody tr')
  await expect(rows).toHaveCount(3)
  await page.locator('#heading-name .sort-column__asc').click()
  await expect(rows.first()).toContainText(`${mark} A`)
  await page.locator('#heading-name .sort-column__desc').click()
  await expect(rows.first()).toContainText(`${mark} C`)
  await page.waitForLoadState('networkidle')

  await page.locator('.list-controls__toggle-columns').click()
  // Payload's list forgets a choice that meets the late answer to an earlier one (its ListQuery): whoever
  // sees no column chooses again.
  await expect(async () => {
    const heading = page.locator('#heading-slug')
    if ((await heading.count()) === 0)
      await page.locator('.pill-selector__pill', { hasText: 'Slug' }).first().click()
    await expect(heading).toHaveCount(1, { timeout: 5_000 })
  }).toPass({ timeout: 30_000 })

  await rows.nth(0).locator('input[type=checkbox]').check()
  await rows.nth(1).locator('input[type=checkbox]').check()
  await page.locator('.list-selection__button', { hasText: 'Delete' }).click()
  await page.locator('dialog #confirm-action, #confirm-action').first().click()
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText(`${mark} A`)

  await page.goto(
    `/admin/collections/topics?where[or][0][and][0][name][equals]=${encodeURIComponent(`${mark} A`)}`,
  )
  await expect(rows).toHaveCount(1)
})

test('a form is saved again and again, and not over what somebody else saved meanwhile', async ({
  seatOf,
}) => {
  const [editor, admin] = [await seatOf('editor'), await seatOf('admin')]
  const { doc } = await send<{ doc: { id: string } }>(admin, 'post', '/api/topics', {
    name: `Stale ${Date.now()}`,
  })
  const { page } = editor
  await page.goto(`/admin/collections/topics/${doc.id}`)
  const description = page.locator('#field-description')
  const save = async (words: string) => {
    await description.fill(words)
    const answered = page.waitForResponse(
      (answer) => answer.request().method() === 'PATCH' && answer.url().includes(doc.id),
    )
    await page.locator('#action-save').click()
    return (await answered).status()
  }
  for (const words of ['Once.', 'Twice.', 'Three times.'])
    expect([words, await save(words)]).toEqual([words, 200])
  await send(admin, 'patch', `/api/topics/${doc.id}?overrideLock=true`, { description: 'Of somebody else.' })
  // Payload says so as soon as something is typed; the server would refuse it too
  // (tests/gateway/panelLists.int.test.ts).
  await description.fill('Over it.')
  await expect(page.getByText('Your view is out of date.')).toBeVisible()
  await page.reload()
  await expect(description).toHaveValue('Of somebody else.')
  expect(await save('After it.')).toBe(200)
})
