// Finds the article that somebody names, by id or by any address under which it ever was public.

import type { CollectionSlug, Payload, Where } from 'payload'

export type NamedArticle = { id: string; slug: string; headline: string }

type Row = { id: string; article?: string; slug?: string | null; headline?: string | null }

/**
 * The article with this id, or whose draft, public copy or kept edition has this slug. Throws with a sentence
 * when there is none.
 */
export async function findArticle(payload: Payload, slugOrId: string): Promise<NamedArticle> {
  const id = await idOf(payload, slugOrId)
  const { docs } = id
    ? await payload.find({
        collection: 'articles',
        where: { id: { equals: id } },
        draft: true,
        limit: 1,
        pagination: false,
        depth: 0,
        overrideAccess: true,
      })
    : { docs: [] } // the console stands above roles
  const article = docs[0]
  if (!article)
    throw new Error(`There is no article “${slugOrId}”. Give the last part of its address, or its id.`)
  return {
    id: article.id,
    slug: article.slug ?? article.id,
    headline: article.headline ?? 'Without a headline',
  }
}

async function idOf(payload: Payload, slugOrId: string): Promise<string | null> {
  const first = async (collection: CollectionSlug, where: Where) =>
    payload.db.findOne<Row>({ collection, where }).catch(() => null) // an id of the other engine's form is no error
  const bySlug: Where = { slug: { equals: slugOrId } }
  const article =
    (await first('articles', { id: { equals: slugOrId } })) ??
    (await newestDraft(payload, slugOrId)) ??
    (await first('articles', bySlug))
  if (article) return article.id
  const public_ =
    (await first('publicCopies', bySlug)) ??
    (await first('publicCopies', { formerSlugs: { in: [slugOrId] } })) ??
    (await first('editions', bySlug))
  return public_?.article ?? null
}

async function newestDraft(payload: Payload, slug: string): Promise<{ id: string } | null> {
  const { docs } = await payload.find({
    collection: 'articles',
    where: { slug: { equals: slug } },
    draft: true,
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  }) // the console stands above roles
  return docs[0] ?? null
}
