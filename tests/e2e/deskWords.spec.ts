// What the panel says and keeps where something goes wrong between it and the server, or is missing.

import { expect, type Page } from '@playwright/test'
import {
  approveByButtons,
  draftOf,
  draftOnServer,
  expectAccessible,
  openForm,
  ORIGIN,
  publishedBy,
  send,
  takeStep,
  test,
} from './support/desk.ts'

const panel = (page: Page) => page.getByRole('region', { name: 'Workflow' })
const result = (page: Page) => panel(page).getByRole('status')
const shot = async (page: Page, name: string) =>
  process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined

test('an answer as staff that was not sent stands there again after a link, and goes once it is sent', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const editor = await seatOf('editor')
  const id = await publishedBy(author, editor, { headline: `Answered ${Date.now()}` })
  const { page } = editor
  await openForm(page, id)
  const words = page.getByLabel('Your comment, in your name')
  await page.getByText('Answer as staff').click()
  await words.fill('It is four per cent.')
  await page.locator('.step-nav a').first().click()
  await page.waitForURL(/\/admin\/?$/)
  await openForm(page, id)
  await expect(words).toHaveValue('It is four per cent.')
  await expect(page.getByText(/^Kept on this computer since/)).toBeVisible()
  await words.scrollIntoViewIfNeeded()
  await shot(page, 'answer-kept')

  await page.route('**/api/comments/answer', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await page.getByRole('button', { name: 'Send to a colleague' }).click()
  await expect(page.getByText(/^The server did not answer\. Look in the comment queue/)).toBeVisible()
  await expect(words).toHaveValue('It is four per cent.')
  await page.unroute('**/api/comments/answer')
  await words.fill('It is four per cent, by its report.')
  await page.getByRole('button', { name: 'Send to a colleague' }).click()
  await expect(page.getByText(/^Kept\. It shows once a colleague/)).toBeVisible()
  await openForm(page, id)
  await page.getByText('Answer as staff').click()
  await expect(words).toHaveValue('')
})

test('a step whose answer is lost is told by the state that was read afterwards', async ({ seatOf }) => {
  const author = await seatOf('author')
  const editor = await seatOf('editor')
  const id = await draftOf(author, { headline: `Cut ${Date.now()}` })
  await takeStep(author, id, 'submit')
  const { page } = editor
  await openForm(page, id)
  await page.route('**/workflow/approve', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await approveByButtons(page)
  await expect(result(page)).toHaveText(
    'The server did not answer. The article is “Approved” now: look at its timeline before you try again.',
  )
  await expect(panel(page).getByRole('button', { name: 'Publish', exact: true })).toBeVisible()
  await shot(page, 'lost-answer')
})

test('what was said of a step goes once a colleague has taken the next', async ({ seatOf }) => {
  const author = await seatOf('author')
  const editor = await seatOf('editor')
  const id = await draftOf(author, { headline: `Sent back ${Date.now()}` })
  await openForm(author.page, id)
  await panel(author.page).getByRole('button', { name: 'Submit for review' }).click()
  await expect(result(author.page)).toContainText('Submitted for review')
  await takeStep(editor, id, 'request-changes', { note: 'Name the exchange.' })
  await author.page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(panel(author.page).getByText('Changes requested').first()).toBeVisible()
  await expect(result(author.page)).toHaveText('')
})

test('what is missing has a button that leads to its field, on whichever tab', async ({ seatOf }) => {
  const author = await seatOf('author')
  const { page } = author
  await page.goto('/admin')
  await openForm(page, await draftOf(author, { headline: '', standfirst: '', body: null, byline: [] }))
  const show = (words: RegExp) => page.getByRole('button', { name: words })
  await expect(show(/^Show the place: Name at least one person/)).toBeVisible({ timeout: 15_000 })
  await shot(page, 'gaps')
  await expectAccessible(page, '.desk-workflow')
  await show(/^Show the place: Write a headline/).click()
  await expect(page.locator('#field-headline')).toBeFocused()
  await show(/^Show the place: Name at least one person/).click()
  await expect(page.locator('#field-byline input').first()).toBeFocused()
  await show(/^Show the place: The article has no text yet/).click()
  await expect(page.locator('.ContentEditable__root').first()).toBeFocused()
  await show(/^Show the place: Write a standfirst/).click()
  await expect(page.locator('#field-standfirst')).toBeFocused()
})

test('a change note that is missing has one, too, and readers’ old note is not shown as one to come', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const editor = await seatOf('editor')
  const id = await publishedBy(author, editor, { headline: `Noted ${Date.now()}` })
  await send(author, 'patch', `/api/articles/${id}?draft=true`, {
    standfirst: 'Changed.',
    change: { kind: 'update', note: 'Stocks fell again.' },
  })
  const { page } = author
  await openForm(page, id)
  await expect(page.getByText('Update: what readers will be told')).toBeVisible()
  for (const action of ['submit']) await takeStep(author, id, action)
  for (const action of ['approve', 'publish']) await takeStep(editor, id, action)
  await send(author, 'patch', `/api/articles/${id}?draft=true`, { standfirst: 'Changed again.' })
  await openForm(page, id)
  await expect(page.getByText('what readers will be told')).toHaveCount(0)
  await page.getByRole('button', { name: /^Show the place: The change note in the form/ }).click()
  await expect(page.locator('#field-change__note')).toBeFocused()
})

test('the address field shows what is kept once one has left it', async ({ seatOf }) => {
  const author = await seatOf('author')
  const { page } = author
  const id = await draftOf(author, { headline: `Address ${Date.now()}` })
  await openForm(page, id)
  await page.getByRole('button', { name: 'Placement' }).click()
  const field = page.locator('#field-slug')
  const mark = Date.now().toString(36)
  await field.fill(`Bad Slug / ü? ${mark}`)
  await expect.poll(async () => (await draftOnServer(author, id)).slug).toBe(`bad-slug-ue-${mark}`)
  await expect(field).toHaveValue(`Bad Slug / ü? ${mark}`)
  await field.press('Tab')
  await expect(field).toHaveValue(`bad-slug-ue-${mark}`)
  await expect(page.locator('.desk-saved')).toContainText(/^Saved/)
  await shot(page, 'address')
})

test('a save of a figure after the session ended says what to do, and the words stay', async ({ seatOf }) => {
  const author = await seatOf('author')
  const { page, context } = author
  await page.goto('/admin/collections/figures/create')
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await page.locator('#field-label').fill('A floor')
  const cookies = await context.cookies()
  await context.clearCookies()
  await page.locator('#action-save').click()
  await expect(page.getByText(/^Your session has ended\. Open the log-in in another tab/)).toBeVisible()
  await expect(page.locator('#field-label')).toHaveValue('A floor')
  await shot(page, 'session-ended')
  await context.addCookies(cookies)
})

test('a time zone that is none is marked at its field', async ({ seatOf }) => {
  const admin = await seatOf('admin')
  const { page } = admin
  await page.goto('/admin/globals/settings')
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  // A quarter of a second after the last key Payload asks the server about the form. An answer that comes
  // only after the refusal of a save takes the sentence away again, until the next key.
  const asked = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.locator('#field-deskZone').fill('Mars/Olympus')
  await asked
  await page.locator('#action-save').click()
  await expect(page.getByText('Write a time zone by place, such as Europe/London.')).toBeVisible()
  await page.waitForTimeout(3_000) // past the toast, and past what the form asks the server about itself
  await expect(page.getByText('Write a time zone by place, such as Europe/London.')).toBeVisible()
  await shot(page, 'time-zone')
})

test('a comment that a colleague decided first is refused in red, with the colleague’s name', async ({
  seatOf,
}) => {
  const moderator = await seatOf('moderator')
  const admin = await seatOf('admin')
  const { page } = moderator
  await page.goto('/admin/moderation?state=visible')
  const card = page.locator('[data-comment]').first()
  const id = await card.getAttribute('data-comment')
  const seen = (await (
    await admin.context.request.get(`/api/comments/${id}?depth=0`, { headers: ORIGIN })
  ).json()) as { state: string; editedAt?: string | null; moderatedBy?: string | null }
  const { state, editedAt = null, moderatedBy = null } = seen
  await send(admin, 'post', `/api/comments/${id}/remove`, { seen: { state, editedAt, moderatedBy } })
  await card.getByRole('button', { name: /^Remove/ }).click()
  const said = page.locator('.desk-queue .desk-result--refused')
  await expect(said).toContainText(
    /has removed this comment since you saw it\. It stands under “Removed” now: read it there before you decide\./,
  )
  await shot(page, 'moderation-refused')
  await expectAccessible(page, '.desk-queue')
})

test('whoever opens a figure that a colleague has open is told whose time the notice shows', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const editor = await seatOf('editor')
  const { docs } = (await (
    await author.context.request.get('/api/figures?limit=1&depth=0', { headers: ORIGIN })
  ).json()) as { docs: { id: string }[] }
  const figure = `/admin/collections/figures/${docs[0]!.id}`
  await author.page.goto(figure)
  await author.page.locator('form[data-form-ready="true"]').first().waitFor()
  const locked = author.page.waitForResponse((answer) => answer.request().method() === 'POST')
  await author.page.locator('#field-label').pressSequentially(' x', { delay: 100 })
  await locked
  await author.page.waitForTimeout(1_000)
  await editor.page.goto(figure)
  await expect(editor.page.getByText(/^Edited since \(this browser’s time\)/)).toBeVisible()
  await shot(editor.page, 'locked')
})
