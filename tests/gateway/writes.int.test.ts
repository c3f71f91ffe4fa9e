// A write may choose what its answer shows, and nothing of what the write means hangs on that.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFigure, citing, published } from '../support/articles.ts'
import { rest, signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom?.close())

test('the task on an article names the figure and what was changed of it', async () => {
  const { payload, staff, password } = newsroom
  const figure = await aFigure(payload, staff.author, { label: 'Dysprosium, Rotterdam' })
  const { id } = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { body: citing(figure) },
  })
  const token = await signIn(payload, staff.author.email, password)
  const { status } = await rest(`/figures/${figure.id}?select[id]=true`, {
    method: 'PATCH',
    token,
    body: { value: '111' },
  })
  expect(status).toBe(200)
  const { docs } = await payload.find({
    collection: 'tasks',
    where: { article: { equals: id } },
    depth: 0,
    overrideAccess: true,
  })
  expect(docs.map(({ label, fields }) => ({ label, fields }))).toEqual([
    { label: 'The figure “Dysprosium, Rotterdam” has changed: value.', fields: ['value'] },
  ])
})
