// Ways round by what an approver was never shown: a note of before the first edition, a name changed before
// the text was begun, a thing that is deleted under it, the account of somebody who had left.

import { afterAll, beforeAll, expect } from 'vitest'
import type { Commodity, Staff, Topic } from '#payload-types'
import { aFigure, citing, draft, published, seen, take, withdraw } from '../../support/articles.ts'
import { signIn } from '../../support/http.ts'
import { publicView } from '../../support/publicView.ts'
import { openAttack, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack
beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

type Steps = 'author' | 'editor' | 'admin' | 'compliance'

const step = async (person: Steps, id: string, action: string) =>
  attack.call(person, `/articles/${id}/workflow/${action}`, {
    method: 'POST',
    body: { ...(await seen(attack.payload, id)) },
  })

const done = async (person: Steps, id: string, action: string) =>
  expect({ action, ...(await step(person, id, action)) }).toMatchObject({ action, status: 200 })

way('note-before-first', async () => {
  const { payload, staff } = attack
  const change = {
    kind: 'correction',
    note: 'ACME is insolvent.',
    was: 'sound',
    is: 'bankrupt',
    where: 'All',
  }
  const { body } = await attack.call('editor', '/articles?draft=true', {
    method: 'POST',
    body: {
      headline: 'Tin falls',
      standfirst: 'A note.',
      body: citing(await aFigure(payload, staff.author)),
      byline: [staff.author.id],
      change,
    },
  })
  const { id } = body.doc as { id: string }
  await attack.call('editor', `/articles/${id}?draft=true&autosave=true`, {
    method: 'PATCH',
    body: { change },
  })
  await done('editor', id, 'submit')
  await done('admin', id, 'approve')
  await done('editor', id, 'publish')
  await attack.call('editor', `/articles/${id}?draft=true`, {
    method: 'PATCH',
    body: { commenting: { mode: 'closed' } },
  })
  const submitted = await step('editor', id, 'submit')
  expect(submitted.status).toBe(409)
  expect(JSON.stringify(submitted.body)).toContain('Say what kind of change this is')
  expect(JSON.stringify(await publicView(payload, { id }))).not.toContain('insolvent')
})

way('note-parked', async () => {
  const { payload, staff } = attack
  const { id } = await published(payload, { author: staff.author, editor: staff.editor })
  const parked = { was: 'ACME is sound', is: 'ACME is bankrupt', where: 'All of it' }
  await attack.call('editor', `/articles/${id}?draft=true`, {
    method: 'PATCH',
    body: { standfirst: 'More of it.', change: { kind: 'update', note: 'More of it.', ...parked } },
  })
  await done('editor', id, 'submit')
  await done('admin', id, 'approve')
  await done('editor', id, 'publish')
  const { body } = await attack.call('author', `/articles/${id}?draft=true`, {
    method: 'PATCH',
    body: { standfirst: 'Put right.', change: { kind: 'correction', note: 'A slip.' } },
  })
  expect(body.doc).toMatchObject({ change: { kind: 'correction', was: null, is: null, where: null } })
})

way('face-before-text', async () => {
  const { payload, staff } = attack
  await published(payload, { author: staff.author, editor: staff.editor }) // readers have seen the author
  await attack.call('admin', `/staff/${staff.author.id}`, {
    method: 'PATCH',
    body: { jobTitle: 'Convicted fraudster' },
  })
  const { id } = await draft(payload, staff.author)
  await done('author', id, 'submit')
  expect((await step('admin', id, 'approve')).status).toBe(409)
  await done('editor', id, 'approve')
  await done('editor', id, 'publish')
  const next = await draft(payload, staff.author, { headline: 'Readers have seen it now' })
  await done('author', next.id, 'submit')
  await done('admin', next.id, 'approve')
})

way('face-by-withdrawal', async () => {
  const { payload, staff } = attack
  const pair = { author: staff.author, editor: staff.editor }
  const old = await published(payload, pair)
  await attack.call('admin', `/staff/${staff.author.id}`, {
    method: 'PATCH',
    body: { jobTitle: 'Convicted twice' },
  })
  const { id } = await draft(payload, staff.author)
  await done('author', id, 'submit')
  await withdraw(payload, staff, old.id, 'Out of date.')
  expect((await step('admin', id, 'approve')).status).toBe(409)
  // Nor by an edition that nobody else has read.
  const hasty = await draft(payload, staff.author)
  await done('author', hasty.id, 'submit')
  await take(payload, staff.admin, hasty.id, 'override', { note: 'It is urgent.' })
  expect((await step('admin', id, 'approve')).status).toBe(409)
  await done('editor', id, 'approve')
  await done('editor', id, 'publish')
})

way('commodity-before-text', async () => {
  const { payload, staff } = attack
  const commodity = await aCommodity('Tin of the Straits')
  await attack.call('editor', `/commodities/${commodity.id}`, {
    method: 'PATCH',
    body: { name: 'Tin of ACME the thief' },
  })
  const figure = await aFigure(payload, staff.author, { commodity: commodity.id })
  const { id } = await draft(payload, staff.author, { body: citing(figure) })
  await done('author', id, 'submit')
  expect((await step('editor', id, 'approve')).status).toBe(409)
  await done('admin', id, 'approve')
})

way('section-before-text', async () => {
  const { payload, staff } = attack
  for (const [slug, wording] of [
    ['topics', 'Fed to cut in March'],
    ['commodities', 'Copper, now in default'],
  ] as const) {
    const made = await attack.call('editor', `/${slug}`, { method: 'POST', body: { name: wording } })
    const { id: section } = made.body.doc as { id: string }
    const shows = [{ [slug]: [section] }]
    if (slug === 'commodities')
      shows.push({ body: citing(await aFigure(payload, staff.author, { commodity: section })) } as never)
    for (const data of shows) {
      const { id } = await draft(payload, staff.author, data)
      await done('author', id, 'submit')
      expect((await step('editor', id, 'approve')).status).toBe(409)
      await done('admin', id, 'approve')
    }
    // Once readers have seen it on the word of another, its name is everybody’s.
    const shown = await draft(payload, staff.author, { [slug]: [section] })
    await done('author', shown.id, 'submit')
    await done('admin', shown.id, 'approve')
    await done('admin', shown.id, 'publish')
    const next = await draft(payload, staff.author, { [slug]: [section] })
    await done('author', next.id, 'submit')
    await done('editor', next.id, 'approve')
  }
})

way('changed-and-back', async () => {
  const { payload, staff } = attack
  const figure = await aFigure(payload, staff.author, { value: '10' })
  const { id } = await draft(payload, staff.author, { body: citing(figure) })
  await done('author', id, 'submit')
  await done('editor', id, 'approve')
  for (const value of ['20', '10'])
    await attack.call('editor', `/figures/${figure.id}`, { method: 'PATCH', body: { value } })
  expect((await step('admin', id, 'publish')).status).toBe(409)
  await done('author', id, 'submit')
  await done('admin', id, 'approve')
  await done('editor', id, 'publish')
})

way('source-of-dots', async () => {
  const { payload, staff } = attack
  const figure = await aFigure(payload, staff.author)
  for (const sourceTitle of ['.', '. .', '...', '—', '?!', '“”'])
    expect([
      sourceTitle,
      (await attack.call('author', `/figures/${figure.id}`, { method: 'PATCH', body: { sourceTitle } }))
        .status,
    ]).toEqual([sourceTitle, 400])
  // As it may stand in the database since before there was the rule.
  await payload.db.updateOne({ collection: 'figures', id: figure.id, data: { sourceTitle: '. .' } })
  const { id } = await draft(payload, staff.author, { body: citing(figure) })
  const { status, body } = await step('author', id, 'submit')
  expect([status, JSON.stringify(body)]).toEqual([409, expect.stringContaining('Say where')])
})

way('account-reopened', async () => {
  for (const departed of [false, null]) await reopened(departed)
})

async function reopened(departed: boolean | null): Promise<void> {
  const { payload, staff, password } = attack
  const rev = await payload.create({
    collection: 'staff',
    data: {
      name: `Rev Ivor ${departed}`,
      email: `rev.${departed}@desk.example`,
      role: 'editor',
      departed: true,
      password,
    } as Staff,
    depth: 0,
    overrideAccess: true,
  })
  const { id } = await draft(payload, staff.admin)
  await done('admin', id, 'submit')
  await attack.call('admin', `/staff/${rev.id}`, { method: 'PATCH', body: { departed } })
  const token = await signIn(payload, rev.email, password)
  const approved = await attack.call('anonymous', `/articles/${id}/workflow/approve`, {
    method: 'POST',
    token,
    body: { ...(await seen(payload, id)) },
  })
  expect(approved.status).toBe(409)
  await done('editor', id, 'approve')
}

way('deleted-under-archived', async () => {
  const { payload, staff } = attack
  const topic = await aTopic('Under what is archived')
  const { id } = await draft(payload, staff.author, { topics: [topic.id] })
  await done('editor', id, 'archive')
  expect((await attack.call('admin', `/topics/${topic.id}`, { method: 'DELETE' })).status).toBe(409)
})

way('deleted-under-version', async () => {
  const { payload, staff } = attack
  const topic = await aTopic('Of an older version')
  const { id } = await draft(payload, staff.author, { topics: [topic.id] })
  await attack.call('author', `/articles/${id}?draft=true`, { method: 'PATCH', body: { topics: [] } })
  const { status, body } = await attack.call('admin', `/topics/${topic.id}`, { method: 'DELETE' })
  expect({ status, said: JSON.stringify(body) }).toEqual({
    status: 409,
    said: expect.stringContaining('Older versions name it'),
  })
})

way('deleted-under-figure', async () => {
  const { payload, staff } = attack
  const above = await aCommodity('Ferrous metals')
  const below = await aCommodity('Wire rod', { parent: above.id })
  await aFigure(payload, staff.author, { commodity: below.id, label: 'Wire rod, Turkey' })
  for (const [{ id }, said] of [
    [above, 'the commodity “Wire rod”'],
    [below, 'the figure “Wire rod, Turkey”'],
  ] as const) {
    const { status, body } = await attack.call('admin', `/commodities/${id}`, { method: 'DELETE' })
    expect({ status, said: JSON.stringify(body) }).toEqual({
      status: 409,
      said: expect.stringContaining(said),
    })
  }
})

function aTopic(name: string): Promise<Topic> {
  return attack.payload.create({ collection: 'topics', data: { name } as Topic, overrideAccess: true })
}

function aCommodity(name: string, more: Partial<Commodity> = {}): Promise<Commodity> {
  return attack.payload.create({
    collection: 'commodities',
    data: { name, ...more } as Commodity,
    overrideAccess: true,
  })
}
