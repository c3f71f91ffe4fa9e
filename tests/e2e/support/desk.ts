// What a browser test does as a member of the desk: sign in, start an article, look for what axe finds
// serious.

import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type BrowserContext, type FrameLocator, type Page } from '@playwright/test'
import { loginOf } from './demo.ts'

/** What a request of the panel's own pages has: without it a cookie opens nothing. */
export const ORIGIN = { origin: process.env.E2E_URL ?? 'http://localhost:4310' }

export type Seat = { context: BrowserContext; page: Page }

type SeatOf = (
  role: string,
  options?: { colorScheme?: 'light' | 'dark'; timezoneId?: string },
) => Promise<Seat>

/**
 * Playwright's test with seats: browsers of their own, each with somebody of a role signed in, closed after
 * the test.
 */
export const test = base.extend<{ seatOf: SeatOf }>({
  seatOf: async ({ browser }, use) => {
    const taken: BrowserContext[] = []
    await use(async (role, options = {}) => {
      const context = await browser.newContext(options)
      taken.push(context)
      await signIn(context, role)
      return { context, page: await context.newPage() }
    })
    for (const context of taken) await context.close()
  },
})

/** The cookies of each role's one log-in: an address may try only so many log-ins in ten minutes. */
const signedIn = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

async function signIn(context: BrowserContext, role: string): Promise<void> {
  await context.addCookies(signedIn.get(role) ?? [])
  const me = (await (await context.request.get('/api/staff/me', { headers: ORIGIN })).json()) as {
    user: unknown
  }
  if (me.user) return
  const { email, password } = loginOf(role)
  const answer = await context.request.post('/api/staff/login', { data: { email, password } })
  expect(answer.ok(), `signing in as ${role}`).toBe(true)
  signedIn.set(role, await context.cookies())
}

type DraftFields = { headline: string; [field: string]: unknown }

/** A complete draft that belongs to the person in this seat, made over the API. Gives its id. */
export async function draftOf({ context }: Seat, { headline, ...fields }: DraftFields): Promise<string> {
  const me = (await (await context.request.get('/api/staff/me', { headers: ORIGIN })).json()) as {
    user: { id: string }
  }
  const answer = await context.request.post('/api/articles?draft=true&depth=0', {
    headers: ORIGIN,
    data: {
      headline,
      standfirst: 'A short note for a test.',
      body: paragraph('Stocks fell.'),
      byline: [me.user.id],
      commenting: { mode: 'open' },
      ...fields,
    },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  return ((await answer.json()) as { doc: { id: string } }).doc.id
}

/** The newest draft as the server has it. */
export async function draftOnServer(
  { context }: Seat,
  id: string,
): Promise<{
  headline: string
  standfirst: string
  state: string
  revision: number
  body: unknown
  slug: string
  releaseAt: string | null
}> {
  return (await context.request.get(`/api/articles/${id}?draft=true&depth=0`, { headers: ORIGIN })).json()
}

type Given = { note?: string; attestations?: string[] }

/** Takes a step of the workflow over the API, at the newest revision. */
export async function takeStep(seat: Seat, id: string, action: string, given: Given = {}): Promise<void> {
  const seen = await seat.context.request.get(`/api/articles/${id}/workflow`, { headers: ORIGIN })
  const { revision, hash } = (await seen.json()) as { revision: number; hash: string }
  const answer = await seat.context.request.post(`/api/articles/${id}/workflow/${action}`, {
    headers: ORIGIN,
    data: { revision, hash, ...given },
  })
  expect(answer.status(), `${action}: ${await answer.text()}`).toBe(200)
}

/** An article that is out: written in the first seat, approved and published in the second. Gives its id. */
export async function publishedBy(author: Seat, editor: Seat, fields: DraftFields): Promise<string> {
  const id = await draftOf(author, fields)
  await takeStep(author, id, 'submit')
  await takeStep(editor, id, 'approve')
  await takeStep(editor, id, 'publish')
  return id
}

/** Sends JSON to the staff API, and expects it to be taken; gives the answer. */
export async function send<T>(
  { context }: Seat,
  method: 'post' | 'patch',
  address: string,
  data: unknown,
): Promise<T> {
  const answer = await context.request[method](address, { headers: ORIGIN, data })
  expect(answer.ok(), `${address}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

/** A price with a source, made over the API. Gives its id. */
export async function figureOf(
  seat: Seat,
  label: string,
  fields: Record<string, unknown> = {},
): Promise<string> {
  const price = {
    label,
    value: '2510',
    unit: 't',
    currency: 'USD',
    kind: 'spot',
    asOf: '2026-03-01T12:00:00.000Z',
    zone: 'UTC',
    sourceTitle: 'An exchange',
    ...fields,
  }
  return (await send<{ doc: { id: string } }>(seat, 'post', '/api/figures?depth=0', price)).doc.id
}

/** Opens the form of an article and waits until it can be typed in. */
export async function openForm(page: Page, id: string): Promise<void> {
  await page.goto(`/admin/collections/articles/${id}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible()
}

/**
 * Fails on anything that axe calls serious or critical within this part of the page. The page that is read
 * before an approval runs no scripts, axe's among them: it is looked at where it stands by itself.
 */
export async function expectAccessible(page: Page, within: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(within).exclude('iframe[sandbox]').analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
}

/** A body of one paragraph, and a figure after its words where one is given. */
export function paragraph(words: string, figureId: string | null = null): unknown {
  const text = { type: 'text', version: 1, text: words, format: 0, style: '', mode: 'normal', detail: 0 }
  const block = {
    type: 'paragraph',
    version: 1,
    children: [
      text,
      ...(figureId
        ? [
            {
              type: 'inlineBlock',
              version: 1,
              fields: { id: '65f000000000000000000001', blockType: 'figure', figure: figureId },
            },
          ]
        : []),
    ],
    direction: 'ltr',
    format: '',
    indent: 0,
    textFormat: 0,
    textStyle: '',
  }
  return { root: { type: 'root', version: 1, children: [block], direction: 'ltr', format: '', indent: 0 } }
}

/** The page as readers will get it, beside the step that answers for it. */
export function readingPage(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="The page as readers will get it"]')
}

/** Presses the step's button, waits for the page, and takes the step. */
export async function approveByButtons(page: Page): Promise<void> {
  const panel = page.getByRole('region', { name: 'Workflow' })
  await panel.getByRole('button', { name: 'Approve…', exact: true }).click()
  await expect(readingPage(page).locator('h1')).toBeVisible()
  await panel.getByRole('button', { name: 'Approve', exact: true }).click()
}
