// The list of the record names what each event is about, from the change to what stands on the screen.

import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Audit } from '#payload-types'
import { EventCell } from '#src/admin/list/EventCell.tsx'
import { rest, signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom
let token: string

beforeAll(async () => {
  newsroom = await openNewsroom()
  token = await signIn(newsroom.payload, newsroom.staff.admin.email, newsroom.password)
})
afterAll(() => newsroom?.close())

/** The words of the newest event of an action, as the list shows it. */
async function shown(action: string): Promise<string> {
  const { payload } = newsroom
  const { docs } = await payload.find({
    collection: 'audit',
    where: { action: { equals: action } },
    sort: '-seq',
    limit: 1,
    depth: 0,
    overrideAccess: true,
  })
  const rowData = docs[0] as Audit
  return renderToStaticMarkup(await EventCell({ cellData: rowData.action, rowData, payload }))
}

const FIGURE = {
  label: 'NdPr oxide floor',
  value: '110',
  unit: 'kg',
  currency: 'USD',
  kind: 'floor',
  asOf: '2025-07-10T12:00:00.000Z',
  zone: 'UTC',
  sourceTitle: 'Filing',
}

test('a figure by its label, with a link while it is there', async () => {
  const { body } = await rest('/figures', { method: 'POST', token, body: FIGURE })
  const { id } = body.doc as { id: string }
  const link = `<a href="/admin/collections/figures/${id}">“NdPr oxide floor”</a>`
  expect(await shown('figure.created')).toContain(`made a figure</span>${link}`)
  await rest(`/figures/${id}`, { method: 'PATCH', token, body: { value: '120' } })
  expect(await shown('figure.changed')).toContain(`changed a figure</span>${link}`)
  await rest(`/figures/${id}`, { method: 'DELETE', token })
  expect(await shown('figure.deleted')).toContain('deleted a figure</span><span>“NdPr oxide floor”</span>')
})

test('sections, keys and colleagues by their name; the settings need none', async () => {
  await rest('/topics', { method: 'POST', token, body: { name: 'Tariffs' } })
  expect(await shown('topic.created')).toContain('“Tariffs”')
  await rest('/integrations', { method: 'POST', token, body: { name: 'Terminal', enableAPIKey: false } })
  expect(await shown('integration.created')).toContain('“Terminal”')
  await rest(`/staff/${newsroom.staff.author.id}`, { method: 'PATCH', token, body: { jobTitle: 'Analyst' } })
  expect(await shown('staff.changed')).toContain('“The author”')
  await rest('/globals/settings', { method: 'POST', token, body: { tagline: 'Checked' } })
  expect(await shown('settings.changed')).toBe(
    '<span class="desk-cell"><span>changed the settings</span></span>',
  )
})
