// Slugs of people and sections: the part of an address that names them, made once from the name and kept on
// later edits.

import { type CollectionBeforeValidateHook, ValidationError } from 'payload'
import { clockOf } from '#access/clock.ts'
import type { Addressed } from '#src/audit/recording/formerSlugs.ts'
import { freeSlugOf, slugify } from '#src/publishing/drafts/slugify.ts'
import { UNSPELLED } from '#src/publishing/drafts/slugs.ts'
import { isFormerPage } from '#src/publishing/editions/formerPages.ts'

const TAKEN =
  'This address belongs to another page, or did: it leads readers on from there. Choose ' +
  'another one, or leave it empty.'

/**
 * Fills an empty slug from the name, with a number where that is taken. One that was typed is refused (400,
 * on `slug`) where somebody else has it, or had it while readers could know of it. A slug that is there is
 * never replaced.
 */
export function fillSlug({ collection }: { collection: Addressed }): CollectionBeforeValidateHook {
  return async ({ data, originalDoc, req }) => {
    if (!data) return data
    const ownId = (originalDoc?.id as string | undefined) ?? null
    const before = textOf(originalDoc?.slug)
    const isTaken = async (slug: string) => {
      const { totalDocs } = await req.payload.count({
        collection,
        where: { and: [{ slug: { equals: slug } }, ...(ownId ? [{ id: { not_equals: ownId } }] : [])] },
        overrideAccess: true, // an address is taken whoever asks
        req,
      })
      return totalDocs > 0 || isFormerPage({ req, collection, slug, ownId })
    }
    const typed = textOf(data.slug)
    if (typed && typed !== before) {
      const slug = slugify(typed)
      if (slug === null) throw new ValidationError({ collection, errors: [UNSPELLED] })
      if (slug !== before && (await isTaken(slug)))
        throw new ValidationError({ collection, errors: [{ path: 'slug', message: TAKEN }] })
      return { ...data, slug }
    }
    if (before) return { ...data, slug: before }
    const name = textOf(data.name) ?? textOf(originalDoc?.name)
    return name ? { ...data, slug: await freeSlugOf({ name, now: clockOf(req.context) }, isTaken) } : data
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
