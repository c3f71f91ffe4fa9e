// The address of an article: made from its first headline, unique among present and former addresses.

import { ValidationError, type PayloadRequest, type Where } from 'payload'
import { clockOf } from '#access/clock.ts'
import { TABS } from '#src/articles/tabs.ts'
import { freeSlugOf, slugify } from './slugify.ts'

type Draft = { slug?: string | null; headline?: string | null }

/** What is said of an address of which nothing can be spelled. */
export const UNSPELLED = {
  path: 'slug',
  message: 'Write the address in letters from a to z, or leave it empty.',
}

/**
 * The slug that a draft is saved with. One that was typed is kept, since a save loses nothing: that another
 * article has it, or that nothing of it can be spelled, keeps the draft from being submitted
 * (`addressProblems`); a new article is refused with a ValidationError. One made from the headline gets a
 * number where another article has it, or is a date and a short id where the headline cannot be spelled. Null
 * while there is no headline.
 */
export async function freeSlug({
  req,
  data,
  articleId,
}: {
  req: PayloadRequest
  data: Draft
  articleId?: string
}): Promise<string | null> {
  const typed = data.slug?.trim()
  if (typed) {
    const slug = slugify(typed) ?? typed
    const problems = articleId ? [] : await addressProblems({ req, slug })
    if (problems.length > 0)
      throw new ValidationError({
        collection: 'articles',
        errors: problems.map((message) => ({ path: 'slug', message })),
      })
    return slug
  }
  if (!data.headline?.trim()) return null
  return freeSlugOf({ name: data.headline, now: clockOf(req.context) }, (slug) =>
    isTaken({ req, slug, articleId }),
  )
}

/** Why an article cannot have this address, a sentence each. */
export async function addressProblems(wanted: {
  req: PayloadRequest
  slug: string
  articleId?: string
}): Promise<string[]> {
  if (slugify(wanted.slug) !== wanted.slug) return [UNSPELLED.message]
  return (await isTaken(wanted))
    ? [`Another article has the address “${wanted.slug}”. Choose another, under ${TABS.placement}.`]
    : []
}

/** Whether another article has this address, has had it, or will have it with an edition that waits. */
async function isTaken({
  req,
  slug,
  articleId,
}: {
  req: PayloadRequest
  slug: string
  articleId?: string
}): Promise<boolean> {
  const others: Where[] = articleId ? [{ id: { not_equals: articleId } }] : []
  const { totalDocs: now } = await req.payload.count({
    collection: 'articles',
    where: { and: [{ slug: { equals: slug } }, ...others] },
    overrideAccess: true,
    req,
  }) // an address is taken whoever asks
  if (now > 0) return true
  const notThis: Where[] = articleId ? [{ article: { not_equals: articleId } }] : []
  const { totalDocs: before } = await req.payload.count({
    collection: 'publicCopies',
    where: { and: [{ or: [{ slug: { equals: slug } }, { formerSlugs: { in: [slug] } }] }, ...notThis] },
    overrideAccess: true, // as above
    req,
  })
  if (before > 0) return true
  const { totalDocs: soon } = await req.payload.count({
    collection: 'editions',
    where: { and: [{ state: { equals: 'waiting' } }, { slug: { equals: slug } }, ...notThis] },
    overrideAccess: true, // as above
    req,
  })
  return soon > 0
}
