// What a headline's address is called.

import { expect, test } from 'vitest'
import { freeSlugOf, slugify } from '#src/publishing/drafts/slugify.ts'

test.each([
  ['Łódź Straße', 'lodz-strasse'],
  ['Ørsted & Æresbevisning: þing, ıspanak', 'orsted-and-aeresbevisning-thing-ispanak'],
  ['Нефть дорожает', 'neft-dorozhaet'],
  ['NdPr at $110/kg, don’t ask O’Brien', 'ndpr-at-110-kg-dont-ask-obrien'],
  ['Ca\u0308sium', 'caesium'],
  ['lodz-strasse', 'lodz-strasse'],
  ['2026', '2026'],
  ['銅 2026', null],
  ['中国', null],
  ['—', null],
])('%s is %s', (text, slug) => expect(slugify(text)).toBe(slug))

test('a long one is cut at a word, and one with a number stays as it is when it is saved again', async () => {
  const headline = 'The quick brown fox jumps over the lazy dog and then goes on jumping for a while longer'
  const wanted = slugify(headline)!
  expect(wanted.length).toBeLessThanOrEqual(80)
  expect(headline.toLowerCase().replaceAll(' ', '-')).toContain(`${wanted}-`)
  const second = await freeSlugOf({ name: headline, now: new Date() }, async (slug) => slug === wanted)
  expect(second).toMatch(/-2$/)
  expect(slugify(second)).toBe(second)
  expect(slugify(`${'a'.repeat(80)}-12`)).toBe(`${'a'.repeat(80)}-12`)
})

test('what cannot be spelled gets its day and a short id', async () => {
  const now = new Date('2026-03-14T09:00:00Z')
  expect(await freeSlugOf({ name: '中国', now }, async () => false)).toMatch(/^2026-03-14-[a-z2-9]{6}$/)
})
