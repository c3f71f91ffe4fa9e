// Ways round by being the writer and the second person at once, or by who is nobody's second person any more.

import { afterAll, beforeAll, expect } from 'vitest'
import type { Article } from '#payload-types'
import { aFigure, citing, draft, newest, published, seen, take } from '../../support/articles.ts'
import { signIn } from '../../support/http.ts'
import { as } from '../../support/newsroom.ts'
import { publicView } from '../../support/publicView.ts'
import { EARLIER, openAttack, STAFF, type Attack } from './attack.ts'
import {
  ALL_DECLARED,
  approvedArticle,
  reasonOf,
  RECOMMENDATION,
  patchAs,
  step,
  submitted,
  titled,
} from './steps.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

way('step-own-text', async () => {
  const { payload, staff } = attack
  for (const role of ['editor', 'admin'] as const) {
    const mine = await draft(payload, staff[role])
    await take(payload, staff[role], mine.id, 'submit')
    expect(reasonOf(await step(attack, role, mine.id, 'approve'))).toEqual({ status: 409, code: 'notWriter' })
    expect((await step(attack, role, mine.id, 'publish')).status).toBe(409)
    // A word of it, a restored version, or a figure that it cites makes one a writer too.
    const figure = await aFigure(payload, staff.author)
    for (const touch of [
      (id: string) =>
        payload.update({
          collection: 'articles',
          id,
          draft: true,
          data: { standfirst: 'One word.' },
          ...as(staff[role]),
        }),
      async (id: string) =>
        attack.call(role, `/articles/versions/${await otherVersion(id)}`, { method: 'POST' }),
      () =>
        payload.update({
          collection: 'figures',
          id: figure.id,
          data: { value: String(Math.random() * 1000).slice(0, 5) },
          ...as(staff[role]),
        }),
    ]) {
      const article = await draft(payload, staff.author, { body: citing(figure) })
      await payload.update({
        collection: 'articles',
        id: article.id,
        draft: true,
        data: { standfirst: 'A second version.' },
        ...as(staff.author),
      })
      await touch(article.id)
      await take(payload, staff.author, article.id, 'submit')
      expect(reasonOf(await step(attack, role, article.id, 'approve'))).toEqual({
        status: 409,
        code: 'notWriter',
      })
    }
  }
})

async function otherVersion(id: string): Promise<string> {
  const { docs } = await attack.payload.findVersions({
    collection: 'articles',
    where: { parent: { equals: id } },
    sort: 'updatedAt',
    limit: 1,
    depth: 0,
    overrideAccess: true,
  })
  return docs[0]!.id
}

way('step-own-name', async () => {
  const { staff } = attack
  const byline = await submitted(attack, { byline: [staff.author.id, staff.editor.id] })
  expect(reasonOf(await step(attack, 'editor', byline.id, 'approve'))).toEqual({
    status: 409,
    code: 'notWriter',
  })
  const { block, p, text } = await import('#src/demo/text.ts')
  const analyst = await submitted(attack, {
    body: text(
      p('Tight.'),
      block('commentary', {
        label: 'View',
        analyst: staff.compliance.id,
        stance: 'none',
        horizon: '',
        text: text(p('Tight.')),
      }),
    ) as unknown as Article['body'],
  })
  expect(reasonOf(await step(attack, 'compliance', analyst.id, 'approve'))).toEqual({
    status: 409,
    code: 'notWriter',
  })
  expect((await step(attack, 'editor', analyst.id, 'approve')).status).toBe(200)
})

way('note-of-another', async () => {
  const { payload, staff } = attack
  const { id } = await published(payload, { author: staff.author, editor: staff.editor, now: EARLIER })
  expect(
    (await step(attack, 'editor', id, 'ask-withdrawal', { note: 'The author made it up.' })).status,
  ).toBe(200)
  expect(
    (await patchAs(attack, 'author', id, { headline: 'Another', change: { kind: 'update', note: 'New.' } }))
      .status,
  ).toBe(200)
  expect((await step(attack, 'author', id, 'submit')).status).toBe(200)
  expect((await step(attack, 'compliance', id, 'approve')).status).toBe(200)
  expect((await step(attack, 'admin', id, 'withdraw')).status).toBe(200)
  const { docs } = await payload.find({
    collection: 'audit',
    where: { article: { equals: id } },
    sort: 'seq',
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  expect(docs.slice(-4).map(({ action, note }) => [action, note ?? null])).toEqual([
    ['ask-withdrawal', 'The author made it up.'],
    ['submit', null],
    ['approve', null],
    ['withdraw', 'The author made it up.'],
  ])
})

way('step-void-approval', async () => {
  const { payload, staff } = attack
  const article = await approvedArticle(attack)
  const { headline } = article
  for (const text of [`${headline},`, headline])
    await payload.update({
      collection: 'articles',
      id: article.id,
      draft: true,
      data: { headline: text },
      ...as(staff.author),
    })
  for (const person of ['editor', 'admin'] as const)
    expect(reasonOf(await step(attack, person, article.id, 'publish'))).toEqual({
      status: 409,
      code: 'approved',
    })
  expect((await publicView(payload, article)).page).toMatch(/^404/)
})

way('step-one-person-twice', async () => {
  const { payload, staff } = attack
  await titled(attack)
  const article = await approvedArticle(attack, RECOMMENDATION)
  for (const person of ['editor', 'admin'] as const)
    expect(
      reasonOf(await step(attack, person, article.id, 'approve', { attestations: ALL_DECLARED })),
    ).toEqual({
      status: 403,
      code: 'stageRole',
    })
  // Not even with the other role: then the approval given as an editor is void, and comes next again.
  await payload.update({
    collection: 'staff',
    id: staff.editor.id,
    data: { role: 'compliance' },
    ...as(staff.admin),
  })
  expect(
    reasonOf(await step(attack, 'editor', article.id, 'approve', { attestations: ALL_DECLARED })),
  ).toEqual({
    status: 403,
    code: 'stageRole',
  })
  await payload.update({
    collection: 'staff',
    id: staff.editor.id,
    data: { role: 'editor' },
    ...as(staff.admin),
  })
  // Void for good: the role is back, the approval is not.
  expect(
    reasonOf(await step(attack, 'compliance', article.id, 'approve', { attestations: ALL_DECLARED })),
  ).toEqual({
    status: 403,
    code: 'stageRole',
  })
  for (const person of ['editor', 'compliance'] as const)
    expect((await step(attack, person, article.id, 'approve', { attestations: ALL_DECLARED })).status).toBe(
      200,
    )
})

way('step-departed', async () => {
  const { payload, staff } = attack
  const leaver = await payload.create({
    collection: 'staff',
    data: { name: 'A leaver', email: 'leaver@desk.example', role: 'admin', password: attack.password },
    depth: 0,
    overrideAccess: true,
  })
  const token = await signIn(payload, leaver.email, attack.password)
  const article = await approvedArticle(attack)
  await attack.seesNothing(
    async ({ out }) => {
      await payload.update({
        collection: 'staff',
        id: leaver.id,
        data: { departed: true },
        ...as(staff.admin),
      })
      for (const [id, action] of [
        [article.id, 'publish'],
        [article.id, 'override'],
        [out.id, 'emergency-withdraw'],
      ] as const) {
        const { revision } = await newest(payload, id)
        const { status } = await attack.call('anonymous', `/articles/${id}/workflow/${action}`, {
          method: 'POST',
          body: { revision, note: 'Goodbye.' },
          headers: { authorization: `JWT ${token}` },
        })
        expect(status).toBe(401)
      }
      await expect(take(payload, { ...leaver, departed: true }, article.id, 'publish')).rejects.toThrow(/./)
    },
    ['staff.changed'],
  )
  expect((await publicView(payload, article)).page).toMatch(/^404/)
})

way('role-of-oneself', () =>
  attack.seesNothing(async () => {
    for (const role of STAFF.filter((one) => one !== 'admin')) {
      const own = `/staff/${attack.staff[role].id}`
      for (const body of [
        { role: 'admin' },
        { role: ['admin'] },
        {
          departed: false,
          role: 'compliance',
          email: 'new@desk.example',
          name: 'New',
          slug: 'new',
          jobTitle: 'New',
          bio: 'New',
        },
      ])
        await attack.call(role, own, { method: 'PATCH', body })
      const after = await attack.payload.findByID({
        collection: 'staff',
        id: attack.staff[role].id,
        depth: 0,
        overrideAccess: true,
      })
      expect([after.role, after.email, after.name, after.bio ?? null]).toEqual([
        role,
        `${role}@desk.example`,
        `The ${role}`,
        null,
      ])
      const other = await attack.call(role, `/staff/${attack.staff.admin.id}`, {
        method: 'PATCH',
        body: { password: 'a new long password' },
      })
      expect([403, 404]).toContain(other.status)
    }
  }),
)

way('copied-text', async () => {
  const { payload, staff } = attack
  const mine = await draft(payload, staff.editor, { standfirst: 'Words of the editor.' })
  const copied = await attack.call('author', `/articles/${mine.id}/copy`, {
    method: 'POST',
    body: { headline: 'A copy in another name' },
  })
  expect(copied.status).toBe(201)
  const { id } = (copied.body as { doc: { id: string } }).doc
  const copy = await newest(payload, id)
  expect(copy).toMatchObject({
    headline: 'A copy in another name',
    standfirst: 'Words of the editor.',
    byline: [staff.author.id],
    revision: 1,
    edition: 0,
  })
  expect(copy.slug).not.toBe(mine.slug)
  await take(payload, staff.author, id, 'submit')
  for (const [person, status] of [
    ['editor', 409],
    ['compliance', 200],
  ] as const) {
    const { status: answered } = await attack.call(person, `/articles/${id}/workflow/approve`, {
      method: 'POST',
      body: await seen(payload, id),
    })
    expect([person, answered]).toEqual([person, status])
  }
  for (const [person, expected] of [
    ['moderator', 403],
    ['reader', 401],
    ['anonymous', 401],
  ] as const) {
    const { status } = await attack.call(person, `/articles/${mine.id}/copy`, {
      method: 'POST',
      body: { headline: 'A copy' },
    })
    expect([person, status]).toEqual([person, expected])
  }
  for (const body of [{}, { headline: '' }, { headline: 'x'.repeat(161) }, { headline: 'x', writers: [] }])
    expect((await attack.call('author', `/articles/${mine.id}/copy`, { method: 'POST', body })).status).toBe(
      400,
    )
})
