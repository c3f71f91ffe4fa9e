// Ways round by other doors: Payload's own collections and endpoints, what is not installed, the public API
// and the site, reading drafts.

import { afterAll, beforeAll, expect } from 'vitest'
import { findPublicArticleBySlug } from '#src/public/articles.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { inMinutes, newest, published, take } from '../../support/articles.ts'
import { as } from '../../support/newsroom.ts'
import { eyesOn, publicView } from '../../support/publicView.ts'
import { EARLIER, openAttack, PEOPLE, STAFF, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'] as const

/** Calls each path by each method as everybody; gives the answers that were no refusal. */
async function opened(paths: readonly string[], body: unknown): Promise<string[]> {
  const open: string[] = []
  for (const person of PEOPLE) {
    for (const path of paths) {
      for (const method of METHODS) {
        const { status } = await attack.call(person, path, {
          method,
          ...(method === 'GET' || method === 'DELETE' ? {} : { body }),
        })
        if (status < 400) open.push(`${person} ${method} ${path}: ${status}`)
      }
    }
  }
  return open
}

way('jobs-endpoints', () =>
  attack.seesNothing(async ({ approved }) => {
    const body = {
      task: 'schedulePublish',
      input: { doc: { relationTo: 'articles', value: approved.id }, type: 'publish' },
    }
    expect(
      await opened(
        [
          '/payload-jobs',
          '/payload-jobs/run',
          '/payload-jobs/run?silent=true',
          '/payload-jobs/handle-schedules',
          '/payload-jobs-stats',
        ],
        body,
      ),
    ).toEqual([])
  }),
)

way('import-export', () =>
  attack.seesNothing(async () => {
    expect(
      await opened(
        [
          '/imports',
          '/exports',
          '/exports/download',
          '/articles/import',
          '/articles/export',
          '/import-preview',
        ],
        { collectionSlug: 'articles', format: 'json' },
      ),
    ).toEqual([])
    const endpoints = [attack.payload.config, ...attack.payload.config.collections].flatMap(
      ({ endpoints: all }) => (all || []).map(({ path }) => path),
    )
    expect(endpoints.filter((path) => /import|export/.test(path))).toEqual([])
  }),
)

way('order', () =>
  attack.seesNothing(async ({ out }) => {
    expect(
      await opened(['/reorder'], {
        collectionSlug: 'articles',
        docsToMove: [out.id],
        newKeyWillBe: 'greater',
        orderableFieldName: '_order',
        target: { id: out.id, key: 'a0' },
      }),
    ).toEqual([])
    for (const person of PEOPLE)
      await attack.call(person, `/articles/${out.id}`, {
        method: 'PATCH',
        body: { _order: 'a0', _articles_order: 'a0', order: 1 },
      })
    expect(await newest(attack.payload, out.id)).not.toHaveProperty('_order')
  }),
)

way('key-value', () =>
  attack.seesNothing(async () => {
    expect(await opened(['/payload-kv', '/payload-kv/x'], { key: 'x', data: {} })).toEqual([])
  }),
)

way('preferences', () =>
  attack.seesNothing(async ({ out, approved }) => {
    const value = {
      _status: 'published',
      doc: approved.id,
      where: { id: { exists: true } },
      fields: { headline: 'By a preference' },
    }
    for (const person of PEOPLE) {
      for (const key of [`collection-articles-${out.id}`, 'articles-list', 'global-settings']) {
        const { status } = await attack.call(person, `/payload-preferences/${key}`, {
          method: 'POST',
          body: { value },
        })
        expect(person === 'integration' ? [403] : [200, 401]).toContain(status)
      }
    }
    const { body } = await attack.call('moderator', '/payload-preferences?limit=100')
    expect(
      (body.docs as { user: { value: string } }[] | undefined)?.every(
        ({ user }) => user.value === attack.staff.moderator.id,
      ) ?? true,
    ).toBe(true)
  }),
)

way('locks', async () => {
  const { payload, staff } = attack
  const pair = { author: staff.author, editor: staff.editor }
  const releaseAt = inMinutes(-20)
  const waiting = await published(payload, { ...pair, data: { releaseAt }, now: EARLIER })
  await attack.seesNothing(async ({ out, approved }) => {
    for (const role of STAFF) {
      for (const id of [out.id, approved.id, waiting.id]) {
        const { status } = await attack.call(role, '/payload-locked-documents', {
          method: 'POST',
          body: {
            document: { relationTo: 'articles', value: id },
            user: { relationTo: 'staff', value: staff[role].id },
          },
        })
        expect(status).toBe(403)
      }
    }
  })
  expect(await releaseDue({ payload, now: new Date(releaseAt) })).toBe(1)
  await take(payload, staff.editor, waiting.id, 'ask-withdrawal', { note: 'Wrong.' })
  await take(payload, staff.compliance, waiting.id, 'withdraw')
  expect(await findPublicArticleBySlug({ payload, slug: waiting.slug!, now: new Date() })).toMatchObject({
    article: { withdrawal: { note: 'Wrong.' } },
  })
})

way('public-api', () =>
  attack.seesNothing(async ({ out, scheduled, approved }) => {
    const { api } = eyesOn(attack.payload)
    for (const path of [
      `/articles/${out.slug}`,
      `/articles/${scheduled.id}`,
      `/articles/${approved.slug}`,
      '/articles',
      '/corrections',
      `/articles/${out.slug}/editions`,
    ]) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        for (const headers of [
          {},
          { authorization: 'integrations API-Key a-key-that-is-long-enough-for-a-test' },
        ] as Record<string, string>[]) {
          const { status, body } = await api(path, {
            method,
            headers,
            body: { headline: 'By the public API', state: 'published', _status: 'published' },
          })
          expect([401, 403, 404, 405]).toContain(status)
          expect(JSON.stringify(body)).toContain('message')
        }
      }
    }
  }),
)

way('site', () =>
  attack.seesNothing(async ({ out, approved }) => {
    const { site } = eyesOn(attack.payload)
    for (const path of [
      `/articles/${out.slug}`,
      `/articles/${approved.slug}`,
      `/preview/articles/${out.id}`,
      `/preview/articles/${out.id}/editions/1`,
      `/preview/articles/${out.id}/compare`,
      '/',
      '/corrections',
      '/sitemap.xml',
    ]) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const { status } = await site.request(path, {
          method,
          headers: { origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
          body: 'headline=By+a+form&_status=published',
        })
        expect([403, 404, 405]).toContain(status)
      }
    }
  }),
)

way('reading-drafts', async () => {
  const { payload, staff } = attack
  const word = 'unobtainium'
  const { out } = await attack.subjects()
  await payload.update({
    collection: 'articles',
    id: out.id,
    draft: true,
    data: { headline: `A draft on ${word}`, deskNotes: word },
    ...as(staff.author),
  })
  await attack.seesNothing(async ({ scheduled, approved }) => {
    const versions = (
      await payload.findVersions({
        collection: 'articles',
        where: { parent: { in: [out.id, scheduled.id, approved.id] } },
        pagination: false,
        depth: 0,
        overrideAccess: true,
      })
    ).docs
    const paths = [
      ...[out, scheduled, approved].flatMap(({ id }) => [
        `/articles/${id}?draft=true&depth=2`,
        `/articles?draft=true&where[id][equals]=${id}`,
        `/articles/${id}/workflow`,
      ]),
      ...versions.slice(0, 6).map(({ id }) => `/articles/versions/${id}`),
      '/articles/versions?limit=100',
      '/articles?draft=true&trash=true&limit=100&locale=all&populate[articles][deskNotes]=true',
      `/articles?where[headline][contains]=${word}`,
      '/articles?select[deskNotes]=true&select[approvals]=true&draft=true',
      '/editions?limit=100',
      '/tasks?limit=100',
      '/bundles?limit=100',
      '/audit?limit=100',
    ]
    for (const person of ['anonymous', 'reader', 'integration'] as const) {
      for (const path of paths) {
        const { status, body } = await attack.call(person, path)
        expect(JSON.stringify(body), `${person} ${path}`).not.toMatch(
          new RegExp(`${word}|approvals|"deskNotes"|${approved.headline}|${scheduled.headline}`),
        )
        if (person !== 'integration') expect(status).toBe(401)
      }
      for (const args of ['draft: true, limit: 100', 'limit: 100']) {
        const { body } = await attack.ask(
          person,
          `{ Articles(${args}) { docs { headline } } versionsArticles(limit: 100) { docs { version { headline } } } }`,
        )
        expect(JSON.stringify(body)).not.toMatch(
          new RegExp(`${word}|${approved.headline}|${scheduled.headline}`),
        )
      }
    }
    const { site } = eyesOn(payload)
    for (const path of [out, scheduled, approved].flatMap(({ id, slug }) => [
      `/preview/articles/${id}`,
      `/preview/articles/${id}/editions`,
      `/preview/articles/${id}/compare`,
      `/articles/${slug}?draft=true&preview=1`,
      `/articles/${id}`,
    ])) {
      const page = await site.request(path, {
        headers: { authorization: 'integrations API-Key a-key-that-is-long-enough-for-a-test' },
      })
      expect(await page.text(), path).not.toMatch(
        new RegExp(`${word}|${approved.headline}|${scheduled.headline}`),
      )
    }
  })
})

way('encoded-address', () =>
  attack.seesNothing(async ({ out }) => {
    for (const path of [
      '/staff/%6cogin',
      '/readers/%6cogin',
      '/readers/forgot%2dpassword',
      '/staff/first%2Dregister',
      '/%73taff/login',
      '/readers%2flogin',
      '/staff/%256cogin',
      '/payload%2djobs/run',
      `/%61rticles/${out.id}`,
    ]) {
      for (const person of ['anonymous', 'author', 'admin'] as const)
        expect({
          path,
          status: (
            await attack.call(person, path, {
              method: 'POST',
              body: { email: 'a@b.example', password: 'x', _status: 'published' },
            })
          ).status,
        }).toEqual({ path, status: 400 })
    }
  }),
)

way('first-admin', () =>
  attack.seesNothing(async () => {
    const body = {
      email: 'mallory@desk.example',
      name: 'Mallory',
      password: 'a long enough password',
      role: 'admin',
    }
    for (const person of PEOPLE) {
      for (const path of [
        '/staff/first-register',
        '/readers/first-register',
        '/readers/login',
        '/readers/refresh-token',
      ])
        expect((await attack.call(person, path, { method: 'POST', body })).status).toBe(404)
      if (person !== 'admin')
        expect([401, 403]).toContain((await attack.call(person, '/staff', { method: 'POST', body })).status)
    }
  }),
)

way('settings', async () => {
  const { payload } = attack
  await attack.seesNothing(async () => {
    for (const person of PEOPLE.filter((one) => one !== 'admin')) {
      expect([401, 403]).toContain(
        (
          await attack.call(person, '/globals/settings', {
            method: 'POST',
            body: { siteName: 'By settings', tagline: 'x' },
          })
        ).status,
      )
      await attack.ask(person, 'mutation { updateSetting(data: { siteName: "By settings" }) { siteName } }')
    }
  })
  // An admin's change shows at once around every text, in none, and is on the record.
  const { out } = await attack.subjects()
  const before = await publicView(payload, out)
  expect(
    (await attack.call('admin', '/globals/settings', { method: 'POST', body: { siteName: 'The Assay' } }))
      .status,
  ).toBe(200)
  const after = await publicView(payload, out)
  expect([after.copy, after.api]).toEqual([before.copy, before.api])
  expect(after.page.replaceAll('The Assay', 'Assay')).toBe(before.page)
  const { docs } = await payload.find({
    collection: 'audit',
    where: { action: { equals: 'settings.changed' } },
    sort: '-seq',
    limit: 1,
    depth: 0,
    overrideAccess: true,
  })
  expect(docs[0]).toMatchObject({
    actorName: 'The admin',
    data: { changes: { siteName: { to: 'The Assay' } } },
  })
})
