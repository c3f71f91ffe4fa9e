// Nothing that a public article shows, or has shown, can be deleted from under it.

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CollectionBeforeDeleteHook, PayloadRequest } from 'payload'
import { listedNow } from '#access/visibility.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { ShownCollection } from '#src/articles/shown.ts'
import { pictureTag } from '#src/caching/tags.ts'
import { WHOLE_TEXTS_BATCH_SIZE } from '#src/eventLoop/yielding.ts'
import { purge } from '#src/invalidation/index.ts'
import { collectReferences } from '#src/richtext/body/references.ts'
import { draftsCiting, figuresAndSectionsOf, versionsCiting } from '../drafts/draftsCiting.ts'
import { KeptInEditionError, KeptInVersionError, StillCitedError, StillNamedError } from '../errors.ts'
import { copiesShowing } from './copiesShowing.ts'

const BATCH_SIZE = WHOLE_TEXTS_BATCH_SIZE

/**
 * Refuses to delete a thing while a public copy shows it, a waiting edition will, or a draft names it; says
 * which articles.
 */
export function refuseWhileCited(collection: ShownCollection): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const copies = await copiesShowing(req, {
      collection,
      id: String(id),
      states: ['published', 'withdrawn', 'held'],
    })
    if (copies.length > 0) throw new StillCitedError(copies.slice(0, 5).map(({ headline }) => headline))
    const drafts = await draftsCiting(req, collection, String(id))
    if (drafts.length > 0) throw new StillCitedError(drafts)
  }
}

/** Refuses to delete what a saved version of a text names: the version stays as it was. */
export function keepWhatWasSaved(collection: ShownCollection): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const versions = await versionsCiting(req, collection, String(id))
    if (versions.length > 0) throw new KeptInVersionError(versions)
  }
}

/** Refuses to delete a commodity that a figure is of, or that others stand below. */
export const refuseWhileNamed: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const names = await figuresAndSectionsOf(req, String(id))
  if (names.length > 0) throw new StillNamedError(names)
}

/**
 * Refuses to delete a picture that any edition shows: each can be shown again as it was. The numbers stand in
 * the editions.
 */
export const keepWhatReadersSaw: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const headlines = await editionsWith(req, (document) => shows(document, String(id)))
  if (headlines.length > 0) throw new KeptInEditionError(headlines.slice(0, 5))
}

/**
 * The headlines of the editions whose document is so. Each document is read, which is a lot: only for what is
 * seldom done.
 */
export async function editionsWith(
  req: PayloadRequest,
  isSo: (document: PublicArticle) => boolean,
): Promise<string[]> {
  const headlines = new Set<string>()
  for (let after = '', isLast = false; !isLast;) {
    const { docs } = await req.payload.find({
      collection: 'editions',
      where: after ? { id: { greater_than: after } } : {},
      select: { headline: true, document: true },
      sort: 'id',
      depth: 0,
      limit: BATCH_SIZE,
      pagination: false,
      overrideAccess: true, // whoever deletes it
      req,
    })
    for (const { headline, document } of docs) if (isSo(document)) headlines.add(headline)
    isLast = docs.length < BATCH_SIZE
    after = docs.at(-1)?.id ?? ''
    await nextTurn()
  }
  return [...headlines]
}

function shows({ leadImage, body }: PublicArticle, picture: string): boolean {
  return leadImage?.id === picture || collectReferences(body).media.includes(picture)
}

/**
 * Opens the pictures that a public copy now shows and closes those that none shows any more, among the ones
 * named.
 */
export async function showOnlyCited(req: PayloadRequest, pictures: string[], now: Date): Promise<void> {
  for (const id of new Set(pictures)) {
    const { totalDocs } = await req.payload.count({
      collection: 'publicCopies',
      where: { and: [{ images: { in: [id] } }, listedNow(now)] },
      overrideAccess: true, // the rule of visibility is in the query
      req,
    })
    await req.payload.db.updateOne({
      collection: 'media',
      id,
      // Nobody changed the picture: the row keeps its time.
      data: { isPublic: totalDocs > 0, updatedAt: null },
      req,
      returning: false,
    })
    if (totalDocs === 0) await purge({ req, kind: 'hard', tags: [pictureTag(id)] })
  }
}
