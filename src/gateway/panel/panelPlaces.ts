// The collections and globals that a server action of the panel may name. Payload answers with a fault where
// there is none of that name. This is looked at outside Next, where the whole config is not loaded; the
// compiler holds the lists to it.

import type { CollectionSlug, GlobalSlug } from 'payload'

/** Where a form is from. */
export type FormPlace = { collection: CollectionSlug | null; global: GlobalSlug | null }

const COLLECTIONS = {
  articles: true,
  figures: true,
  media: true,
  bundles: true,
  tasks: true,
  publicCopies: true,
  editions: true,
  audit: true,
  auditHead: true,
  commodities: true,
  topics: true,
  comments: true,
  readers: true,
  readerNames: true,
  staff: true,
  integrations: true,
  outbox: true,
  'payload-kv': true,
  'payload-locked-documents': true,
  'payload-preferences': true,
  'payload-migrations': true,
} as const satisfies Record<CollectionSlug, true>

const GLOBALS = { settings: true } as const satisfies Record<GlobalSlug, true>

/**
 * Whether a server action names no collection and no global but those that there are. React writes
 * `undefined` with a dollar.
 */
export function isPanelPlace({
  collectionSlug,
  globalSlug,
}: {
  collectionSlug?: unknown
  globalSlug?: unknown
}): boolean {
  return isOneOf(COLLECTIONS, collectionSlug) && isOneOf(GLOBALS, globalSlug)
}

/**
 * Whether a form that is asked for is one of a collection or a global, or of a field in it: without one
 * Payload answers with a fault.
 */
export function isPlaceOfForm({
  collectionSlug,
  globalSlug,
  schemaPath,
}: {
  collectionSlug?: unknown
  globalSlug?: unknown
  schemaPath?: unknown
}): boolean {
  const slugs = [collectionSlug, globalSlug].filter(isGiven)
  if (slugs.length === 0) return false
  if (schemaPath === undefined || schemaPath === '$undefined') return true
  return (
    typeof schemaPath === 'string' &&
    slugs.some((slug) => schemaPath === slug || schemaPath.startsWith(`${String(slug)}.`))
  )
}

/** The collection and the global that a server action names; both are such as there are. */
export function placeOfForm({
  collectionSlug,
  globalSlug,
}: {
  collectionSlug?: unknown
  globalSlug?: unknown
}): FormPlace {
  return {
    collection: isGiven(collectionSlug) ? (collectionSlug as CollectionSlug) : null,
    global: isGiven(globalSlug) ? (globalSlug as GlobalSlug) : null,
  }
}

function isOneOf(known: object, slug: unknown): boolean {
  return !isGiven(slug) || (typeof slug === 'string' && Object.hasOwn(known, slug))
}

function isGiven(slug: unknown): boolean {
  return slug !== undefined && slug !== null && slug !== '' && slug !== '$undefined'
}
