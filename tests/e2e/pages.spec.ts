// The public pages in a real browser: accessible in both colours and at both ends of widths, quiet, still,
// small, and whole without JavaScript.

import { brotliCompressSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { loginOf } from './support/demo.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const LOOKS = [
  { name: 'light and wide', colorScheme: 'light', width: 1440 },
  { name: 'dark on a phone', colorScheme: 'dark', width: 360 },
] as const

/** The address of the demo's newest article, its first commodity, topic and author. */
async function addresses(page: Page) {
  await page.goto('/')
  const article = await hrefOf(page, '.lead-headline a')
  const pages = {
    article,
    commodity: await hrefOf(page, '.sections a[href^="/commodities/"]'),
    topic: await hrefOf(page, '.sections a[href^="/topics/"]'),
    author: await hrefOf(page, 'a[rel="author"]'),
  }
  return pages
}

async function hrefOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().getAttribute('href')) ?? ''
}

async function logIn(page: Page, returnTo: string): Promise<void> {
  const { email, password } = loginOf('reader')
  await page.goto(`/login?returnTo=${encodeURIComponent(returnTo)}`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
}

for (const { name, colorScheme, width } of LOOKS) {
  test(`every page is accessible, quiet and fits the screen: ${name}`, async ({ browser }) => {
    test.setTimeout(240_000) // axe reads fifteen pages
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
    const page = await context.newPage()
    const noises: string[] = []
    page.on('pageerror', (error) => noises.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && noises.push(message.text()))
    const { article, commodity, topic, author } = await addresses(page)
    const paths = [
      '/',
      article,
      commodity,
      topic,
      author,
      '/search',
      '/search?q=the',
      '/corrections',
      `/login?returnTo=${encodeURIComponent(`${article}#respond`)}`,
      '/register',
      '/check-mail',
      '/verify?token=x',
      '/forgot',
      '/reset?token=x',
    ]
    for (const path of paths) {
      await page.goto(path)
      await checkAccess(page, path)
    }
    expect(noises).toEqual([])
    expect((await page.goto('/nothing-here'))?.status()).toBe(404)
    await checkAccess(page, '404')

    await logIn(page, '/account')
    await page.waitForURL('**/account')
    await checkAccess(page, '/account')
    await page.goto(`${article}#respond`)
    await checkAccess(page, 'the comment box')
    await context.close()
  })
}

async function checkAccess(page: Page, what: string): Promise<void> {
  await page.waitForLoadState('load')
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  expect(
    violations.map(({ id, nodes }) => `${what}: ${id} ${nodes.map(({ target }) => target).join(', ')}`),
  ).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0)
}

for (const width of [390, 320]) {
  test(`a long word breaks on a screen ${width} pixels wide, wherever it stands`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    const { article } = await addresses(page)
    for (const path of ['/', article, '/search?q=price', '/corrections', '/nothing-here']) {
      await page.goto(path)
      const wide = await page.locator('main').evaluate((main) => {
        const words = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
        for (let text = words.nextNode(); text; text = words.nextNode())
          if (!text.parentElement?.closest('button, .button, template, .visually-hidden'))
            text.nodeValue = text.nodeValue!.replace(
              /\p{L}{3,}/u,
              'Versorgungssicherheitsverordnungsänderungsgesetz',
            )
        return document.documentElement.scrollWidth - document.documentElement.clientWidth
      })
      expect(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    }
  })
}

test('the article page does not move while it loads, and is small', async ({ page }) => {
  const { article } = await addresses(page)
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const sizes = { css: 0, js: 0 }
  const elsewhere: string[] = []
  page.on('response', async (response) => {
    if (new URL(response.url()).origin !== new URL(page.url()).origin) elsewhere.push(response.url())
    const kind = /\.(css|js)$/.exec(new URL(response.url()).pathname)?.[1] as 'css' | 'js' | undefined
    if (kind) sizes[kind] += brotliCompressSync(await response.body()).length
  })
  await page.goto(article)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('networkidle')
  expect(
    await page.evaluate(() =>
      (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0),
    ),
  ).toBeLessThan(0.01)
  expect(sizes.css).toBeGreaterThan(0)
  expect(sizes.css).toBeLessThan(5_500)
  expect(elsewhere).toEqual([])
  expect(sizes.js).toBeGreaterThan(0)
  expect(sizes.js).toBeLessThan(10_000)
})

test('a figure says where it comes from on hover and on focus, and Escape puts that away', async ({
  page,
}) => {
  const { article } = await addresses(page)
  await page.goto(article)
  const figure = page.locator('.figure').first()
  const tip = figure.getByRole('tooltip', { includeHidden: true })
  await expect(tip).toBeHidden()
  await figure.locator('.figure-value').hover()
  await expect(tip).toBeVisible()
  await expect(tip).toContainText('Source:')
  await tip.hover() // the pointer may rest on it (WCAG 1.4.13)
  await expect(tip).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tip).toBeHidden()
  await page.mouse.move(0, 0)
  await figure.locator('.figure-value').focus()
  await expect(tip).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tip).toBeHidden()
})

test('a tap shows the source of a figure, and a second one goes to its note', async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 800 },
  })
  const page = await context.newPage()
  const { article } = await addresses(page)
  await page.goto(article)
  const value = page.locator('.figure-value').first()
  await value.tap()
  await expect(page.locator('.figure').first().getByRole('tooltip', { includeHidden: true })).toBeVisible()
  expect(new URL(page.url()).hash).toBe('')
  await value.tap()
  await expect(page).toHaveURL(/#figure-note-1$/)
  await context.close()
})

test('on paper there are the sources of the figures, and no navigation and no forms', async ({ page }) => {
  const { article } = await addresses(page)
  await page.goto(article)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.figure-note').first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const hidden of ['.sections', '.masthead-search', '.person', '.respond', '.comment-actions >> nth=0'])
    await expect(page.locator(hidden)).toBeHidden()
})

test('on paper an account is what it holds, and a picture is whole', async ({ page }) => {
  const { article } = await addresses(page)
  await page.goto(article)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.lead-image img').evaluate((image) => getComputedStyle(image).objectFit)).toBe(
    'contain',
  )

  await page.emulateMedia({ media: 'screen' })
  await logIn(page, '/account')
  await page.waitForURL('**/account')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: 'Your comments' })).toBeVisible()
  await expect(page.locator('button:visible, input:visible')).toHaveCount(0)
})

test('what somebody types before logging in waits for them in the box', async ({ page }) => {
  const { article } = await addresses(page)
  await page.goto(article)
  await page.getByLabel('Your comment').fill('Half a thought')
  await page.reload()
  await expect(page.getByLabel('Your comment')).toHaveValue('Half a thought')
  await page.locator('.gate').getByRole('link', { name: 'Log in' }).click()
  const { email, password } = loginOf('reader')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
  await expect(page).toHaveURL(new RegExp(`${article}#respond$`))
  await expect(page.getByLabel('Your comment')).toHaveValue('Half a thought')
  await expect(page.getByLabel('Your comment')).toBeFocused()

  await page
    .getByRole('link', { name: /^Reply to / })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: /^Reply to / })).toBeVisible()
  await expect(page.getByLabel('Your comment')).toHaveValue('')
  await expect(page.getByLabel('Your comment')).toBeFocused()
  await page.getByRole('link', { name: 'Comment on the article instead' }).click()
  await expect(page.getByLabel('Your comment')).toHaveValue('Half a thought')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('one reads, searches and turns pages', async ({ page }) => {
    const { article } = await addresses(page)
    await page.goto(article)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const headline = await page.getByRole('heading', { level: 1 }).innerText()
    await page.getByRole('searchbox').first().fill(headline.split(' ').slice(0, 3).join(' '))
    await page.getByRole('search').first().getByRole('button').click()
    await expect(page.getByRole('main').getByRole('link', { name: headline })).toBeVisible()
  })

  test('one types, logs in, is back in the box with the text, posts, changes and removes', async ({
    page,
  }) => {
    const { article } = await addresses(page)
    const words = `A thought at ${Date.now()}`
    await page.goto(article)
    await page.getByLabel('Your comment').fill(words)
    await page.getByRole('button', { name: 'Log in to post' }).click()
    const { email, password } = loginOf('reader')
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
    await expect(page).toHaveURL(`${article}?as=reader#respond`)
    await expect(page.getByLabel('Your comment')).toHaveValue(words)
    await page.getByRole('button', { name: 'Post comment' }).click()
    await expect(page.getByRole('status')).toBeVisible()
    const mine = page.locator('.comment', { hasText: words })
    await expect(mine).toBeVisible()

    for (const way of [
      page.locator('.name a'),
      page.locator('.lead-headline a'),
      page.getByRole('contentinfo').getByRole('link', { name: 'Corrections' }),
    ]) {
      await way.click()
      await expect(page.locator('.person a')).toHaveAttribute('href', '/account')
    }
    await page.getByRole('searchbox').first().fill('brent')
    await page.getByRole('search').first().getByRole('button').click()
    await expect(page.locator('.person a')).toHaveAttribute('href', '/account')
    await page.goto(`${article}?as=reader`)

    await mine.getByRole('link', { name: 'Edit your comment' }).click()
    await page.getByLabel('Change your comment').fill(`${words}, changed`)
    await page.getByRole('button', { name: 'Save the change' }).click()
    await expect(page.locator('.comment', { hasText: `${words}, changed` })).toBeVisible()

    await page.locator('.comment', { hasText: words }).getByText('Remove your comment').click()
    await page.locator('.comment', { hasText: words }).getByRole('button', { name: 'Remove it' }).click()
    await expect(page.getByRole('status')).toHaveText('Your comment is removed.')
    await expect(page.locator('.comment', { hasText: words })).toHaveCount(0)
  })
})
