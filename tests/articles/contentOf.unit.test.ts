// The content that is approved is made part by part; a part that came later leaves what was approved before
// as it was.

import { expect, it, vi } from 'vitest'
import { hashContent } from '#src/articles/contentHash.ts'
import { contentOf } from '#src/articles/contentOf.ts'
import type { ArticleDraft } from '#src/articles/draft.ts'
import { PART_NAMES, partOf, PARTS } from '#src/articles/parts.ts'
import type { Resolved } from '#src/articles/resolved.ts'

const RESOLVED: Resolved = {
  figures: new Map(),
  media: new Map(),
  staff: new Map([['s1', { id: 's1', slug: 'ada', name: 'Ada', jobTitle: null, bio: null }]]),
  commodities: new Map(),
  topics: new Map(),
  body: { root: { type: 'root', version: 1, children: [] } },
  cited: { figures: [], media: [], staff: [] },
}
const DRAFT: ArticleDraft = {
  headline: ' Copper slips ',
  standfirst: 'A short note.',
  body: RESOLVED.body,
  byline: ['s1', 'somebody who is gone', 's1'],
  regulatoryClass: 'commentary',
  slug: 'copper-slips',
  commenting: { mode: 'open' },
}

it('has every part that says something, and names nobody who is gone', () => {
  const content = contentOf(DRAFT, RESOLVED)
  const saying = PART_NAMES.filter((name) => partOf(name).compose(DRAFT, RESOLVED) !== undefined)
  expect(Object.keys(content)).toEqual(saying)
  expect(content).toMatchObject({ headline: 'Copper slips', byline: [{ name: 'Ada' }], end: null })
})

it('leaves out a part that came later and says nothing, so that its hash is what it was', () => {
  const before = hashContent(contentOf(DRAFT, RESOLVED))
  const silent = vi.spyOn(PARTS.disclosure, 'compose').mockReturnValue(undefined as never)
  const { fields } = hashContent(contentOf(DRAFT, RESOLVED))
  silent.mockRestore()
  const { disclosure: _, ...others } = before.fields
  expect(fields).toEqual(others)
})
