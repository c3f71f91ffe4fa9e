// A reader's day in a real browser: from the gate under an article over the mailbox back to the very spot,
// and what follows.

import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { commentSeen, linkIn, loginOf, mailTo } from './support/demo.ts'

const PASSWORD = 'scandium is worth the wait'

let count = 0
const someone = (name: string) => ({
  name,
  email: `${name.toLowerCase().replace(/\W+/g, '.')}.${Date.now().toString(36)}${(count += 1)}@reader.example`,
})

async function leadArticle(page: Page): Promise<string> {
  await page.goto('/')
  return (await page.locator('.lead-headline a').first().getAttribute('href')) ?? ''
}

async function fillRegistration(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  await page.getByLabel('Display name').fill(name)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('main').getByRole('button', { name: 'Register' }).click()
}

async function logIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
}

/** On the page that the link of the mail opens, in a browser where nobody is logged in. */
async function confirm(page: Page): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('main').getByRole('button', { name: 'Confirm my address' }).click()
}

/** Signs the moderator in over REST, in the browser's own cookie jar, and approves what waits. */
async function approve(request: APIRequestContext, origin: string, id: string): Promise<void> {
  const { email, password } = loginOf('moderator')
  const headers = { origin }
  expect((await request.post('/api/staff/login', { data: { email, password }, headers })).status()).toBe(200)
  const data = { seen: await commentSeen(request, id, headers) }
  expect((await request.post(`/api/comments/${id}/approve`, { data, headers })).status()).toBe(200)
}

test('what was typed before logging in is there after register, mail and log in, without JavaScript @smoke', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const reader = someone('Nadia Brandt')
  const article = await leadArticle(page)
  await page.goto(article)
  await expect(page.getByText('You must be logged in to post a comment')).toBeVisible()
  await page.getByLabel('Your comment').fill('Who holds the **stockpile**?')
  await page.getByRole('button', { name: 'Register to post' }).click()
  await fillRegistration(page, reader)
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()

  const link = linkIn(await mailTo(reader.email, { kind: 'verify-email' }))
  expect(new URL(link).origin).toBe(baseURL)
  await page.request.get(link) // a mail scanner follows it first, and burns nothing
  await page.request.head(link)
  await page.goto(link)
  await confirm(page)

  await expect(page).toHaveURL(new RegExp(`${article}.*#respond$`))
  const box = page.getByLabel('Your comment')
  await expect(box).toHaveValue(/Who holds the \*\*stockpile\*\*\?/)
  await page.getByRole('button', { name: 'Post comment' }).click()
  await expect(page.getByText('Waiting for a moderator — only you can see this')).toBeVisible()
  const id = new URL(page.url()).searchParams.get('comment')!

  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(article)
  await expect(stranger.locator(`#comment-${id}`)).toHaveCount(0)

  await approve(context.request, baseURL!, id)
  await expect(async () => {
    await stranger.goto(article) // a new comment is seen within a second
    await expect(stranger.locator(`#comment-${id} strong`)).toHaveText('stockpile', { timeout: 500 })
  }).toPass({ timeout: 5_000 })

  // The moderator logged in beside the reader in this browser: neither threw the other out.
  // A public page is the same for everybody; from it one click leads to one's own view of it.
  await page.goto(article)
  await expect(page.getByRole('link', { name: reader.name, exact: true })).toHaveCount(0)
  await page.getByRole('banner').getByRole('link', { name: 'Log in' }).click()
  await expect(page).toHaveURL(`${article}?as=reader`)
  await expect(page.getByRole('link', { name: reader.name, exact: true })).toBeVisible()
  expect(
    (await (await context.request.get('/api/staff/me', { headers: { origin: baseURL! } })).json()).user,
  ).toMatchObject({ role: 'moderator' })
  await page.getByLabel('Your comment').fill('And who pays for it?')
  await page.getByRole('button', { name: 'Post comment' }).click()
  await expect(page.getByText('Your comment is posted.')).toBeVisible()
  const second = page.locator(`#comment-${new URL(page.url()).searchParams.get('comment')!}`)
  await expect(second.getByText('left to change it')).toBeVisible()

  await second.getByRole('link', { name: 'Edit your comment' }).click()
  await page.locator('#edit-body').fill('And who pays for it, and when?')
  await page
    .locator('form', { has: page.locator('#edit-body') })
    .getByRole('button')
    .first()
    .click()
  await expect(page.getByText('Your comment is changed.')).toBeVisible()
  await expect(second.getByText('And who pays for it, and when?')).toBeVisible()
  await expect(second.getByText('(edited)')).toBeVisible()
  await context.close()
})

test('a forgotten password ends every session that was open', async ({ browser }) => {
  const reader = someone('Ola Forget')
  const [here, elsewhere] = [
    await (await browser.newContext()).newPage(),
    await (await browser.newContext()).newPage(),
  ]
  await here.goto('/register')
  await fillRegistration(here, reader)
  await expect(here.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
  await elsewhere.goto('/login?returnTo=%2Faccount')
  await logIn(elsewhere, reader.email)
  await expect(elsewhere.getByRole('heading', { name: 'Your account' })).toBeVisible()

  const since = new Date()
  await here.goto('/forgot')
  await here.getByLabel('E-mail address').fill(reader.email)
  await here.getByRole('main').getByRole('button').click()
  await expect(here.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
  const link = linkIn(await mailTo(reader.email, { kind: 'reset-password', after: since }))
  await here.goto(link)
  await here.getByLabel('New password').fill('rhenium is scarcer still')
  await here.getByRole('main').getByRole('button').click()
  await expect(here.getByText('Your password is changed. Log in with the new one.')).toBeVisible()

  await elsewhere.goto('/account')
  await expect(elsewhere.getByRole('heading', { name: 'Log in' })).toBeVisible()
  await here.goto(link)
  await here.getByLabel('New password').fill('osmium is heavier still')
  await here.getByRole('main').getByRole('button').click()
  await expect(here.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
})

test('registering and asking for a password look the same for known and unknown addresses', async ({
  page,
}) => {
  const known = loginOf('reader').email
  const seen: string[] = []
  // A name of its own each: it is taken from then on, in both cases.
  for (const [name, email] of [
    ['Sam Bodley', known],
    ['Nora Bodkin', someone('Nobody Knows').email],
  ] as const) {
    await page.goto('/register')
    await fillRegistration(page, { name, email })
    await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
    seen.push((await page.getByRole('main').innerText()) + new URL(page.url()).pathname)
  }
  expect(seen[0]).toBe(seen[1])
})

test('no address after logging in leads off this site', async ({ page }) => {
  const { email, password } = loginOf('reader')
  for (const evil of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '%2f%2fevil.example',
    'javascript:alert(1)',
  ]) {
    await page.context().clearCookies()
    await page.goto(`/login?returnTo=${encodeURIComponent(evil)}`)
    await logIn(page, email, password)
    await page.waitForURL((url) => url.pathname === '/')
    expect(new URL(page.url()).hostname).toBe('localhost')
  }
})

test('two tabs have two drafts, a closed one is taken over, and what was posted does not come back', async ({
  browser,
}) => {
  test.slow()
  const context = await browser.newContext()
  const one = await context.newPage()
  const reader = someone('Tab Keeper')
  const article = await leadArticle(one)
  const two = await context.newPage()
  const box = (page: Page) => page.getByLabel('Your comment')
  for (const [page, words] of [
    [one, 'Typed in the first tab.'],
    [two, 'Typed in the second tab.'],
  ] as const) {
    await page.goto(article)
    await box(page).pressSequentially(words)
  }
  for (const page of [one, two]) await page.reload()
  await expect(box(one)).toHaveValue('Typed in the first tab.')
  await expect(box(two)).toHaveValue('Typed in the second tab.')
  await two.close()
  const three = await context.newPage()
  await three.goto(article)
  await expect(box(three)).toHaveValue('Typed in the second tab.')
  await three.close()

  await one.goto('/register')
  await fillRegistration(one, reader)
  await one.goto(linkIn(await mailTo(reader.email, { kind: 'verify-email' })))
  await confirm(one)
  await expect(one.getByText('Your e-mail address is confirmed.')).toBeVisible()
  await one.goto(`${article}?as=reader`)
  await expect(box(one)).toHaveValue('Typed in the first tab.')
  await one.getByRole('button', { name: 'Post comment' }).click()
  await expect(one.getByText('Waiting for a moderator — only you can see this')).toBeVisible()
  await one.goBack()
  await one.waitForTimeout(500)
  await expect(box(one)).toHaveValue('')
  await context.close()
})
