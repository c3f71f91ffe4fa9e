// Ways round by addresses: taking another article's, and changing one's own.

import { afterAll, beforeAll, expect } from 'vitest'
import type { Article } from '#payload-types'
import { findPublicArticleBySlug } from '#src/public/articles.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { draft, inMinutes, newest, published, republished, take } from '../../support/articles.ts'
import { A_CORRECTION } from '../../support/changes.ts'
import { as } from '../../support/newsroom.ts'
import { publicView } from '../../support/publicView.ts'
import { EARLIER, MAY_EDIT, openAttack, PEOPLE, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const given = () => ({
  payload: attack.payload,
  author: attack.staff.author,
  editor: attack.staff.editor,
  now: EARLIER,
})
const anArticle = (data: Partial<Article> = {}) => published(attack.payload, { ...given(), data })
const rename = (id: string, slug: string, data: Partial<Article> = {}) =>
  republished(attack.payload, {
    ...given(),
    id,
    data: { slug, ...data },
    change: { kind: 'update', note: `Now at ${slug}.` },
  })
const at = (slug: string) => findPublicArticleBySlug({ payload: attack.payload, slug, now: new Date() })

/** A new draft of a public article, saved with an address while nobody has it. */
const reserve = (id: string, slug: string) =>
  attack.payload.update({
    collection: 'articles',
    id,
    draft: true,
    data: { slug, change: A_CORRECTION },
    ...as(attack.staff.author),
  })

way('address-unapproved', () =>
  attack.seesNothing(async ({ out, scheduled, approved }) => {
    for (const person of PEOPLE) {
      for (const [article, isClosed] of [
        [out, false],
        [scheduled, true],
        [approved, false],
      ] as const) {
        const { status } = await attack.call(person, `/articles/${article.id}`, {
          method: 'PATCH',
          body: { slug: `moved-by-${person}-${article.state}`, formerSlugs: [out.slug, 'mine'] },
        })
        expect([200, 401, 403, 409]).toContain(status)
        if (MAY_EDIT.includes(person)) expect(status).toBe(isClosed ? 409 : 200)
      }
      expect(await at(`moved-by-${person}-published`)).toBeNull()
    }
  }),
)

way('address-of-another', () =>
  attack.seesNothing(async ({ out, scheduled }) => {
    for (const person of MAY_EDIT) {
      for (const slug of [
        out.slug!,
        scheduled.slug!,
        out.slug!.toUpperCase(),
        ` ${out.slug!.replaceAll('-', ' ')} `,
      ]) {
        const { status, body } = await attack.call(person, '/articles', {
          method: 'POST',
          body: { headline: 'Mine now', slug },
        })
        expect({ slug, status }).toEqual({ slug, status: 400 })
        expect(JSON.stringify(body)).toMatch(/Another article has the address/)
      }
      // One made from a headline steps aside.
      const { body } = await attack.call(person, '/articles', {
        method: 'POST',
        body: { headline: out.headline },
      })
      expect((body.doc as Article).slug).not.toBe(out.slug)
    }
  }),
)

way('former-address', async () => {
  const moved = await anArticle()
  await rename(moved.id, 'moved-away')
  await attack.seesNothing(async ({ out }) => {
    for (const person of MAY_EDIT) {
      expect(
        (
          await attack.call(person, '/articles', {
            method: 'POST',
            body: { headline: 'Mine now', slug: moved.slug },
          })
        ).status,
      ).toBe(400)
      // Saved, since a save loses nothing; and not submitted.
      const kept = await attack.call(person, `/articles/${out.id}`, {
        method: 'PATCH',
        body: { slug: moved.slug, change: A_CORRECTION },
      })
      expect(kept.status).toBe(200)
      await expect(take(attack.payload, attack.staff.author, out.id, 'submit')).rejects.toThrow(
        /Another article has the address/,
      )
    }
  })
  expect(await at(moved.slug!)).toEqual({ kind: 'moved', slug: 'moved-away' })
})

way('address-since-taken', async () => {
  const { payload, staff } = attack
  const [mine, theirs] = [await anArticle(), await anArticle()]
  await reserve(mine.id, 'a-good-address')
  await rename(theirs.id, 'a-good-address')
  await expect(take(payload, staff.author, mine.id, 'submit')).rejects.toThrow(
    /Another article has the address/,
  )
  // Nor once they have left it: their readers are led on from there.
  await rename(theirs.id, 'a-better-address')
  await expect(take(payload, staff.author, mine.id, 'submit')).rejects.toThrow(
    /Another article has the address/,
  )
  expect(await at('a-good-address')).toEqual({ kind: 'moved', slug: 'a-better-address' })
  expect((await publicView(payload, mine)).page).toMatch(/^200/)
})

way('address-taken-after-approval', async () => {
  const { payload, staff } = attack
  const [mine, theirs] = [await anArticle(), await anArticle()]
  await reserve(mine.id, 'an-approved-address')
  await take(payload, staff.author, mine.id, 'submit')
  await take(payload, staff.editor, mine.id, 'approve')
  await rename(theirs.id, 'an-approved-address')
  await expect(take(payload, staff.editor, mine.id, 'publish')).rejects.toThrow(
    /Another article has the address/,
  )
  expect(await at('an-approved-address')).toMatchObject({ kind: 'article', article: { id: theirs.id } })
})

way('address-of-a-waiting-edition', async () => {
  const { payload, staff } = attack
  const [mine, theirs] = [await anArticle(), await anArticle()]
  const releaseAt = inMinutes(-20)
  await reserve(theirs.id, 'a-coming-address')
  await rename(mine.id, 'a-coming-address', { releaseAt })
  await expect(draft(payload, staff.author, { slug: 'a-coming-address' })).rejects.toThrow(/slug/)
  await expect(take(payload, staff.author, theirs.id, 'submit')).rejects.toThrow(
    /Another article has the address/,
  )
  expect(await releaseDue({ payload, now: new Date(releaseAt) })).toBe(1)
  expect(await at('a-coming-address')).toMatchObject({ kind: 'article', article: { id: mine.id } })
  expect((await newest(payload, theirs.id)).edition).toBe(1)
})
