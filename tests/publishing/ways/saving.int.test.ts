// Ways round by Payload's REST: everybody tries to change what the public sees by saving, restoring, copying
// or deleting an article.

import { afterAll, beforeAll, expect } from 'vitest'
import type { Article } from '#payload-types'
import { liveRow, newest } from '../../support/articles.ts'
import { MAY_EDIT, openAttack, PEOPLE, type Attack, type Person } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const PARAMETERS = [
  '',
  '?draft=true',
  '?draft=false',
  '?autosave=true&draft=true',
  '?publishAllLocales=true',
  '?publishSpecificLocale=en',
  '?unpublishAllLocales=true',
  '?overrideLock=true',
  '?trash=true',
  '?depth=2&locale=all&fallback-locale=none',
]

const outsider = (person: Person) => ['anonymous', 'reader'].includes(person)

type Try<Variant> = {
  person: Person
  article: Article
  which: 'out' | 'scheduled' | 'approved'
  variant: Variant
}

/**
 * Runs an attempt as everybody. Each person tries every variant and every article, and every variant meets
 * every article; not all three together, since that takes minutes and finds nothing more. Outsiders end at
 * the gateway: one variant does.
 */
const asEverybody = <Variant>(variants: readonly Variant[], attempt: (one: Try<Variant>) => Promise<void>) =>
  attack.seesNothing(async (subjects) => {
    const names = ['out', 'scheduled', 'approved'] as const
    for (const [number, person] of PEOPLE.entries()) {
      for (let index = 0; index < Math.max(names.length, variants.length); index++) {
        const which = names[(number + index) % names.length]!
        await attempt({
          person,
          which,
          article: subjects[which],
          variant: variants[outsider(person) ? 0 : index % variants.length]!,
        })
        if (outsider(person) && index === 2) break
      }
    }
  })

/** What a save of new text answers: a draft for those who may edit, unless it waits for its release time. */
const answerToEdit = (person: Person, which: string) => {
  if (outsider(person)) return 401
  if (!MAY_EDIT.includes(person)) return 403
  return which === 'scheduled' ? 409 : 200
}

way('rest-update-published', () =>
  asEverybody(PARAMETERS, async ({ person, article, variant }) => {
    const { status } = await attack.call(person, `/articles/${article.id}${variant}`, {
      method: 'PATCH',
      body: { _status: 'published' },
    })
    expect({ person, variant, status }).toEqual({ person, variant, status: outsider(person) ? 401 : 403 })
  }),
)

way('rest-update-text', () =>
  asEverybody(
    ['', '?draft=false', '?autosave=true', '?publishSpecificLocale=en', '?publishAllLocales=true'],
    async ({ person, article, which, variant }) => {
      const { status } = await attack.call(person, `/articles/${article.id}${variant}`, {
        method: 'PATCH',
        body: { headline: `By ${person} ${variant}`, slug: `by-${person}-${which}` },
      })
      expect({ person, which, variant, status }).toEqual({
        person,
        which,
        variant,
        status: answerToEdit(person, which),
      })
      expect((await liveRow(attack.payload, article.id)).headline).not.toContain('By ')
    },
  ),
)

way('locale-parameters', () =>
  asEverybody(
    ['?locale=all', '?locale=de&fallback-locale=en', '?publishSpecificLocale=de&locale=de'],
    async ({ person, article, variant }) => {
      const { status } = await attack.call(person, `/articles/${article.id}${variant}`, {
        method: 'PATCH',
        body: { headline: { en: 'By a locale', de: 'By a locale' }, _status: { en: 'published' } },
      })
      expect([400, 401, 403]).toContain(status)
    },
  ),
)

way('rest-update-unpublished', () =>
  asEverybody(['', '?draft=false', '?unpublishAllLocales=true'], async ({ person, article, variant }) => {
    const { status } = await attack.call(person, `/articles/${article.id}${variant}`, {
      method: 'PATCH',
      body: { _status: 'draft' },
    })
    expect([200, 401, 403]).toContain(status)
    expect((await newest(attack.payload, article.id)).live).toBe(article.live)
  }),
)

way('rest-create-published', () =>
  attack.seesNothing(async ({ out }) => {
    for (const person of PEOPLE) {
      for (const query of ['', '?draft=false&publishAllLocales=true']) {
        const { status } = await attack.call(person, `/articles${query}`, {
          method: 'POST',
          body: {
            headline: 'Sneaked in',
            standfirst: 'x',
            body: out.body,
            byline: [attack.staff.author.id],
            _status: 'published',
          },
        })
        expect(status).toBe(outsider(person) ? 401 : 403)
      }
      // What is created with the id, the address and the marks of another is a draft of its own.
      const { status, body } = await attack.call(person, '/articles', {
        method: 'POST',
        body: {
          id: out.id,
          headline: 'Sneaked in',
          state: 'published',
          live: 'published',
          edition: 9,
          publishedAt: '2020-01-01T00:00:00.000Z',
          formerSlugs: [out.slug],
        },
      })
      expect(status).toBe(outsider(person) ? 401 : MAY_EDIT.includes(person) ? 201 : 403)
      if (status === 201)
        expect(body.doc).toMatchObject({
          state: 'draft',
          live: 'none',
          edition: 0,
          publishedAt: null,
          formerSlugs: [],
        })
      expect((body.doc as Article | undefined)?.id).not.toBe(out.id)
      const taken = await attack.call(person, '/articles', {
        method: 'POST',
        body: { headline: 'Sneaked in', slug: out.slug },
      })
      expect([400, 401, 403]).toContain(taken.status)
    }
  }),
)

way('rest-bulk', () =>
  attack.seesNothing(async () => {
    for (const person of PEOPLE) {
      for (const body of [{ _status: 'published' }, { headline: 'Bulk' }, { _status: 'draft' }]) {
        const { status } = await attack.call(person, '/articles?where[id][exists]=true', {
          method: 'PATCH',
          body,
        })
        expect(status).toBe(outsider(person) ? 401 : 403)
      }
      expect([400, 401, 403]).toContain(
        (await attack.call(person, '/articles', { method: 'PATCH', body: { headline: 'Bulk' } })).status,
      )
      expect([401, 403]).toContain(
        (await attack.call(person, '/articles?where[id][exists]=true', { method: 'DELETE' })).status,
      )
    }
  }),
)

way('rest-delete', () =>
  asEverybody(['', '?trash=true', '?draft=true'], async ({ person, article, variant }) => {
    expect([401, 403]).toContain(
      (await attack.call(person, `/articles/${article.id}${variant}`, { method: 'DELETE' })).status,
    )
  }),
)

way('rest-trash', () =>
  asEverybody([new Date().toISOString(), null], async ({ person, article, variant }) => {
    const { status } = await attack.call(person, `/articles/${article.id}?trash=true`, {
      method: 'PATCH',
      body: { deletedAt: variant },
    })
    expect([200, 401, 403]).toContain(status)
    expect(await newest(attack.payload, article.id)).not.toHaveProperty('deletedAt')
  }),
)

way('rest-duplicate', () =>
  asEverybody([null], async ({ person, article }) => {
    const { status } = await attack.call(person, `/articles/${article.id}/duplicate`, {
      method: 'POST',
      body: { _status: 'published', slug: article.slug },
    })
    expect([401, 403, 404]).toContain(status)
  }),
)

way('rest-restore', () =>
  attack.seesNothing(async (subjects) => {
    for (const which of ['out', 'scheduled', 'approved'] as const) {
      const { docs } = await attack.payload.findVersions({
        collection: 'articles',
        where: { parent: { equals: subjects[which].id } },
        sort: 'updatedAt',
        pagination: false,
        depth: 0,
        overrideAccess: true,
      })
      const chosen = [docs[0]!, docs.find(({ version }) => version._status === 'published') ?? docs.at(-1)!]
      for (const person of PEOPLE) {
        for (const { id } of chosen) {
          for (const query of outsider(person) ? [''] : ['?draft=false', '?draft=true']) {
            const { status } = await attack.call(person, `/articles/versions/${id}${query}`, {
              method: 'POST',
            })
            expect([200, 401, 403, 409]).toContain(status)
            if (!MAY_EDIT.includes(person)) expect([401, 403]).toContain(status)
          }
        }
      }
      const after = await newest(attack.payload, subjects[which].id)
      expect(after.live).toBe(subjects[which].live)
      // Whoever restores a text has written it, and no approval outlives that.
      if (which === 'approved' && after.revision !== subjects[which].revision)
        expect(
          (after.approvals as { isVoid?: boolean }[])
            .filter(({ isVoid }) => !isVoid)
            .map(() => after.headline),
        ).toEqual(after.headline === subjects[which].headline ? [after.headline] : [])
    }
  }),
)

way('status-in-query', () =>
  asEverybody(
    ['?_status=published', '?data[_status]=published', '?status=published', '?publish=true'],
    async ({ person, article, variant }) => {
      const { status } = await attack.call(person, `/articles/${article.id}${variant}`, {
        method: 'PATCH',
        body: { deskNotes: `A note by ${person}` },
      })
      expect([200, 401, 403]).toContain(status)
    },
  ),
)

way('status-in-form', () =>
  asEverybody([null], async ({ person, article, which }) => {
    const published = new FormData()
    published.set(
      '_payload',
      JSON.stringify({ headline: 'By a form', _status: 'published', state: 'published', live: 'published' }),
    )
    expect(
      (await attack.call(person, `/articles/${article.id}`, { method: 'PATCH', body: published })).status,
    ).toBe(outsider(person) ? 401 : 403)
    const beside = new FormData()
    beside.set(
      '_payload',
      JSON.stringify({
        headline: 'By a form',
        state: 'published',
        live: 'published',
        approvals: [],
        writers: [],
      }),
    )
    for (const name of ['_status', 'draft', 'publishAllLocales'])
      beside.set(name, name === '_status' ? 'published' : 'false')
    expect(
      (await attack.call(person, `/articles/${article.id}`, { method: 'PATCH', body: beside })).status,
    ).toBe(answerToEdit(person, which))
  }),
)

way('status-by-header', () =>
  asEverybody(
    ['X-HTTP-Method-Override', 'X-Payload-HTTP-Method-Override', 'X-Method-Override'].flatMap((header) =>
      ['PATCH', 'DELETE', 'GET'].map((method) => ({ header, method })),
    ),
    async ({ person, article, variant: { header, method } }) => {
      const { status } = await attack.call(person, `/articles/${article.id}`, {
        method: 'POST',
        body: { _status: 'published', headline: 'By a header' },
        headers: { [header]: method },
      })
      expect([400, 401, 403, 404]).toContain(status)
    },
  ),
)

way('status-odd', () =>
  asEverybody(
    [['published'], { en: 'published' }, 'PUBLISHED', 'published ', true, 1],
    async ({ person, article, variant }) => {
      expect([400, 401, 403]).toContain(
        (
          await attack.call(person, `/articles/${article.id}`, {
            method: 'PATCH',
            body: { _status: variant },
          })
        ).status,
      )
    },
  ),
)

const FORGED = (attackOn: Attack) => ({
  state: 'approved',
  live: 'published',
  writers: [],
  owners: [attackOn.staff.moderator.id],
  createdBy: attackOn.staff.admin.id,
  approvals: [{ hash: 'x', kind: 'editorial', by: attackOn.staff.admin.id }],
  attestations: ['interests_disclosed'],
  pending: { step: 'withdraw', by: attackOn.staff.admin.id, confirmations: [] },
  edition: 9,
  definition: 'market-note@0',
  bundle: 'a-bundle',
  formerSlugs: ['stolen'],
  publishedAt: '2020-01-01T00:00:00.000Z',
  goneAt: '2020-01-01T00:00:00.000Z',
})

way('system-fields', () =>
  asEverybody(['json', 'form', 'json of more'] as const, async ({ person, article, variant }) => {
    const forged = FORGED(attack)
    const before = await newest(attack.payload, article.id)
    const form = new FormData()
    form.set('_payload', JSON.stringify(forged))
    const body =
      variant === 'form'
        ? form
        : variant === 'json'
          ? forged
          : { ...forged, id: 'another', createdAt: '2020-01-01T00:00:00.000Z' }
    const { status } = await attack.call(person, `/articles/${article.id}`, { method: 'PATCH', body })
    expect(status).toBe(outsider(person) ? 401 : MAY_EDIT.includes(person) ? 200 : 403)
    const after = await newest(attack.payload, article.id)
    const names = [...(Object.keys(forged) as (keyof typeof forged)[]), 'id', 'createdAt'] as const
    for (const name of names) expect({ name, value: after[name] }).toEqual({ name, value: before[name] })
    // Access rules and lists of the desk ask the main row.
    const main = await liveRow(attack.payload, article.id)
    expect(main).toMatchObject({
      live: before.live,
      edition: before.edition,
      publishedAt: before.publishedAt ?? null,
    })
  }),
)
