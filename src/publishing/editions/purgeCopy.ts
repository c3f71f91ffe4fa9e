// What a change of a public copy means for those who keep pages of it.

import type { CollectionAfterChangeHook } from 'payload'
import type { PublicCopy } from '#payload-types'
import type { PurgeKind } from '#src/freshness/purge.ts'
import { ARTICLES, articleTag } from '#src/freshness/tags.ts'
import { purge } from '#src/purging/index.ts'

/**
 * After each write of a copy, whoever wrote it. Its own page is made anew before anybody sees it again: its
 * text may have been corrected, withdrawn or held. Lists may be a moment old when something came, and not
 * when something went.
 */
export const purgeCopy: CollectionAfterChangeHook = async ({ doc, previousDoc, req, operation }) => {
  const copy = doc as PublicCopy
  const before = operation === 'update' ? (previousDoc as PublicCopy) : null
  await purge({ req, kind: 'hard', tags: [articleTag(copy.article)] })
  await purge({ req, kind: kindForLists(before, copy), tags: [ARTICLES] })
  return doc
}

function kindForLists(before: PublicCopy | null, copy: PublicCopy): PurgeKind {
  if (before?.state !== 'published') return 'soft'
  const leaves =
    copy.state !== 'published' || copy.goneAt !== before.goneAt || copy.publishedAt !== before.publishedAt
  return leaves || copy.documentHash !== before.documentHash ? 'hard' : 'soft'
}
