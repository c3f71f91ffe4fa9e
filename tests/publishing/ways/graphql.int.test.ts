// Ways round by GraphQL: every mutation that could touch what the public sees, as everybody who passes the
// gateway.

import { afterAll, beforeAll, expect } from 'vitest'
import { liveRow, newest } from '../../support/articles.ts'
import { openAttack, PEOPLE, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

/** A query that GraphQL cannot read would prove nothing. */
const UNREAD =
  /Cannot query field|Unknown (argument|type)|Syntax Error|Expected (value|type)|is not defined|Unknown field|must have a selection/

const INSIDERS = PEOPLE.filter((person) => !['anonymous', 'reader'].includes(person))

/** What a mutation says; nothing where it went through. */
async function said(person: (typeof PEOPLE)[number], query: string): Promise<string> {
  const { status, body } = await attack.ask(person, query)
  const errors = (body.errors ?? []).map(({ message }) => message).join(' ')
  if (status !== 401) expect(errors, query).not.toMatch(UNREAD)
  return errors
}

way('graphql-articles', () =>
  attack.seesNothing(async ({ out, scheduled, approved }) => {
    const { docs } = await attack.payload.findVersions({
      collection: 'articles',
      where: { and: [{ parent: { equals: out.id } }, { 'version._status': { equals: 'published' } }] },
      limit: 1,
      depth: 0,
      overrideAccess: true,
    })
    const refused = [out, scheduled, approved].flatMap(({ id }) => [
      `mutation { updateArticle(id: "${id}", data: { _status: published }) { id } }`,
      `mutation { updateArticle(id: "${id}", draft: false, autosave: true, data: { headline: "By GraphQL", _status: published }) { id } }`,
      `mutation { deleteArticle(id: "${id}") { id } }`,
    ])
    refused.push(
      'mutation { createArticle(data: { headline: "Sneak", _status: published }) { id } }',
      'mutation { createArticle(draft: false, data: { headline: "Sneak", _status: published }) { id } }',
      `mutation { restoreVersionArticle(id: "${docs[0]!.id}", draft: false) { id } }`,
      `mutation { restoreVersionArticle(id: "${docs[0]!.id}") { id } }`,
    )
    for (const person of PEOPLE)
      for (const query of INSIDERS.includes(person) ? refused : refused.slice(0, 1))
        expect(await said(person, query), query).not.toBe('')
  }),
)

way('graphql-drafts', () =>
  attack.seesNothing(async ({ out, scheduled, approved }) => {
    const { docs } = await attack.payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: out.id } },
      sort: 'updatedAt',
      limit: 1,
      depth: 0,
      overrideAccess: true,
    })
    for (const person of INSIDERS) {
      for (const { id } of [out, scheduled, approved]) {
        await said(
          person,
          `mutation { updateArticle(id: "${id}", draft: false, data: { headline: "By GraphQL, ${person}", _status: draft }) { id } }`,
        )
        await said(
          person,
          `mutation { updateArticle(id: "${id}", data: { state: approved, live: published, edition: 9, slug: "by-graphql-${person}" }) { id } }`,
        )
        expect((await liveRow(attack.payload, id)).headline).not.toContain('GraphQL')
      }
      await said(person, `mutation { restoreVersionArticle(id: "${docs[0]!.id}", draft: true) { id } }`)
    }
    expect(await newest(attack.payload, out.id)).toMatchObject({ live: 'published', edition: 1 })
  }),
)

way('graphql-rows', () =>
  attack.seesNothing(async () => {
    for (const [name, slug, data] of [
      ['PublicCopy', 'publicCopies', 'headline: "By GraphQL"'],
      ['Edition', 'editions', 'headline: "By GraphQL"'],
      ['Task', 'tasks', 'label: "By GraphQL"'],
    ] as const) {
      const row = await attack.payload.db.findOne<{ id: string }>({ collection: slug, where: {} })
      const id =
        row?.id ??
        (await attack.payload.db.findOne<{ id: string }>({ collection: 'publicCopies', where: {} }))!.id
      for (const person of INSIDERS) {
        for (const query of [
          `mutation { update${name}(id: "${id}", data: { ${data} }) { id } }`,
          `mutation { delete${name}(id: "${id}") { id } }`,
        ]) {
          expect(await said(person, query), `${person} ${query}`).not.toBe('')
        }
      }
    }
    const { body } = await attack.ask('admin', '{ __schema { mutationType { fields { name } } } }')
    const names = (
      body.data as { __schema: { mutationType: { fields: { name: string }[] } } }
    ).__schema.mutationType.fields.map(({ name }) => name)
    expect(
      names.filter(
        (name) => /Audit|Staff|Reader|Job|publish|schedule/i.test(name) && !/PublicCopy/.test(name),
      ),
    ).toEqual([])
  }),
)

way('graphql-access', async () => {
  const { out, approved } = await attack.subjects()
  const queries = [out.id, approved.id, 'unknown']
    .flatMap((id) => [
      `{ docAccessArticle(id: "${id}") { read { permission } } }`,
      `{ docAccessPublicCopy(id: "${id}") { read { permission } } }`,
      `query Q { articles: docAccessArticle(id: "${id}") { fields { headline { read { permission } } } } }`,
    ])
    .concat(
      '{ Access { canAccessAdmin } }',
      '{ docAccessSetting { read { permission } } }',
      'query { ...F } fragment F on Query { mine: Access { canAccessAdmin } }',
      '{ ... on Query { docAccessSetting { read { permission } } } }',
      '{ docAccessNothing @include(if: false) { x } }',
    )
  for (const person of INSIDERS)
    for (const query of queries) {
      const { status, body } = await attack.ask(person, query)
      expect([query, status]).toEqual([query, 403])
      expect(body.errors![0]!.message).toMatch(/^Access rules are not told over GraphQL/)
    }
  // Nor do other fields tell a hidden id from an unknown one.
  const answers = await Promise.all(
    [approved.id, '00000000-0000-4000-8000-000000000000'].map(async (id) => {
      const { status, body } = await attack.ask('integration', `{ Article(id: "${id}") { id } }`)
      return [status, body.data, body.errors?.map(({ message }) => message)]
    }),
  )
  expect(answers[0]).toEqual(answers[1])
})
