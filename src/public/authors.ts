// The authors that readers know of: staff who stand in a byline of an article that is out.

import type { Payload, Where } from 'payload'
import { knownFormerSlugs } from '#src/audit/recording/formerSlugs.ts'
import { inBatches } from '#src/eventLoop/yielding.ts'
import type { PublicAuthor } from '#src/richtext/types.ts'
import { publicProfile } from './profiles.ts'

/** Each is sought among all articles. */
const MAX_CONCURRENT_PROFILES = 2

/** More staff than a newsroom has. */
const MAX_STAFF = 1_000

/** Everybody who has something out at `now`, by name. */
export async function publicAuthors(payload: Payload, now: Date): Promise<PublicAuthor[]> {
  const all = await staffWith(payload, {})
  const authors = await inBatches(all, MAX_CONCURRENT_PROFILES, (staff) => authorOf(payload, staff, now))
  return authors.filter((author) => author !== null)
}

/**
 * Who has something out at this address, or had it; `slug` is the present one. Null for the address of
 * anybody else: it tells nothing, not even that they work here.
 */
export async function authorAt({
  payload,
  slug,
  now,
}: {
  payload: Payload
  slug: string
  now: Date
}): Promise<PublicAuthor | null> {
  const present = await staffWith(payload, { slug: { equals: slug } })
  const former = (await knownFormerSlugs.staff(payload)).get(slug) ?? []
  const before = former.length > 0 ? await staffWith(payload, { id: { in: [...former] } }) : []
  const inOrder = former.flatMap((id) => before.find((staff) => staff.id === id) ?? [])
  for (const staff of [...present, ...inOrder]) {
    const author = await authorOf(payload, staff, now)
    if (author) return author
  }
  return null
}

type Row = { id: string; slug?: string | null }

async function authorOf(payload: Payload, { id, slug }: Row, now: Date): Promise<PublicAuthor | null> {
  const profile = slug ? await publicProfile({ payload, staffId: id, now }) : null
  return profile && slug ? { ...profile, slug } : null
}

async function staffWith(payload: Payload, where: Where): Promise<Row[]> {
  const { docs } = await payload.find({
    collection: 'staff',
    where,
    select: { slug: true },
    sort: 'name',
    limit: MAX_STAFF,
    pagination: false,
    depth: 0,
    overrideAccess: true, // what readers are told of them is read from what was approved
  })
  return docs
}
