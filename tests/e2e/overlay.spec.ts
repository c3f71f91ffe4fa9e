// What is one reader's own on a page that comes the same for everybody: put in place by a script, for nobody
// else, in quiet.

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { loginOf } from './support/demo.ts'

const OVERLAY = '**/api/v1/me/overlay*'

async function leadArticle(page: Page): Promise<string> {
  await page.goto('/')
  return (await page.locator('.lead-headline a').first().getAttribute('href')) ?? ''
}

async function logIn(page: Page, email = loginOf('reader').email): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(loginOf('reader').password)
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

const mine = (page: Page) => page.getByRole('navigation', { name: 'Your account' })

test('who is not logged in is not asked about', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => request.url().includes('/me/overlay') && asked.push(request.url()))
  await page.goto(await leadArticle(page), { waitUntil: 'networkidle' })
  expect(asked).toEqual([])
  await expect(page.getByText('You must be logged in to post a comment')).toBeVisible()
})

test('a reader finds their name and a box to post from, and nothing moves or takes the focus', async ({
  page,
}) => {
  await logIn(page)
  const article = await leadArticle(page)
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(article)
  await expect(mine(page).getByRole('link')).toHaveText('Kenji M.')
  await expect(page.getByText('You are posting as Kenji M.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Post comment' })).toBeVisible()
  await expect(page.getByText('You must be logged in')).toHaveCount(0)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  expect(
    await page.evaluate(() =>
      (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0),
    ),
  ).toBe(0)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target).join(', ')}`)).toEqual(
    [],
  )
})

test('a comment that waits is seen on the public page by its author alone, and can be changed there', async ({
  page,
  browser,
}) => {
  await logIn(page, 'rhys@reader.example')
  const article = await leadArticle(page)
  await page.goto(article)
  const waiting = page.locator('.comment-pending')
  await expect(waiting).toContainText('Waiting for a moderator — only you can see this')
  await expect(waiting).toContainText('Is there a list of the candidate projects anywhere yet?')
  await expect(waiting.locator('.comment-by bdi')).toHaveText('Rhys')
  const id = (await waiting.getAttribute('id'))!
  const { violations } = await new AxeBuilder({ page }).include('#comments').analyze()
  expect(violations.map(({ id: rule }) => rule)).toEqual([])

  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(`${article}?comment=${id.replace('comment-', '')}`)
  await expect(stranger.locator(`#${id}`)).toHaveCount(0)
  await stranger.context().close()

  await page.getByLabel('Your comment').fill(`One more question, at ${Date.now()}`)
  await page.getByRole('button', { name: 'Post comment' }).click()
  await expect(page.getByRole('status')).toBeInViewport({ ratio: 1 })
  expect(new URL(page.url()).search).not.toContain('as=')
  await page.goto(article)
  const fresh = page.locator('.comment', { hasText: 'One more question' })
  await expect(fresh.getByText('left to change it')).toBeVisible()
  await fresh.getByText('Remove your comment').click()
  await fresh.getByRole('link', { name: 'Cancel' }).click()
  await expect(fresh.getByRole('button', { name: 'Remove it' })).toBeHidden()
  await fresh.getByRole('link', { name: 'Edit your comment' }).click()
  await page.getByLabel('Change your comment').fill('One more question, put otherwise')
  await page.getByRole('button', { name: 'Save the change' }).click()
  await page.goto(article)
  const changed = page.locator('.comment', { hasText: 'put otherwise' })
  await changed.getByText('Remove your comment').click()
  await changed.getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByRole('status')).toHaveText('Your comment is removed.')
})

test('the page stays as it came where there is no answer', async ({ page }) => {
  await logIn(page)
  const article = await leadArticle(page)
  const noises: string[] = []
  page.on('pageerror', (error) => noises.push(String(error)))
  for (const answer of ['abort', 'nonsense', '500'] as const) {
    await page.unrouteAll()
    await page.route(OVERLAY, (route) =>
      answer === 'abort'
        ? route.abort()
        : route.fulfill({ status: answer === '500' ? 500 : 200, body: '<html>' }),
    )
    await page.goto(article, { waitUntil: 'networkidle' })
    await expect(page.getByText('You must be logged in to post a comment')).toBeVisible()
    await expect(mine(page).getByRole('link', { name: 'Log in' })).toBeVisible()
  }
  expect(noises).toEqual([])
})

test('after logging out no page says a name, not even one from the browser’s history', async ({ page }) => {
  await logIn(page)
  const article = await leadArticle(page)
  await page.goto(article)
  await expect(mine(page).getByRole('link')).toHaveText('Kenji M.')
  await page.goto('/account')
  await page.getByRole('button', { name: 'Log out' }).click()
  await expect(page.getByText('You are logged out.')).toBeVisible()
  await page.goBack()
  await page.goBack()
  await expect(mine(page).getByRole('link', { name: 'Log in' })).toBeVisible()
})
