// What became of a mail is seen by the author whose article it was about, and by nobody who has no part in
// it.

import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Mails } from '#src/admin/article/Mails.tsx'
import type { MailFate } from '#src/mail/about.ts'
import { deliverDue } from '#src/mail/index.ts'
import { draft, take } from '../support/articles.ts'
import { rest, signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom
const tokens: Record<string, string> = {}

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  for (const role of ['author', 'editor', 'moderator'] as const)
    tokens[role] = await signIn(payload, staff[role].email, password)
  await payload.create({
    collection: 'staff',
    data: { name: 'Another Author', email: 'another@desk.example', role: 'author', password },
    depth: 0,
    overrideAccess: true,
  })
  tokens.another = await signIn(payload, 'another@desk.example', password)
})
afterAll(() => newsroom?.close())

const seenBy = async (role: string, articleId: string) =>
  (await rest(`/articles/${articleId}/workflow`, { token: tokens[role]! })).body.mail as MailFate[]

test('whether the mails of a step were sent or failed, and to whom', async () => {
  const { payload, staff } = newsroom
  const { id } = await draft(payload, staff.author, { headline: 'Mailed about' })
  await take(payload, staff.author, id, 'submit')
  const waiting = await seenBy('author', id)
  expect(waiting.map(({ to, state }) => [to, state]).toSorted()).toEqual([
    ['The admin', 'pending'],
    ['The compliance', 'pending'],
    ['The editor', 'pending'],
  ])

  const refused = Object.assign(new Error('No such mailbox'), { code: 'EENVELOPE', responseCode: 550 })
  await deliverDue({
    payload,
    now: new Date(),
    transport: {
      send: (mail) => (mail.to === staff.editor.email ? Promise.reject(refused) : Promise.resolve()),
      close: () => {},
    },
  })
  const fates = await seenBy('author', id)
  expect(fates.map(({ to, state }) => [to, state]).toSorted()).toEqual([
    ['The admin', 'sent'],
    ['The compliance', 'sent'],
    ['The editor', 'failed'],
  ])
  const keys = ['at', 'id', 'kind', 'state', 'subject', 'to']
  for (const fate of fates) expect(Object.keys(fate).toSorted()).toEqual(keys)

  const page = renderToStaticMarkup(Mails({ mails: fates, zone: 'UTC' }))
  expect(page).toContain('Failed</span><span>The editor</span>')
  expect(page).toContain('An admin reads why under “Mail”.')
  expect(renderToStaticMarkup(Mails({ mails: [], zone: 'UTC' }) ?? '')).toBe('')

  expect(await seenBy('editor', id)).toHaveLength(3)
  for (const role of ['moderator', 'another']) expect([role, await seenBy(role, id)]).toEqual([role, []])
})

test('a mail about another article is not among them', async () => {
  const { payload, staff } = newsroom
  const { id } = await draft(payload, staff.author, { headline: 'Of no mail' })
  expect(await seenBy('author', id)).toEqual([])
})
