// The publish path in a real browser: two approvals, a time in the desk's zone, a correction, withdrawals by
// two, bundles, alarms.

import { expect, type Locator, type Page } from '@playwright/test'
import {
  approveByButtons,
  draftOf,
  draftOnServer,
  figureOf,
  expectAccessible,
  openForm,
  paragraph,
  publishedBy,
  readingPage,
  send,
  takeStep,
  test,
  type Seat,
} from './support/desk.ts'

// Each of these days at the desk has several people in it, and takes a slow machine most of a minute.
test.describe.configure({ timeout: 120_000 })

const panel = (page: Page) => page.getByRole('region', { name: 'Workflow' })
const result = (page: Page) => panel(page).getByRole('status')
const step = (page: Page, name: string | RegExp) =>
  panel(page).getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
const publicLink = (page: Page) => panel(page).getByRole('link', { name: /^See the public page/ })

test('a recommendation goes out with two approvals, and each says what its giver declares', async ({
  seatOf,
}) => {
  const [author, editor, compliance] = [
    await seatOf('author'),
    await seatOf('editor'),
    await seatOf('compliance'),
  ]
  const headline = `Buy zinc ${Date.now()}`
  const id = await draftOf(author, {
    headline,
    regulatoryClass: 'investment_recommendation',
    disclosure: 'Nobody who wrote this holds zinc.',
  })

  await openForm(author.page, id)
  await expect(panel(author.page).getByText('Recommendation, version 1')).toBeVisible()
  await step(author.page, 'Submit for review…').click()
  await step(author.page, 'Submit for review').click()
  await expect(panel(author.page).getByRole('alert')).toContainText('Declare each of these')
  await panel(author.page).getByRole('checkbox').check()
  await expectAccessible(author.page, '.desk-workflow')
  await step(author.page, 'Submit for review').click()
  await expect(result(author.page)).toContainText('Submitted for review')

  await compliance.page.goto('/admin')
  await expect(compliance.page.getByRole('region', { name: 'Waiting for me' })).toBeVisible()
  await expect(
    compliance.page.getByRole('region', { name: 'Waiting for me' }).getByRole('link', { name: headline }),
  ).toHaveCount(0)
  await openForm(compliance.page, id)
  await expect(step(compliance.page, "Give editor's approval")).toHaveAccessibleDescription(
    /is for editor or admin/,
  )

  await openForm(editor.page, id)
  await expect(panel(editor.page).getByText('waits for editor or admin')).toBeVisible()
  await approve(editor.page, "Give editor's approval", 1)
  await expect(result(editor.page)).toContainText('The next one is another person’s')
  await expect(step(editor.page, "Give compliance's approval")).toHaveAttribute('aria-disabled', 'true')

  await compliance.page.goto('/admin')
  await compliance.page
    .getByRole('region', { name: 'Waiting for me' })
    .getByRole('link', { name: headline })
    .click()
  await expect(panel(compliance.page).getByText('waits for compliance')).toBeVisible()
  await approve(compliance.page, "Give compliance's approval", 2)
  await expect(result(compliance.page)).toContainText('Approved')

  await openForm(editor.page, id)
  await step(editor.page, 'Publish').click()
  await expect(result(editor.page)).toContainText('Published')
  await expect(panel(editor.page).getByRole('link', { name: /^Edition 1/ })).toBeVisible()
})

test('a release time is typed in the desk’s zone, shown in UTC beside it, and kept as that instant', async ({
  seatOf,
}) => {
  const [admin, author, editor] = [await seatOf('admin'), await seatOf('author'), await seatOf('editor')]
  const year = new Date().getUTCFullYear() + 1
  const headline = `Scheduled ${Date.now()}`
  const id = await draftOf(author, { headline })
  const time = author.page.getByLabel('Release time', { exact: true })
  const releaseAt = async () => (await draftOnServer(author, id)).releaseAt
  await inZone(admin, 'Asia/Kolkata', async () => {
    await openForm(author.page, id)
    await author.page.getByRole('button', { name: 'Release', exact: true }).click()
    await time.fill(`${year}-03-01T09:15`)
    const said = `1 Mar ${year}, 09:15 Asia/Kolkata · 03:45 UTC`
    await expect(author.page.locator('.desk-time').filter({ has: time })).toContainText(said)
    await expectAccessible(author.page, '.desk-time')
    await expect.poll(releaseAt, { timeout: 15_000 }).toBe(`${year}-03-01T03:45:00.000Z`)

    await author.page.getByRole('button', { name: 'Clear release time' }).click()
    await expect(time).toHaveValue('')
    await expect.poll(releaseAt, { timeout: 15_000 }).toBeNull()
    await time.fill(`${year}-03-01T09:15`)
    await step(author.page, 'Submit for review').click()
    await expect(result(author.page)).toContainText('Submitted')
    await takeStep(editor, id, 'approve')

    await openForm(editor.page, id)
    await expect(panel(editor.page).getByText(`goes out by itself on`)).toContainText(said)
    await step(editor.page, 'Schedule the release').click()
    await expect(result(editor.page)).toContainText('Scheduled')
    await expect(publicLink(editor.page)).toHaveCount(0)
    await expect(panel(editor.page).getByText('Goes out', { exact: true })).toBeVisible()
    await expect(panel(editor.page).getByText(said).first()).toBeVisible()
    await expect(editor.page.locator('.doc-controls').getByText('Not public')).toBeVisible()

    await editor.page.goto('/admin')
    await expect(
      editor.page
        .getByRole('region', { name: 'Next releases' })
        .getByRole('listitem')
        .filter({ hasText: headline }),
    ).toContainText(said)
    await editor.page.goto('/admin/collections/articles')
    await editor.page.getByRole('link', { name: 'Scheduled', exact: true }).click()
    await expect(editor.page.getByRole('row').filter({ hasText: headline })).toContainText(said)
  })
})

test('a time that the clocks go over is refused with a sentence, and the form keeps what it had', async ({
  seatOf,
}) => {
  const [admin, author] = [await seatOf('admin'), await seatOf('author')]
  const year = new Date().getUTCFullYear() + 1
  const id = await draftOf(author, {
    headline: `The clocks change ${Date.now()}`,
    releaseAt: `${year}-02-01T12:00:00.000Z`,
  })
  const field = author.page
    .locator('.desk-time')
    .filter({ has: author.page.getByLabel('Release time', { exact: true }) })
  await inZone(admin, 'Europe/London', async () => {
    await openForm(author.page, id)
    await author.page.getByRole('button', { name: 'Release', exact: true }).click()
    await author.page.getByLabel('Release time', { exact: true }).fill(`${lastSunday(year, 3)}T01:30`)
    await expect(field).toContainText('01:30 does not exist on this day in Europe/London')
    await expect(field).toContainText(`Still set: `)
    await author.page.getByLabel('Release time', { exact: true }).fill(`${lastSunday(year, 10)}T01:30`)
    await expect(field).toContainText('this time comes twice, and the earlier one is meant')
    await expect
      .poll(async () => (await draftOnServer(author, id)).releaseAt, { timeout: 15_000 })
      .toBe(`${lastSunday(year, 10)}T00:30:00.000Z`)
  })
})

test('a public article is corrected with a note that readers see, and not without one', async ({
  seatOf,
  page,
}) => {
  const [author, editor] = [await seatOf('author'), await seatOf('editor')]
  const id = await publishedBy(author, editor, {
    headline: `To be corrected ${Date.now()}`,
    body: paragraph('Stocks rose by 40 tonnes.'),
  })
  const note = `An earlier version overstated the rise. ${Date.now()}`

  await openForm(author.page, id)
  await author.page.getByLabel('Standfirst').fill('A shorter note.')
  await expect(panel(author.page).getByText('Draft', { exact: true })).toBeVisible({ timeout: 15_000 })
  await expect(step(author.page, 'Submit for review')).toHaveAccessibleDescription(
    /Say what kind of change this is/,
  )
  await author.page.getByRole('button', { name: 'Change note', exact: true }).click()
  await author.page.locator('#field-change__kind').getByRole('combobox').click()
  await author.page.getByRole('option', { name: /^Correction/ }).click()
  await author.page.getByLabel('Note to readers').fill(note)
  await author.page.getByLabel('What was wrong').fill('40 tonnes')
  await author.page.getByLabel('What is right').fill('14 tonnes')
  await author.page.getByLabel('Where it stood').fill('The first paragraph')
  await step(author.page, 'Submit for review').click()
  await expect(result(author.page)).toContainText('Submitted for review')

  await openForm(editor.page, id)
  await expectAccessible(editor.page, '.desk-workflow')
  const told = panel(editor.page).getByRole('region', { name: 'Correction: what readers will be told' })
  for (const words of [
    note,
    'Where: The first paragraph',
    'What was wrong: 40 tonnes',
    'What is right: 14 tonnes',
  ])
    await expect(told).toContainText(words)
  await approveByButtons(editor.page)
  await expect(result(editor.page)).toContainText('Approved')
  await step(editor.page, 'Publish').click()
  await expect(result(editor.page)).toContainText('Published')
  await expect(told).toBeHidden()
  await expect(panel(editor.page).getByText(/^Correction ·/)).toBeVisible()
  const editions = panel(editor.page).getByRole('region', { name: 'Editions' }).getByRole('listitem')
  await expect(editions.filter({ hasText: 'Edition 2' })).toContainText('Out')
  await expect(editions.filter({ hasText: 'Edition 1' })).toContainText('Superseded')

  await page.goto((await publicLink(editor.page).getAttribute('href'))!)
  await expect(page.getByText(note)).toBeVisible()
  await expect(page.getByText('14 tonnes')).toBeVisible()
})

test('a withdrawal takes two people, and the second needs no mouse', async ({ seatOf }) => {
  const [author, editor] = [await seatOf('author'), await seatOf('editor')]
  const headline = `To be withdrawn ${Date.now()}`
  const id = await publishedBy(author, editor, { headline })

  await openForm(author.page, id)
  await step(author.page, 'Ask to withdraw…').click()
  await panel(author.page).getByRole('textbox').fill('The source took it back.')
  await step(author.page, 'Ask to withdraw').click()
  await expect(result(author.page)).toContainText('Asked')
  await expect(step(author.page, 'Confirm the withdrawal')).toHaveAttribute('aria-disabled', 'true')

  const { page } = editor
  await page.goto('/admin')
  await expect(
    page.getByRole('region', { name: 'Waiting for me' }).getByRole('listitem').filter({ hasText: headline }),
  ).toContainText('asks to withdraw it: The source took it back.')
  await tabTo(
    page,
    page.getByRole('region', { name: 'Waiting for me' }).getByRole('link', { name: headline }),
  )
  await page.keyboard.press('Enter')
  const asked = panel(page).getByRole('region', { name: /asks to withdraw this article/ })
  await expect(asked).toContainText('The source took it back.')
  await expectAccessible(page, '.desk-pending')
  await tabTo(page, asked.getByRole('button', { name: 'Confirm the withdrawal…' }))
  await page.keyboard.press('Enter')
  await expect(asked.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(asked.getByRole('button', { name: 'Confirm the withdrawal…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Checked with the provider.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(result(page)).toContainText('Withdrawn. The page stays and says so.')
  await expect(result(page)).toBeFocused()
  expect((await draftOnServer(editor, id)).state).toBe('withdrawn')
})

test('a form that is open while a colleague takes a step follows it, and keeps what is being typed', async ({
  seatOf,
}) => {
  const [author, editor] = [await seatOf('author'), await seatOf('editor')]
  const id = await draftOf(author, { headline: `Moved on ${Date.now()}` })
  await takeStep(author, id, 'submit')
  await openForm(author.page, id)
  await takeStep(editor, id, 'approve')
  await author.page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(panel(author.page).locator('.desk-stage--given')).toBeVisible()
  await expect(author.page.getByText('saved a newer text')).toHaveCount(0)
  await author.page.getByLabel('Standfirst').fill('Typed after the approval.')
  await expect
    .poll(async () => (await draftOnServer(author, id)).standfirst, { timeout: 15_000 })
    .toBe('Typed after the approval.')
  await expect(panel(author.page).locator('.desk-stage--void')).toBeVisible()
})

test('a withdrawal that was asked for can be declined, and everything stays', async ({ seatOf }) => {
  const [author, editor] = [await seatOf('author'), await seatOf('editor')]
  const id = await publishedBy(author, editor, { headline: `To be kept ${Date.now()}` })
  await takeStep(author, id, 'ask-withdrawal', { note: 'I am not sure any more.' })
  await openForm(editor.page, id)
  await step(editor.page, 'Decline what was asked').click()
  await expect(result(editor.page)).toContainText('Declined')
  expect((await draftOnServer(editor, id)).state).toBe('published')
})

test('articles of a bundle go out together, or none does and the form says why', async ({
  seatOf,
  page: reader,
}) => {
  const [author, editor] = [await seatOf('author'), await seatOf('editor')]
  const { page } = editor
  const headlines = ['First', 'Second'].map((name) => `${name} of a pair ${Date.now()}`)
  const ids = [
    await draftOf(author, { headline: headlines[0]! }),
    await draftOf(author, { headline: headlines[1]! }),
  ]
  for (const id of ids) await takeStep(author, id, 'submit')
  await takeStep(editor, ids[0]!, 'approve')
  const { doc } = await send<{ doc: { id: string } }>(editor, 'post', '/api/bundles', {
    name: 'A pair',
    articles: ids,
  })

  await page.goto(`/admin/collections/bundles/${doc.id}`)
  const bundle = page.getByRole('region', { name: 'Release together' })
  const members = bundle.getByRole('list', { name: 'Members' }).getByRole('listitem')
  await expect(members.filter({ hasText: headlines[0]! })).toContainText('can go out')
  await expect(members.filter({ hasText: headlines[1]! })).toContainText('In review')
  await expectAccessible(page, '.desk-workflow')
  await bundle.getByRole('button', { name: 'Release together…' }).click()
  await bundle.getByRole('button', { name: 'Release together', exact: true }).click()
  await expect(bundle.getByRole('status')).toContainText('Nothing was released')
  await expect(members.filter({ hasText: headlines[1]! })).toContainText('cannot take this step')
  expect((await draftOnServer(editor, ids[0]!)).state).toBe('approved')

  await takeStep(editor, ids[1]!, 'approve')
  await page.reload()
  await bundle.getByRole('button', { name: 'Release together…' }).click()
  await bundle.getByRole('button', { name: 'Release together', exact: true }).click()
  await expect(bundle.getByRole('status')).toContainText('Readers see all of them now')
  await expect(bundle.getByText('Out', { exact: true })).toBeVisible()
  await reader.goto('/')
  for (const headline of headlines)
    await expect(reader.getByRole('link', { name: headline }).first()).toBeVisible()
})

test('a bundle that waits for its time can be taken back, and its articles with it', async ({ seatOf }) => {
  const [author, editor] = [await seatOf('author'), await seatOf('editor')]
  const { page } = editor
  const ids = [
    await draftOf(author, { headline: `Waits ${Date.now()}` }),
    await draftOf(author, { headline: `Waits too ${Date.now()}` }),
  ]
  for (const id of ids) {
    await takeStep(author, id, 'submit')
    await takeStep(editor, id, 'approve')
  }
  const releaseAt = `${new Date().getUTCFullYear() + 1}-03-01T12:00:00.000Z`
  const { doc } = await send<{ doc: { id: string } }>(editor, 'post', '/api/bundles', {
    name: 'Waits',
    articles: ids,
    releaseAt,
  })
  await page.goto(`/admin/collections/bundles/${doc.id}`)
  const bundle = page.getByRole('region', { name: 'Release together' })
  await bundle.getByRole('button', { name: 'Release together…' }).click()
  await bundle.getByRole('button', { name: 'Release together', exact: true }).click()
  await expect(bundle.getByRole('status')).toContainText('Scheduled')
  await expect(bundle.getByText('Goes out', { exact: true })).toBeVisible()
  expect((await draftOnServer(editor, ids[0]!)).state).toBe('scheduled')
  await openForm(page, ids[0]!)
  await expect(step(page, 'Cancel the release')).toHaveAccessibleDescription(/goes out together with others/)
  await page.goto(`/admin/collections/bundles/${doc.id}`)
  await bundle.getByRole('button', { name: 'Cancel the release…' }).click()
  await bundle.getByRole('button', { name: 'Cancel the release', exact: true }).click()
  await expect(bundle.getByRole('status')).toContainText('The release is cancelled')
  for (const id of ids) expect((await draftOnServer(editor, id)).state).toBe('approved')
})

test('what an admin did alone raises an alarm on the desk, and stays red beside the article', async ({
  seatOf,
}) => {
  const [admin, author, editor] = [await seatOf('admin'), await seatOf('author'), await seatOf('editor')]
  const headline = `Trading halted ${Date.now()}`
  const id = await draftOf(author, { headline })
  await openForm(editor.page, id)
  await expect(panel(editor.page).getByText('Emergency', { exact: true })).toHaveCount(0)

  await openForm(admin.page, id)
  await panel(admin.page).getByText('Emergency', { exact: true }).click()
  await expect(panel(admin.page)).toContainText('for ever')
  await step(admin.page, 'Publish in an emergency…').click()
  await step(admin.page, 'Publish in an emergency').click()
  await expect(panel(admin.page).getByRole('alert')).toHaveText('Write a note that says why.')
  await panel(admin.page).getByRole('textbox').fill('The exchange halted trading.')
  await expectAccessible(admin.page, '.desk-workflow')
  await step(admin.page, 'Publish in an emergency').click()
  await expect(result(admin.page)).toContainText('Published in an emergency')
  await expect(
    panel(admin.page)
      .getByRole('listitem')
      .filter({ hasText: 'without the approvals' })
      .getByText('Emergency'),
  ).toBeVisible()

  await editor.page.goto('/admin')
  const alarm = editor.page.getByRole('region', { name: 'Alarm' })
  await expect(alarm.getByRole('listitem').filter({ hasText: headline })).toContainText(
    'The exchange halted trading.',
  )
  await expectAccessible(editor.page, '.desk-home')
  await alarm.getByRole('link', { name: headline }).click()
  await expect(editor.page).toHaveURL(new RegExp(id))

  await author.page.goto('/admin')
  await expect(author.page.getByRole('heading', { name: 'Waiting for me' })).toBeVisible()
  await expect(author.page.getByRole('region', { name: 'Alarm' })).toHaveCount(0)
})

test('an approval is for the page that was read: a figure that changes meanwhile keeps it back', async ({
  seatOf,
}) => {
  const [author, editor] = [await seatOf('author'), await seatOf('editor')]
  const figure = await figureOf(author, `Tin price ${Date.now()}`)
  const id = await draftOf(author, { headline: `Read ${Date.now()}`, body: paragraph('Tin is at ', figure) })
  await takeStep(author, id, 'submit')

  const { page } = editor
  await openForm(page, id)
  await step(page, 'Approve…').click()
  await expect(readingPage(page).locator('.figure-value')).toHaveText('$2,510/t')
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog.desk-reading')).toBeHidden()
  await step(page, 'Approve…').click()
  await expect(readingPage(page).locator('.figure-value')).toHaveText('$2,510/t')
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/reading-page.png` })
  await send(author, 'patch', `/api/figures/${figure}`, { value: '9999' })
  await step(page, 'Approve').click()
  await expect(result(page)).toContainText('has changed since you opened it')
  expect((await draftOnServer(editor, id)).state).toBe('in_review')
  await expect(page.getByText('Reload to read it').first()).toBeVisible()

  await panel(page).getByRole('button', { name: 'Load it again' }).click()
  await expect(readingPage(page).locator('.figure-value')).toHaveText('$9,999/t')
  await expectAccessible(page, '.desk-workflow')
  await step(page, 'Approve').click()
  await expect(result(page)).toContainText('Approved')
})

test('a figure that changes under a public article raises a task, which is closed with a note', async ({
  seatOf,
}) => {
  const [author, editor] = [await seatOf('author'), await seatOf('editor')]
  const label = `Zinc price ${Date.now()}`
  const figure = await figureOf(author, label)
  const headline = `Cites a figure ${Date.now()}`
  const id = await publishedBy(author, editor, { headline, body: paragraph('Zinc is at ', figure) })
  await send(editor, 'patch', `/api/figures/${figure}`, { value: '2610' })

  await openForm(author.page, id)
  await expect(panel(author.page).getByRole('list', { name: 'Tasks' })).toContainText(
    `The figure “${label}” has changed: value.`,
  )
  await expect(panel(author.page).getByRole('button', { name: /^Nothing to do/ })).toHaveCount(0)

  await editor.page.goto('/admin')
  const task = editor.page
    .getByRole('region', { name: 'Tasks' })
    .getByRole('listitem')
    .filter({ hasText: label })
  await expect(task.getByRole('link', { name: headline })).toBeVisible()
  await task.getByRole('button', { name: /^Nothing to do/ }).click()
  await task.getByRole('button', { name: 'Close the task' }).click()
  await expect(task.getByRole('alert')).toContainText('Write a note')
  await expectAccessible(editor.page, '.desk-tasks')
  await task.getByLabel('Why is there nothing to do?').fill('The note speaks of last week.')
  await task.getByRole('button', { name: 'Close the task' }).click()
  await expect(task).toHaveCount(0)
})

test('the record reads as sentences, opens event by event, and offers nothing to change', async ({
  seatOf,
}) => {
  const [author, editor, compliance] = [
    await seatOf('author'),
    await seatOf('editor'),
    await seatOf('compliance'),
  ]
  const headline = `On the record ${Date.now()}`
  await publishedBy(author, editor, { headline })
  const { page } = compliance
  await page.goto('/admin/collections/audit')
  const event = page.getByRole('row').filter({ hasText: headline }).filter({ hasText: 'published edition 1' })
  await expect(event).toContainText('Inés Albrecht')
  await expect(page.getByRole('link', { name: 'Create new' })).toHaveCount(0)
  await event.getByRole('link').first().click()
  await expect(page.locator('.desk-json')).toContainText('"documentHash"')
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await expectAccessible(page, '.desk-json')
})

async function approve(page: Page, name: string, declarations: number): Promise<void> {
  await step(page, `${name}…`).click()
  const boxes = panel(page).getByRole('checkbox')
  await expect(boxes).toHaveCount(declarations)
  for (const box of await boxes.all()) await box.check()
  await step(page, name).click()
}

/** Runs `work` while the desk works in another zone. */
async function inZone(admin: Seat, zone: string, work: () => Promise<void>): Promise<void> {
  const { deskZone } = (await (await admin.context.request.get('/api/globals/settings')).json()) as {
    deskZone: string
  }
  await send(admin, 'post', '/api/globals/settings', { deskZone: zone })
  try {
    await work()
  } finally {
    await send(admin, 'post', '/api/globals/settings', { deskZone })
  }
}

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible()
  for (let presses = 0; presses < 150; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The Tab key does not lead there.')
}

/** The day of a month's last Sunday, `2027-03-28`. */
function lastSunday(year: number, month: number): string {
  const last = new Date(Date.UTC(year, month, 0))
  last.setUTCDate(last.getUTCDate() - last.getUTCDay())
  return last.toISOString().slice(0, 10)
}
