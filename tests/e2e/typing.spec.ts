// Typing in an article's form is cut off in every way that a day brings: what is older than a second is
// saved, or offered back. CUTS=1000 makes as many cuts.

import { expect, type Dialog, type Locator, type Page } from '@playwright/test'
import { loginOf } from './support/demo.ts'
import {
  draftOf,
  draftOnServer,
  expectAccessible,
  openForm,
  paragraph,
  send,
  test,
  type Seat,
} from './support/desk.ts'

const CUTS = Number(process.env.CUTS ?? 12)
const CUTS_OF_AN_ARTICLE = 40

const editor = (page: Page) => page.locator('.ContentEditable__root').first()
const saved = (page: Page) => page.locator('.desk-saved')
const offer = (page: Page) => page.getByRole('alert').filter({ hasText: 'kept text of yours' })
const SAVES = /\/api\/articles\/[^/]+\?.*draft=true/

/** What cuts the typing off. Each gives the page on which the article is opened again. */
const KINDS: Record<string, (seat: Seat, id: string) => Promise<void>> = {
  reload: ({ page }) => leaving(page, () => page.reload()),
  back: ({ page }) => leaving(page, () => page.goBack()),
  breadcrumb: async ({ page }) => {
    await page.locator('.step-nav a').first().click()
    await page.waitForURL(/\/admin\/?$/)
  },
  close: async (seat) => {
    await seat.page.close({ runBeforeUnload: false })
    seat.page = await seat.context.newPage()
  },
  offline: async (seat) => {
    await seat.context.setOffline(true)
    await typeOn(seat.page, ' offline')
    await seat.page.waitForTimeout(1_000)
    await seat.page.close({ runBeforeUnload: false })
    seat.page = await seat.context.newPage()
    await seat.context.setOffline(false)
  },
  'session ends': async (seat) => {
    const cookies = await seat.context.cookies()
    await seat.context.clearCookies()
    await typeOn(seat.page, ' signed out')
    await seat.page.waitForTimeout(1_000)
    await seat.page.close({ runBeforeUnload: false })
    await seat.context.addCookies(cookies)
    seat.page = await seat.context.newPage()
  },
  'a colleague saves': async (seat, id) => {
    const { revision } = await draftOnServer(seat, id)
    await send(seat, 'patch', `/api/articles/${id}?draft=true`, { standfirst: `Of another tab ${revision}.` })
    await typeOn(seat.page, ' behind')
    await seat.page.waitForTimeout(1_000)
    await seat.page.close({ runBeforeUnload: false })
    seat.page = await seat.context.newPage()
  },
  'the server restarts': (seat) =>
    cutLine(seat, (page) => page.route(SAVES, (route) => route.abort('connectionrefused'))),
  'the server is busy': (seat) =>
    cutLine(seat, (page) => page.route(SAVES, (route) => route.fulfill({ status: 503, body: '{}' }))),
}

/** A browser may ask whether to leave; where it does not, nothing of this is left behind. */
async function leaving(page: Page, go: () => Promise<unknown>): Promise<void> {
  const accept = (dialog: Dialog) => void dialog.accept()
  page.on('dialog', accept)
  await go()
  page.off('dialog', accept)
}

async function cutLine(seat: Seat, cut: (page: Page) => Promise<unknown>): Promise<void> {
  await cut(seat.page)
  await typeOn(seat.page, ' unheard')
  await seat.page.waitForTimeout(1_000)
  await seat.page.close({ runBeforeUnload: false })
  seat.page = await seat.context.newPage()
}

async function typeOn(page: Page, words: string): Promise<void> {
  await page.keyboard.type(words, { delay: 15 })
}

test('whatever cuts the typing off, what is older than a second is saved or offered back', async ({
  seatOf,
}) => {
  test.setTimeout(60_000 + CUTS * 20_000)
  const seat = await seatOf('author')
  let id = ''
  const kinds = Object.entries(KINDS)
  const lost: string[] = []
  for (let at = 0; at < CUTS; at += 1) {
    const [kind, cut] = kinds[at % kinds.length]!
    if (at % CUTS_OF_AN_ARTICLE === 0) {
      id = await draftOf(seat, { headline: `Cut off ${Date.now()}`, body: paragraph('Begin.') })
      await openForm(seat.page, id)
    }
    if (kind === 'back') {
      await seat.page.goto('/admin')
      await openForm(seat.page, id)
    }
    await editor(seat.page).click()
    await seat.page.keyboard.press('Control+End')
    const mark = ` word${at}x${Date.now().toString(36)}`
    await typeOn(seat.page, mark)
    await seat.page.waitForTimeout(1_000)
    await cut(seat, id)
    await openForm(seat.page, id)
    await seat.page.waitForTimeout(1_500)
    const onServer = JSON.stringify((await draftOnServer(seat, id)).body)
    if (await offer(seat.page).isVisible()) {
      await offer(seat.page).getByText('What it says').click()
      const words = await offer(seat.page).locator('.desk-kept').innerText()
      if (!words.includes(mark.trim())) lost.push(`${at} ${kind}: offered without it`)
      await offer(seat.page).getByRole('button', { name: 'Bring it back' }).click()
      await expect(editor(seat.page)).toContainText(mark.trim(), { timeout: 20_000 })
      await expect(offer(seat.page)).toHaveCount(0)
    } else if (!onServer.includes(mark.trim())) lost.push(`${at} ${kind}: neither saved nor offered`)
  }
  expect(lost).toEqual([])
})

/** A block of each kind that has plain fields. */
const BLOCKS = [
  { id: '65f0000000000000000000a1', blockType: 'pullQuote', quote: 'Said', attribution: '' },
  { id: '65f0000000000000000000a2', blockType: 'table', caption: 'Shown', source: '', cells: 'Cell' },
  { id: '65f0000000000000000000a3', blockType: 'commentary', label: 'Ours', stance: 'none', horizon: 'Six' },
]

/** A text that ends in the blocks. */
function withBlocks(): unknown {
  const { root } = paragraph('Begin.') as { root: { children: unknown[] } }
  const commentary = { text: paragraph('Held') }
  const blocks = BLOCKS.map((fields) => ({
    type: 'block',
    version: 2,
    format: '',
    fields: fields.blockType === 'commentary' ? { ...fields, ...commentary } : fields,
  }))
  return { root: { ...root, children: [...root.children, ...blocks] } }
}

/** Types at the end of a field, a key each so many milliseconds. */
async function typeIn(field: Locator, words: string, delay: number): Promise<void> {
  await field.click()
  await field.press('Control+End')
  await field.page().keyboard.type(words, { delay })
}

const BLOCK_CUTS = [
  { field: '#field-quote', delay: 20, kind: 'breadcrumb' },
  { field: '#field-caption', delay: 90, kind: 'reload' },
  { field: '#field-cells', delay: 130, kind: 'back' },
  { field: '#field-horizon', delay: 90, kind: 'close' },
  { field: '.LexicalEditorTheme__block-commentary [contenteditable=true]', delay: 90, kind: 'breadcrumb' },
] as const

test('what is typed into a block without a pause is unsaved at once, and is kept however the form is left', async ({
  seatOf,
}) => {
  test.slow()
  const seat = await seatOf('author')
  const headline = `Blocks ${Date.now()}`
  const id = await draftOf(seat, { headline, body: withBlocks() })
  for (const [at, { field, delay, kind }] of BLOCK_CUTS.entries()) {
    if (kind !== 'back') await openForm(seat.page, id)
    else {
      // Opened by a link, so that Back takes the form away and leaves the page.
      await seat.page.goto(`/admin/collections/articles?search=${encodeURIComponent(headline)}`)
      await seat.page.getByRole('link', { name: headline }).click()
      await expect(seat.page.getByRole('heading', { name: 'Timeline' })).toBeVisible()
    }
    const mark = ` mark${at}`
    await typeIn(seat.page.locator(field), kind === 'close' ? `${mark} and so on and on` : mark, delay)
    expect(await saved(seat.page).innerText(), field).toMatch(/^(Not saved yet|Saving)…/)
    await KINDS[kind]!(seat, id)
    await expect
      .poll(async () => JSON.stringify((await draftOnServer(seat, id)).body), { message: `${field} ${kind}` })
      .toContain(mark)
  }
})

test('steady typing into a block is saved all the while, and Ctrl+S takes its last key', async ({
  seatOf,
}) => {
  test.slow()
  const seat = await seatOf('author')
  const { page } = seat
  const id = await draftOf(seat, { headline: `Steady block ${Date.now()}`, body: withBlocks() })
  await openForm(page, id)
  await typeIn(page.locator('#field-cells'), ' first abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuv', 80)
  expect(JSON.stringify((await draftOnServer(seat, id)).body)).toContain('Cell first')
  const isSaved = page.waitForResponse(SAVES)
  await page.keyboard.type(' end', { delay: 20 })
  await page.keyboard.press('Control+s')
  await isSaved
  await expect(saved(page)).toContainText(/^Saved \d\d:\d\d/)
  expect(JSON.stringify((await draftOnServer(seat, id)).body)).toContain('uv end')
  await expect(page.locator('#field-cells')).toHaveValue(/^Cell first .* end$/)
  await expect(page.locator('#field-cells')).toBeFocused()
})

test('steady typing is saved all the while', async ({ seatOf }) => {
  test.slow()
  const seat = await seatOf('author')
  const { page } = seat
  const id = await draftOf(seat, { headline: `Steady ${Date.now()}`, body: paragraph('Begin.') })
  await openForm(page, id)
  await editor(page).click()
  await page.keyboard.press('Control+End')
  const before = (await draftOnServer(seat, id)).revision
  let text = ''
  for (let second = 0; second < 12; second += 1) {
    const words = ` w${second}`
    text += words
    await page.keyboard.type(words, { delay: 110 })
    await page.keyboard.type('abcd', { delay: 110 })
  }
  expect((await draftOnServer(seat, id)).revision - before).toBeGreaterThanOrEqual(1)
  await expect(saved(page)).toContainText(/^Saved \d\d:\d\d/)
  expect(JSON.stringify((await draftOnServer(seat, id)).body)).toContain(text.split(' ').at(-1)!)
})

test('offline is said, with its time, and all is saved by itself once the line is back', async ({
  seatOf,
}) => {
  test.slow()
  const seat = await seatOf('author')
  const { page, context } = seat
  const id = await draftOf(seat, { headline: `Offline ${Date.now()}`, body: paragraph('Begin.') })
  await openForm(page, id)
  await editor(page).click()
  await page.keyboard.press('Control+End')
  await context.setOffline(true)
  await typeOn(page, ' kept here')
  await expect(saved(page)).toContainText(
    /^Not saved since \d\d:\d\d: this computer is offline\. It is tried again by itself\. Kept on this computer\./,
    { timeout: 15_000 },
  )
  await expectAccessible(page, '.desk-saved')
  for (const width of [1_000, 390]) {
    await page.setViewportSize({ width, height: 800 })
    await page.mouse.wheel(0, 5_000)
    await expect(saved(page).getByRole('status')).toBeInViewport({ ratio: 1 })
    await page.screenshot({ path: test.info().outputPath(`not-saved-${width}.png`) })
  }
  await page.setViewportSize({ width: 1_280, height: 720 })
  await context.setOffline(false)
  await expect(saved(page)).toContainText(/^Saved/, { timeout: 40_000 })
  expect(JSON.stringify((await draftOnServer(seat, id)).body)).toContain('kept here')
})

test('when the session ends one signs in over the form, and what is typed is saved', async ({ seatOf }) => {
  test.slow()
  const seat = await seatOf('author')
  const { page, context } = seat
  const { email, password } = loginOf('author')
  const id = await draftOf(seat, { headline: `Signed out ${Date.now()}`, body: paragraph('Begin.') })
  await openForm(page, id)
  await editor(page).click()
  await page.keyboard.press('Control+End')
  await context.clearCookies()
  await typeOn(page, ' typed after the end')
  const notice = page.getByRole('alert').filter({ hasText: 'Your session has ended' })
  await expect(notice).toBeVisible({ timeout: 15_000 })
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  const [last, over] = [await page.locator('#field-disclosure').boundingBox(), await notice.boundingBox()]
  expect(last!.y + last!.height, 'the last field is above the notice').toBeLessThanOrEqual(over!.y)
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/signed-out.png` })
  await page.keyboard.type(' and typed on\nin a paragraph', { delay: 40 })
  await expect(editor(page)).toContainText('in a paragraph')
  await expectAccessible(page, '.desk-conflict')
  await page.keyboard.press('ArrowLeft')
  await notice.getByRole('button', { name: 'Sign in' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(dialog.getByLabel('E-mail address')).toHaveValue(email)
  await expect(dialog.getByLabel('Password')).toBeFocused()
  await dialog.getByRole('button', { name: 'Not now' }).click()
  await expect(dialog).toHaveCount(0)
  await page.keyboard.type('~')
  await notice.getByRole('button', { name: 'Sign in' }).click()
  await expectAccessible(page, '.desk-dialog')
  await dialog.getByLabel('Password').fill(password)
  await dialog.getByRole('button', { name: 'Sign in and save' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(saved(page)).toContainText(/^Saved/)
  await expect(notice).toHaveCount(0)
  await page.keyboard.type('!')
  await expect.poll(async () => JSON.stringify((await draftOnServer(seat, id)).body)).toContain('paragrap~!h')
  expect(JSON.stringify((await draftOnServer(seat, id)).body)).toContain('typed after the end and typed on')
})

test('a link waits for the save before it, and asks where that fails', async ({ seatOf }) => {
  test.slow()
  const seat = await seatOf('author')
  const { page } = seat
  const id = await draftOf(seat, { headline: `Left ${Date.now()}`, body: paragraph('Begin.') })
  await openForm(page, id)
  await page.locator('#field-headline').fill('A headline and gone')
  await page.locator('.step-nav a').first().click()
  await page.waitForURL(/\/admin\/?$/)
  expect((await draftOnServer(seat, id)).headline).toBe('A headline and gone')

  await openForm(page, id)
  await page.route(SAVES, (route) => route.fulfill({ status: 503, body: '{}' }))
  await page.locator('#field-headline').fill('Another headline')
  await page.locator('.step-nav a').first().click()
  const question = page.getByRole('dialog', { name: 'Your last changes are not saved' })
  await expect(question).toBeVisible({ timeout: 10_000 })
  await expectAccessible(page, '.desk-dialog')
  await question.getByRole('button', { name: 'Stay' }).click()
  await expect(page.locator('#field-headline')).toBeFocused()
  await page.keyboard.type(', typed on')
  await expect(page.locator('#field-headline')).toHaveValue('Another headline, typed on')
  await page.unroute(SAVES)
  await expect(saved(page)).toContainText(/^Saved/, { timeout: 40_000 })

  await page.route(SAVES, (route) => route.fulfill({ status: 503, body: '{}' }))
  await page.locator('#field-headline').fill('A third headline')
  await page.locator('.step-nav a').first().click()
  await expect(question).toBeVisible({ timeout: 10_000 })
  await page.unroute(SAVES)
  await page.waitForURL(/\/admin\/?$/, { timeout: 40_000 }) // the save that was asked about has gone through
  expect((await draftOnServer(seat, id)).headline).toBe('A third headline')
})

test('the desk’s home names the articles of which this computer keeps text', async ({ seatOf }) => {
  test.slow()
  const seat = await seatOf('author')
  const headline = `Kept here ${Date.now()}`
  const id = await draftOf(seat, { headline, body: paragraph('Begin.') })
  await openForm(seat.page, id)
  // Nothing leaves this page, not even what is sent while it is closed.
  await seat.page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError('no line'))
  })
  await editor(seat.page).click()
  await typeOn(seat.page, 'Nobody has this. ')
  await expect(saved(seat.page)).toContainText('Kept on this computer.', { timeout: 15_000 })
  await seat.page.close({ runBeforeUnload: false })
  seat.page = await seat.context.newPage()
  await seat.page.goto('/admin')
  const kept = seat.page.getByRole('region', { name: 'This computer keeps text of yours' })
  await expect(kept).toBeVisible()
  await expectAccessible(seat.page, '.desk-warning')
  await kept.getByRole('link', { name: headline }).click()
  await offer(seat.page).getByRole('button', { name: 'Bring it back' }).click()
  await expect
    .poll(async () => JSON.stringify((await draftOnServer(seat, id)).body), { timeout: 20_000 })
    .toContain('Nobody has this.')
  await expect(editor(seat.page)).toContainText('Nobody has this.')
  await expect(offer(seat.page)).toHaveCount(0)
  await leaving(seat.page, () => seat.page.goto('/admin'))
  await expect(seat.page.getByRole('heading', { name: 'Waiting for me' })).toBeVisible()
  await seat.page.waitForTimeout(2_000)
  await expect(kept).toHaveCount(0)
})
