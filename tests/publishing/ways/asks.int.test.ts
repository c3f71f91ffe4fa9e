// Ways round the second person of a withdrawal: an ask that was made of another text, by somebody who has
// left, or by nobody.

import { afterAll, beforeAll, expect } from 'vitest'
import type { Article } from '#payload-types'
import { newest, published, seen } from '../../support/articles.ts'
import type { Answer } from '../../support/http.ts'
import { publicView } from '../../support/publicView.ts'
import { EARLIER, forge, openAttack, type Attack, type Person } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const ASK = { note: 'Nobody ever said it.' }
const step = async (person: Person, id: string, action: string, body: object = {}): Promise<Answer> => {
  const { payload } = attack
  const known =
    action === 'approve' ? await seen(payload, id) : { revision: (await newest(payload, id)).revision }
  return attack.call(person, `/articles/${id}/workflow/${action}`, {
    method: 'POST',
    body: { ...known, ...body },
  })
}
const reasonOf = ({ status, body }: Answer) => ({ status, code: body.errors?.[0]?.data?.code })
const UNASKED = { status: 409, code: 'askedWithdraw' }
const anArticle = () => {
  const { author, editor } = attack.staff
  return published(attack.payload, { author, editor, now: EARLIER })
}
const pageOf = async (article: Article) => (await publicView(attack.payload, article)).page
const isOut = async (article: Article) => expect(await pageOf(article)).toMatch(/^200/)

way('ask-of-earlier-edition', async () => {
  const article = await anArticle()
  const { id } = article
  expect((await step('editor', id, 'ask-withdrawal', ASK)).status).toBe(200)
  const next = { headline: 'Another text', change: { kind: 'update', note: 'New.' } }
  expect((await attack.call('author', `/articles/${id}`, { method: 'PATCH', body: next })).status).toBe(200)
  for (const [person, action] of [
    ['author', 'submit'],
    ['compliance', 'approve'],
    ['admin', 'publish'],
  ] as const)
    expect((await step(person, id, action)).status).toBe(200)
  expect(reasonOf(await step('admin', id, 'withdraw'))).toEqual(UNASKED)
  await isOut(article)
  expect((await newest(attack.payload, id)).pending ?? null).toBeNull()
  // Who still wants it gone says so of the text that is out.
  expect((await step('editor', id, 'ask-withdrawal', ASK)).status).toBe(200)
  expect((await step('admin', id, 'withdraw')).status).toBe(200)
  expect(await pageOf(article)).not.toContain('Another text')
})

way('ask-of-departed', async () => {
  const { payload, staff } = attack
  const [article, other] = [await anArticle(), await anArticle()]
  const temp = (data: object) =>
    attack.call('admin', `/staff/${staff.compliance.id}`, { method: 'PATCH', body: data })
  expect((await step('compliance', article.id, 'ask-withdrawal', ASK)).status).toBe(200)
  expect((await step('compliance', other.id, 'ask-withdrawal', ASK)).status).toBe(200)
  expect((await temp({ role: 'moderator' })).status).toBe(200)
  expect(reasonOf(await step('editor', article.id, 'withdraw'))).toEqual(UNASKED)
  expect((await temp({ role: 'compliance' })).status).toBe(200)
  expect(reasonOf(await step('editor', other.id, 'withdraw')), 'back in the role').toEqual(UNASKED)
  await isOut(article)
  await isOut(other)
  expect((await newest(payload, other.id)).state).toBe('published')
})

way('database-ask', async () => {
  const { payload, staff } = attack
  const article = await anArticle()
  const { id, name } = staff.editor
  const forged = {
    step: 'withdraw',
    by: id,
    byName: name,
    at: new Date().toISOString(),
    ...ASK,
    confirmations: [],
  }
  await payload.db.updateOne({
    collection: 'articles',
    id: article.id,
    data: { pending: forged },
    returning: false,
  })
  await forge(payload, article.id, { pending: forged })
  expect(reasonOf(await step('admin', article.id, 'withdraw'))).toEqual(UNASKED)
  await isOut(article)

  const asked = await anArticle()
  expect((await step('author', asked.id, 'ask-withdrawal', ASK)).status).toBe(200)
  const pending = { ...((await newest(payload, asked.id)).pending as object), note: 'Another reason.' }
  await forge(payload, asked.id, { pending })
  expect(reasonOf(await step('admin', asked.id, 'withdraw'))).toEqual(UNASKED)
  await isOut(asked)
})
