// Ways round by whoever writes to the database: what the record says of the order of steps is what counts.

import { afterAll, beforeAll, expect } from 'vitest'
import type { Article } from '#payload-types'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { draft, inMinutes, liveRow, newest, published, take, withdraw } from '../../support/articles.ts'
import { NEWEST_NOTE } from '../../support/definitions.ts'
import { as } from '../../support/newsroom.ts'
import { publicView } from '../../support/publicView.ts'
import { EARLIER, forge, openAttack, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const write = (
  collection: 'editions' | 'publicCopies',
  article: string,
  number: number,
  data: Record<string, unknown>,
) =>
  attack.payload.db.updateMany({
    collection,
    where: {
      and: [
        { article: { equals: article } },
        { [collection === 'editions' ? 'number' : 'edition']: { equals: number } },
      ],
    },
    data,
  })
const said = async () =>
  (await verifyRecord({ payload: attack.payload })).findings.map(({ message }) => message).join('\n')
const pageOf = async (article: Article) => (await publicView(attack.payload, article)).page

way('database-approval-taken-back', async () => {
  const { payload, staff } = attack
  const article = await draft(payload, staff.author)
  const { id } = article
  await take(payload, staff.author, id, 'submit', { now: EARLIER })
  await take(payload, staff.editor, id, 'approve', { now: EARLIER })
  const { approvals } = await newest(payload, id)
  await take(payload, staff.compliance, id, 'request-changes', { note: 'The number is wrong.', now: EARLIER })
  await forge(payload, id, { approvals, state: 'approved' })
  await expect(take(payload, staff.editor, id, 'publish', { now: EARLIER })).rejects.toThrow(
    /Approval is missing/,
  )
  expect(await pageOf(article)).toMatch(/^404/)
})

way('database-workflow', async () => {
  const { payload, staff } = attack
  const { id, definition } = await draft(payload, staff.author, {
    regulatoryClass: 'investment_recommendation',
  })
  await forge(payload, id, { definition: NEWEST_NOTE })
  await expect(take(payload, staff.author, id, 'submit', { now: EARLIER })).rejects.toThrow(
    /byline of a recommendation/,
  )
  await forge(payload, id, { definition, state: 'draft' })
  const note = await published(payload, { author: staff.author, editor: staff.editor, now: EARLIER })
  const kept = (await payload.db.findOne<{ id: string; content: object }>({
    collection: 'editions',
    where: { article: { equals: note.id } },
  }))!
  const content = { ...kept.content, regulatoryClass: 'investment_recommendation' }
  await write('editions', note.id, 1, { content })
  expect(await said()).toMatch(/workflow “market-note@\d”, which is not for such a text/)
  await write('editions', note.id, 1, { content: kept.content })
})

way('database-edition-hidden', async () => {
  const { payload, staff } = attack
  const { id } = await published(payload, { author: staff.author, editor: staff.editor, now: EARLIER })
  const again = async (headline: string, change: object) => {
    await payload.update({
      collection: 'articles',
      id,
      data: { headline, change } as Partial<Article>,
      draft: true,
      overrideAccess: false,
      user: { ...staff.author, collection: 'staff' },
    })
    await take(payload, staff.author, id, 'submit')
    await take(payload, staff.editor, id, 'approve')
    return take(payload, staff.editor, id, 'publish')
  }
  await again('Ninety-eight', {
    kind: 'correction',
    note: 'We were wrong.',
    was: '9',
    is: '98',
    where: 'Headline',
  })
  expect(await said()).toBe('')
  await write('editions', id, 2, { state: 'cancelled' })
  await expect(again('Ninety-nine', { kind: 'update', note: 'It rose.' })).rejects.toThrow(
    /Readers have edition 2, and the editions that are kept say otherwise/,
  )
  expect(await said()).toMatch(/Edition 2 .*kept as cancelled, but the record says that it went out/)
  await write('editions', id, 2, { state: 'out' })
  expect(await said()).toBe('')
})

way('database-edition-goes-on', async () => {
  const { payload, staff } = attack
  const { author, editor, admin } = staff
  const FORGED = 'Nobody approved this'
  const firstOf = async (id: string) => {
    const { docs } = await payload.find({
      collection: 'editions',
      where: { article: { equals: id } },
      depth: 0,
      overrideAccess: true,
    })
    return docs[0]!
  }
  const forgedPage = async (id: string) => {
    const document = { ...(await firstOf(id)).document, headline: FORGED }
    return { document, documentHash: digestOf(document) }
  }
  const later = new Date(EARLIER.getTime() + 60_000)

  const embargoUntil = inMinutes(600)
  const waits = await published(payload, { author, editor, data: { embargoUntil }, now: EARLIER })
  const { content } = await firstOf(waits.id)
  await write('editions', waits.id, 1, { content: { ...content, headline: FORGED } })
  await take(payload, editor, waits.id, 'ask-lift', { note: 'It is known.' })
  await expect(take(payload, admin, waits.id, 'lift')).rejects.toThrow(
    /Edition 1 was changed in the database/,
  )
  await write('editions', waits.id, 1, { content })

  const corrected = await published(payload, { author, editor, now: EARLIER })
  const { document, documentHash } = await firstOf(corrected.id)
  await write('editions', corrected.id, 1, await forgedPage(corrected.id))
  await payload.update({
    collection: 'articles',
    id: corrected.id,
    data: { headline: 'Ninety', change: { kind: 'update', note: 'It rose.' } } as Partial<Article>,
    draft: true,
    ...as(author),
  })
  await take(payload, author, corrected.id, 'submit')
  await take(payload, editor, corrected.id, 'approve')
  await expect(take(payload, editor, corrected.id, 'publish')).rejects.toThrow(/changed in the database/)
  await write('editions', corrected.id, 1, { document, documentHash })

  for (const alsoItsCopy of [false, true]) {
    const gone = await published(payload, { author, editor, now: EARLIER })
    const kept = await firstOf(gone.id)
    const forged = await forgedPage(gone.id)
    await write('editions', gone.id, 1, forged)
    if (alsoItsCopy) await write('publicCopies', gone.id, 1, forged)
    await withdraw(payload, staff, gone.id, 'It is in doubt.', later)
    const page = await pageOf(gone)
    expect(page).toContain('It is in doubt.')
    expect(page).not.toContain(FORGED)
    expect(page).toContain(alsoItsCopy ? 'Withdrawn article' : gone.headline)
    await write('editions', gone.id, 1, { document: kept.document, documentHash: kept.documentHash })
  }
})

way('database-release-cancelled', async () => {
  const { payload, staff } = attack
  const releaseAt = inMinutes(-20)
  const article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { releaseAt },
    now: EARLIER,
  })
  const { id } = article
  await take(payload, staff.admin, id, 'cancel-release', { now: EARLIER })
  await take(payload, staff.compliance, id, 'request-changes', { note: 'No.', now: EARLIER })
  await write('editions', id, 1, { state: 'waiting' })
  await write('publicCopies', id, 1, { state: 'published' })
  expect(await releaseDue({ payload, now: new Date(releaseAt) })).toBe(0)
  expect(await pageOf(article)).toMatch(/^404/)
})

way('database-edition-waits-again', async () => {
  const { payload, staff } = attack
  const article = await published(payload, { author: staff.author, editor: staff.editor, now: EARLIER })
  const { id } = article
  await payload.update({
    collection: 'articles',
    id,
    draft: true,
    data: { headline: 'Says one person alone' },
    ...as(staff.author),
  })
  const before = await pageOf(article)
  await write('editions', id, 1, { state: 'waiting' })
  expect(await said()).toMatch(/Edition 1 .*is kept as waiting, but the record says that it went out/)
  expect(await releaseDue({ payload, now: new Date() })).toBe(0)
  expect((await liveRow(payload, id)).headline).not.toBe('Says one person alone')
  expect(await pageOf(article)).toBe(before)
  // Nor where the article itself is made to wait.
  await write('editions', id, 1, { state: 'waiting' })
  await forge(payload, id, { state: 'scheduled' })
  expect(await releaseDue({ payload, now: new Date() })).toBe(0)
  await write('editions', id, 1, { state: 'out' })
})

way('database-declined-ask', async () => {
  const { payload, staff } = attack
  const article = await published(payload, { author: staff.author, editor: staff.editor, now: EARLIER })
  const { id } = article
  await take(payload, staff.editor, id, 'ask-withdrawal', { note: 'It was all invented.' })
  const { pending } = await newest(payload, id)
  await take(payload, staff.compliance, id, 'decline')
  await forge(payload, id, { pending })
  await expect(take(payload, staff.admin, id, 'withdraw')).rejects.toThrow(/ask for it first/)
  expect(await pageOf(article)).toMatch(/^200/)
})

way('database-edition-revision', async () => {
  const { payload, staff } = attack
  const { id } = await published(payload, { author: staff.author, editor: staff.editor, now: EARLIER })
  const { revision } = (await payload.db.findOne<{ id: string; revision: number }>({
    collection: 'editions',
    where: { article: { equals: id } },
  }))!
  await payload.update({
    collection: 'articles',
    id,
    draft: true,
    data: { standfirst: 'Says its approver.', change: { kind: 'update', note: 'New.' } },
    ...as(staff.editor),
  })
  await take(payload, staff.editor, id, 'submit')
  await write('editions', id, 1, { revision: 9_999 })
  await expect(take(payload, staff.editor, id, 'approve')).rejects.toThrow(/You wrote some of this text/)
  expect(await said()).toMatch(/Edition 1 .*is kept as another revision than the record says/)
  await write('editions', id, 1, { revision })
})

way('database-copy-for-keys', async () => {
  const { payload, staff } = attack
  const { id } = await published(payload, { author: staff.author, editor: staff.editor, now: EARLIER })
  const waits = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { standfirst: 'Not before Christmas.', embargoUntil: inMinutes(600) },
    now: EARLIER,
  })
  const rowOf = async (article: string) => {
    const { body } = await attack.call('integration', `/publicCopies?where[article][equals]=${article}`)
    const { body: graph } = await attack.ask(
      'integration',
      `{ PublicCopies(where: { article: { equals: "${article}" } }) { docs { slug documentHash document } } }`,
    )
    return JSON.stringify([body.docs, graph])
  }
  expect(await rowOf(id)).toContain('A short note.')
  const copy = (await payload.db.findOne<{ id: string; document: object; headline: string }>({
    collection: 'publicCopies',
    where: { article: { equals: id } },
  }))!
  await write('publicCopies', id, 1, { document: { ...copy.document, standfirst: 'CHANGED' } })
  expect(await rowOf(id)).not.toMatch(/CHANGED|A short note/)
  await write('publicCopies', id, 1, { document: copy.document, headline: 'CHANGED' })
  expect(await rowOf(id)).not.toMatch(/CHANGED|A short note/)
  const { publishedAt } = await newest(payload, waits.id)
  await write('publicCopies', waits.id, 1, { publishedAt: EARLIER.toISOString() })
  expect(await rowOf(waits.id)).not.toMatch(/Christmas|Zinc in/)
  await write('publicCopies', waits.id, 1, { publishedAt })
  await write('publicCopies', id, 1, { headline: copy.headline })
})

way('database-edition-note', async () => {
  const { payload, staff } = attack
  const { id } = await published(payload, { author: staff.author, editor: staff.editor, now: EARLIER })
  await take(payload, staff.editor, id, 'ask-withdrawal', { note: 'The price was wrong.' })
  await take(payload, staff.admin, id, 'withdraw')
  expect(await said()).toBe('')
  await write('editions', id, 2, { note: { note: 'Invented.' } })
  expect(await said()).toMatch(/Edition 2 .*is kept under another note than its text says/)
  await write('editions', id, 2, { note: { note: 'The price was wrong.' } })
})
