// The main job end to end, on whichever database the server has: drafted, approved, published, read;
// registered, verified, commented, moderated.

import { expect, type Page } from '@playwright/test'
import { linkIn, loginOf, mailTo } from './support/demo.ts'
import { draftOf, takeStep, test, type Seat } from './support/desk.ts'

test('a day in the newsroom @smoke', async ({ browser, page, seatOf }) => {
  test.slow()
  const began = new Date()
  const words = `Who would sell at ${began.getTime()}?`
  const headline = `Gallium finds no sellers ${began.getTime()}`

  const author = await seatOf('author')
  const editor = await seatOf('editor')
  const id = await draftOf(author, { headline })
  await takeStep(author, id, 'submit')
  const submitted = await mailTo(loginOf('editor').email, { kind: 'submitted', after: began })
  expect(submitted.text).toContain(headline)
  await takeStep(editor, id, 'approve')
  await takeStep(editor, id, 'publish')

  await page.goto('/')
  await page.getByRole('link', { name: headline }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline)
  const article = new URL(page.url()).pathname
  await expect(page.getByText('You must be logged in to post a comment')).toBeVisible()

  const reader = {
    name: `Reader ${began.getTime()}`,
    email: `reader${began.getTime()}@readers.example`,
    password: 'a long enough password',
  }
  await register(page, reader, article)
  await page.goto(article)
  await page.getByLabel('Your comment').fill(words)
  await page.getByRole('button', { name: 'Post comment' }).click()
  await expect(page.locator('.comment', { hasText: words })).toContainText('Waiting for a moderator')

  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(article)
  await expect(stranger.getByText(words)).toHaveCount(0)

  const moderator = await seatOf('moderator')
  await approveComment(moderator, words)
  await expect(async () => {
    await stranger.reload() // a new comment is seen within a second
    await expect(stranger.getByText(words)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 5_000 })
})

/** Registers, opens the link of the mail, and confirms with the password there, which logs in. */
async function register(
  page: Page,
  reader: { name: string; email: string; password: string },
  returnTo: string,
): Promise<void> {
  const began = new Date()
  await page.goto(`/register?returnTo=${encodeURIComponent(returnTo)}`)
  await page.getByLabel('Display name').fill(reader.name)
  await page.getByLabel('E-mail address').fill(reader.email)
  await page.getByLabel('Password', { exact: true }).fill(reader.password)
  await page.getByRole('main').getByRole('button', { name: 'Register' }).click()
  const mail = await mailTo(reader.email, { kind: 'verify-email', after: began })
  await page.goto(linkIn(mail))
  await page.getByLabel('Password', { exact: true }).fill(reader.password)
  await page.getByRole('button', { name: 'Confirm my address' }).click()
  await expect(page).toHaveURL(new RegExp(returnTo))
}

async function approveComment({ page }: Seat, words: string): Promise<void> {
  await page.goto('/admin/moderation')
  const waiting = page.locator('[data-comment]', { hasText: words })
  await waiting.getByRole('button', { name: /^Approve/ }).click()
  await expect(page.locator('.desk-queue').getByRole('status')).toContainText('One comment approved.')
}
