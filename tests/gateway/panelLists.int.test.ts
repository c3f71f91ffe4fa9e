// What the panel asks of lists in ways of its own: names for the ids in its rows, and all documents that were chosen.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { rest, signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom
let token: string

beforeAll(async () => {
  newsroom = await openNewsroom()
  token = await signIn(newsroom.payload, newsroom.staff.admin.email, newsroom.password)
})
afterAll(() => newsroom?.close())

const docsOf = (body: Record<string, unknown>) => body.docs as { id: string; name: string }[]

test('names are given for 250 ids at once, and 250 of anything else are not', async () => {
  const { author, editor } = newsroom.staff
  const ids = `where[id][in]=${author.id},${editor.id}`
  const { status, body } = await rest(`/staff?depth=0&draft=true&limit=250&${ids}&select[name]=true`, {
    token,
  })
  expect({
    status,
    names: docsOf(body)
      .map(({ name }) => name)
      .toSorted(),
  }).toEqual({
    status: 200,
    names: [author.name, editor.name].toSorted(),
  })
  for (const query of [
    'depth=0&limit=250',
    `depth=1&limit=250&${ids}`,
    `limit=250&${ids}`,
    `depth=0&limit=251&${ids}`,
    `depth=0&limit=0&${ids}`,
  ])
    expect({ query, status: (await rest(`/staff?${query}`, { token })).status }).toEqual({
      query,
      status: 400,
    })
})

test('the documents that were chosen are deleted together, and no other', async () => {
  const made = []
  for (const name of ['Zinc', 'Lead', 'Tin']) {
    const { body } = await rest('/topics', { method: 'POST', token, body: { name } })
    made.push((body.doc as { id: string }).id)
  }
  const [zinc, lead, tin] = made
  const chosen = `where[and][0][id][in][0]=${zinc}&where[and][0][id][in][1]=${lead}`
  expect((await rest(`/topics?limit=0&locale=en&${chosen}`, { method: 'DELETE', token })).status).toBe(200)
  const left = await rest(`/topics?where[id][in]=${made.join(',')}`, { token })
  expect(docsOf(left.body).map(({ id }) => id)).toEqual([tin])
  expect((await rest(`/topics?limit=-1&${chosen}`, { method: 'DELETE', token })).status).toBe(400)
})
