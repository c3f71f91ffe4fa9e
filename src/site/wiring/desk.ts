// What the site shows to the desk alone: the newest draft as its page would look, and every edition as it was.

import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { staffOf } from '#access/actors.ts'
import type { Staff } from '#payload-types'
import { findEdition, listEditions } from '#src/publishing/editions/editionReads.ts'
import { ArticleNotFoundError } from '#src/publishing/errors.ts'
import { previewArticle } from '#src/publishing/reading/preview.ts'
import type { ArticleReads, DraftPreview } from '../ports/articles.ts'
import type { EditionReads } from '../ports/editions.ts'

/** The member of staff whose session a request carries, or null. */
async function deskOf(payload: Payload, request: Request): Promise<Staff | null> {
  const { user } = await payload.auth({ headers: request.headers, canSetHeaders: false })
  return staffOf(user)
}

/** `EditionReads` over a running Payload. */
export function editionReads(payload: Payload): EditionReads {
  return {
    list: async ({ id, request, now }) => {
      const actor = await deskOf(payload, request)
      const editions = actor ? await listEditions({ payload, articleId: id, actor, now }) : []
      return editions.length > 0 ? editions : null
    },
    one: async ({ id, number, request, now }) => {
      const actor = await deskOf(payload, request)
      return actor ? findEdition({ payload, articleId: id, number, actor, now }) : null
    },
  }
}

/** The newest draft, for staff who may read it; for everybody else there is no such page. */
export function draftPreview(payload: Payload): ArticleReads['preview'] {
  return async ({ id, request, now }) => {
    const actor = await deskOf(payload, request)
    if (!actor) return null
    try {
      const req = await createLocalReq({ user: { ...actor, collection: 'staff' } }, payload)
      const article = await previewArticle({ req, articleId: id, actor, now })
      return { article, ...(await standingOf(payload, { id, actor, now })) }
    } catch (error) {
      if (error instanceof ArticleNotFoundError) return null
      throw error
    }
  }
}

/** Whether readers have a page of this article, or had one, whatever the draft says. */
async function standingOf(
  payload: Payload,
  { id, actor, now }: { id: string; actor: Staff; now: Date },
): Promise<Omit<DraftPreview, 'article'>> {
  const { live, publishedAt, edition } = await payload.findByID({
    collection: 'articles',
    id,
    draft: false,
    depth: 0,
    select: { live: true, publishedAt: true, edition: true },
    overrideAccess: false,
    user: { ...actor, collection: 'staff' },
  })
  const isPublic = live !== 'none' && publishedAt
  return {
    standing: isPublic ? (Date.parse(publishedAt) > now.getTime() ? 'to come' : 'public') : 'not public',
    hasEditions: edition > 0,
  }
}
