// Slugs: the part of an address that names a thing, made once from its name and kept on later edits.

import type { CollectionBeforeValidateHook } from 'payload'
import { slugify } from '#src/publishing/drafts/slugify.ts'

/** Fills an empty slug from another field. A slug that is there is only normalised, never replaced. */
export function fillSlug({ from }: { from: string }): CollectionBeforeValidateHook {
  return ({ data, originalDoc }) => {
    if (!data) return data
    const typed = typeof data.slug === 'string' && data.slug.trim() !== '' ? data.slug : originalDoc?.slug
    const source = typed || data[from] || originalDoc?.[from]
    return source ? { ...data, slug: slugify(String(source)) } : data
  }
}
