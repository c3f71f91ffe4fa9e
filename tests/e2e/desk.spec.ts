// The desk in a real browser: home, list, the article form with its workflow.

import { expect, type Page } from '@playwright/test'
import {
  approveByButtons,
  draftOnServer,
  draftOf,
  expectAccessible,
  openForm,
  ORIGIN,
  send,
  test,
  type Seat,
} from './support/desk.ts'

const panel = (page: Page) => page.getByRole('region', { name: 'Workflow' })
const result = (page: Page) => panel(page).getByRole('status')

test('what waits for me is on my home page, and nobody is shown work that is not theirs', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const headline = `Waiting ${Date.now()}`
  await draftOf(author, { headline })
  await author.page.goto('/admin')
  await expect(
    author.page.getByRole('region', { name: 'Waiting for me' }).getByRole('link', { name: headline }),
  ).toBeVisible()
  await expect(author.page.getByRole('link', { name: 'New article' })).toBeVisible()

  const moderator = await seatOf('moderator')
  await moderator.page.goto('/admin')
  await expect(moderator.page.getByRole('heading', { name: 'Waiting for me' })).toBeVisible()
  await expect(moderator.page.getByText(headline)).toHaveCount(0)
  await expect(moderator.page.getByRole('link', { name: 'New article' })).toHaveCount(0)
})

test('an article goes from draft to the public by buttons alone, and the author is told why approving is not theirs', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const editor = await seatOf('editor')
  const id = await draftOf(author, { headline: `By buttons ${Date.now()}` })

  await openForm(author.page, id)
  await panel(author.page).getByRole('button', { name: 'Submit for review' }).click()
  await expect(result(author.page)).toContainText('Submitted for review')
  await expect(panel(author.page).getByText('In review').first()).toBeVisible()
  const approve = panel(author.page).getByRole('button', { name: 'Approve' })
  await expect(approve).toHaveAttribute('aria-disabled', 'true')
  await expect(approve).toHaveAccessibleDescription(/Approve is for editor, compliance or admin/)

  await openForm(editor.page, id)
  await panel(editor.page).getByRole('button', { name: 'Request changes…' }).click()
  await panel(editor.page).getByRole('button', { name: 'Request changes' }).click()
  await expect(panel(editor.page).getByRole('alert')).toHaveText('Write a note that says why.')
  await panel(editor.page).getByRole('textbox').fill('Name the exchange.')
  await panel(editor.page).getByRole('button', { name: 'Request changes' }).click()
  await expect(result(editor.page)).toContainText('Sent back')
  await expect(panel(editor.page).getByText('Name the exchange.')).toBeVisible()

  await openForm(author.page, id)
  await author.page.getByLabel('Standfirst').fill('Stocks on the LME fell.')
  await panel(author.page).getByRole('button', { name: 'Submit for review' }).click()
  await expect(result(author.page)).toContainText('Submitted for review')
  expect((await draftOnServer(author, id)).standfirst).toBe('Stocks on the LME fell.')

  await openForm(editor.page, id)
  await approveByButtons(editor.page)
  await expect(result(editor.page)).toContainText('Approved')
  await expect(panel(editor.page).locator('.desk-stage--given')).toContainText('Inés Albrecht')
  await panel(editor.page).getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(result(editor.page)).toContainText('Published')
  expect((await draftOnServer(editor, id)).state).toBe('published')
})

test('a new article opens as a draft that is saved as it is typed, and says what is missing before it can be submitted', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const { page } = author
  await page.goto('/admin')
  const before = await countOf(author)
  await page.getByRole('link', { name: 'New article' }).click()
  await page.getByRole('button', { name: 'Begin writing' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Write a headline')
  await expectAccessible(page, '.desk-new')
  await page.goto('/admin/collections/articles/create') // Payload's own page would make a row
  await page.waitForURL('**/admin/new-article')
  expect(await countOf(author)).toBe(before)
  await page.getByLabel('Headline').fill('Begun')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/articles\/[0-9a-f-]{24,36}$/)
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible()
  const headline = `Begun from nothing ${Date.now()}`
  await page.getByRole('textbox', { name: 'Headline' }).fill(headline)
  const id = page.url().split('/').at(-1)!
  await expect
    .poll(async () => (await draftOnServer(author, id)).headline, { timeout: 15_000 })
    .toBe(headline)
  const submit = panel(page).getByRole('button', { name: 'Submit for review' })
  await expect(submit).toHaveAttribute('aria-disabled', 'true')
  await expect(submit).toHaveAccessibleDescription(/standfirst/i)
  await submit.press('Enter')
  await expect(result(page)).toContainText(/standfirst/i)
  expect((await draftOnServer(author, id)).state).toBe('draft')
})

test('an article like another one begins with its text, under a headline of its own', async ({ seatOf }) => {
  const author = await seatOf('author')
  const { page } = author
  const id = await draftOf(author, { headline: `A weekly note ${Date.now()}`, standfirst: 'As every week.' })
  await openForm(page, id)
  await page.locator('.doc-controls__popup button').first().click()
  await page.getByRole('link', { name: 'New article like this one' }).click()
  await page.getByLabel('Headline').fill(`The next weekly note ${Date.now()}`)
  await page.getByRole('button', { name: 'Begin writing' }).click()
  await page.waitForURL((url) => /\/articles\/[0-9a-f-]{24,36}$/.test(url.pathname))
  await expect(page.locator('#field-standfirst')).toHaveValue('As every week.')
  expect(page.url()).not.toContain(id)
})

test("nothing is published, copied or deleted past the workflow: Payload's own buttons are gone", async ({
  seatOf,
}) => {
  const editor = await seatOf('editor')
  const id = await draftOf(editor, { headline: `No shortcuts ${Date.now()}` })
  await openForm(editor.page, id)
  for (const name of ['Publish Changes', 'Publish changes', 'Schedule Publish', 'Unpublish']) {
    await expect(editor.page.locator('.doc-controls').getByRole('button', { name, exact: true })).toHaveCount(
      0,
    )
  }
  await editor.page.locator('.doc-controls__popup button').first().click()
  for (const gone of ['#action-duplicate', '#action-delete', '#action-unpublish'])
    await expect(editor.page.locator(gone)).toHaveCount(0)
  await expect(editor.page.getByRole('button', { name: 'Save now' })).toBeVisible()
})

test('an editor who types on while saves are under way loses nothing and meets no conflict with themselves', async ({
  seatOf,
}) => {
  test.slow()
  const editor = await seatOf('editor')
  const { page } = editor
  const id = await draftOf(editor, { headline: 'Typing' })
  const answers: number[] = []
  await page.route(/\/api\/articles\/[^/?]+\?/, async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue()
    const response = await route.fetch()
    await new Promise((resolve) => setTimeout(resolve, 700)) // a slow line
    answers.push(response.status())
    await route.fulfill({ response })
  })
  await openForm(page, id)
  const headline = page.getByLabel('Headline')
  const standfirst = page.getByLabel('Standfirst')
  for (let round = 0; round < 6; round++) {
    for (const mark of ['a', 'b']) {
      await headline.press('End')
      await headline.pressSequentially(` ${mark}${round}`, { delay: 50 })
      await standfirst.press('Control+End')
      await standfirst.pressSequentially(` ${mark}${round}`, { delay: 50 })
      await page.waitForTimeout(mark === 'a' ? 400 + round * 350 : 700)
    }
  }
  const typed = ['Typing', ...[0, 1, 2, 3, 4, 5].flatMap((round) => [`a${round}`, `b${round}`])].join(' ')
  await expect(headline).toHaveValue(typed)
  await expect(standfirst).toHaveValue(typed.replace('Typing', 'A short note for a test.'))
  await expect.poll(async () => (await draftOnServer(editor, id)).headline, { timeout: 15_000 }).toBe(typed)
  expect(answers.length).toBeGreaterThan(2)
  expect([...new Set(answers)]).toEqual([200])
})

test('when somebody else saves first, the form says who, keeps what was typed, and saves it when asked', async ({
  seatOf,
}) => {
  const author = await seatOf('author')
  const editor = await seatOf('editor')
  const id = await draftOf(author, { headline: `Conflict ${Date.now()}` })
  await openForm(author.page, id)

  const { revision } = await draftOnServer(editor, id)
  const saved = await editor.context.request.patch(`/api/articles/${id}?draft=true`, {
    headers: { origin: new URL(author.page.url()).origin },
    data: { standfirst: 'The editor was here.', revision },
  })
  expect(saved.status()).toBe(200)
  await author.page.getByLabel('Headline').fill('The author typed this')

  const notice = author.page.getByRole('alert').filter({ hasText: 'saved a newer text' })
  await expect(notice).toBeVisible({ timeout: 20_000 })
  await expect(notice).toContainText('Inés Albrecht')
  await expect(author.page.getByLabel('Headline')).toHaveValue('The author typed this')
  expect((await draftOnServer(editor, id)).standfirst).toBe('The editor was here.')

  await notice.getByRole('button', { name: 'Save my text over it' }).click()
  await expect(result(author.page)).toContainText('Your text is saved')
  expect((await draftOnServer(editor, id)).headline).toBe('The author typed this')
})

test('when the newer text is of another window of one’s own, the form says so', async ({ seatOf }) => {
  const author = await seatOf('author')
  const id = await draftOf(author, { headline: `Own conflict ${Date.now()}` })
  await openForm(author.page, id)
  await send(author, 'patch', `/api/articles/${id}?draft=true`, { standfirst: 'Of the other window.' })
  await author.page.getByLabel('Headline').fill('Typed in this window')
  const notice = author.page.getByRole('alert').filter({ hasText: 'saved a newer text' })
  await expect(notice).toContainText('You saved a newer text in another window', { timeout: 20_000 })
  await notice.getByRole('button', { name: 'Save this text over it' }).click()
  await expect(result(author.page)).toContainText('Your text is saved')
})

test('a saved filter narrows the list and says which it is', async ({ seatOf }) => {
  const editor = await seatOf('editor')
  const { page } = editor
  const headline = `Filtered ${Date.now()}`
  await draftOf(editor, { headline })
  await page.goto('/admin/collections/articles?desk=published')
  const views = page.getByRole('navigation', { name: 'Saved filters' })
  await expect(views.getByRole('link', { name: 'Published' })).toHaveAttribute('aria-current', 'page')
  await expect(page.locator('.cell-state').first()).toContainText('Published')
  await expect(page.getByRole('link', { name: headline })).toHaveCount(0)
  await views.getByRole('link', { name: 'My drafts' }).click()
  await expect(views.getByRole('link', { name: 'My drafts' })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('link', { name: headline })).toBeVisible()
  await expect(page.locator('.cell-state').first()).toContainText(/Draft|Changes requested/)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious on the desk, ${colorScheme}`, async ({ seatOf }) => {
    const seat = await seatOf('editor', { colorScheme })
    const { page } = seat
    const id = await draftOf(seat, { headline: `Accessible ${Date.now()}` })
    await page.goto('/admin')
    await expect(page.getByRole('heading', { name: 'Waiting for me' })).toBeVisible()
    await expectAccessible(page, '.desk-home')
    await page.goto('/admin/collections/articles')
    await expectAccessible(page, '.desk-views')
    await expectAccessible(page, '.cell-state')
    await openForm(page, id)
    await panel(page)
      .getByText(/^Other steps/)
      .click()
    await expectAccessible(page, '.desk-workflow')
  })
}

/** Articles that this person may read. */
async function countOf({ context }: Seat): Promise<number> {
  const answer = await context.request.get('/api/articles?limit=1&depth=0&draft=true', { headers: ORIGIN })
  return ((await answer.json()) as { totalDocs: number }).totalDocs
}
