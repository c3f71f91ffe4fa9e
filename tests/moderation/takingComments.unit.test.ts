// Whether comments are taken: what the page offers and what moderation refuses are one rule.

import { describe, expect, test } from 'vitest'
import { moderate } from '#src/moderation/phases/moderate.ts'
import type { Commenting } from '#src/moderation/types.ts'
import { takingNow } from '#src/site/components/conversation.ts'
import { wholeArticle } from '../site/articles.ts'

const NOW = new Date('2026-11-06T10:00:00.000Z')
const before = '2026-11-06T09:59:59.999Z'
const after = '2026-11-06T10:00:00.001Z'

describe.each([true, false])('with comments closed across the site: %s', (commentsClosed) => {
  test.each<[Commenting['mode'], string | null, boolean]>([
    ['open', null, true],
    ['open', before, true],
    ['closed', null, false],
    ['closed', after, false],
    ['closes_after', null, true],
    ['closes_after', before, false],
    ['closes_after', NOW.toISOString(), false],
    ['closes_after', after, true],
  ])('an article that is %s (%s) is open: %s', (mode, closesAt, isOpen) => {
    const commenting = { mode, closesAt }
    const offered = takingNow(wholeArticle({ commenting }), settingsOfSite(commentsClosed), NOW)
    const { state } = moderate(
      {
        body: 'Who pays for the floor?',
        author: { approvedComments: 3, bannedAt: null },
        recent: [],
        commenting,
        settings: { holdFirstComment: true, holdAllComments: false, closeCommentsSitewide: commentsClosed },
      },
      NOW,
    )
    expect([offered.open, state === 'visible']).toEqual([
      isOpen && !commentsClosed,
      isOpen && !commentsClosed,
    ])
  })
})

test('a withdrawn article takes none', () => {
  const withdrawal = { at: before, note: 'The source was wrong.' }
  expect(takingNow(wholeArticle({ withdrawal }), settingsOfSite(false), NOW).open).toBe(false)
})

function settingsOfSite(commentsClosed: boolean) {
  return { siteName: 'Assay', tagline: '', commentsClosed }
}
