// Which text of an article somebody on the desk has looked at last, and which before that one: what has
// changed since is what they still have to read. Kept as a preference of theirs; it is part of no article.

import type { PayloadRequest } from 'payload'
import { staffOf } from '#access/actors.ts'

/** A text that was looked at: its revision, and the hash of its content. */
type Look = { revision: number; hash: string }

/** The newest text that was looked at, and the other text that was looked at before it. */
type Looks = { last: Look; before: Look | null }

/** Says that the person of this request has looked at this text. */
export async function rememberLook(req: PayloadRequest, articleId: string, look: Look): Promise<void> {
  const row = await looksRow(req, articleId)
  const before = looksOf(row?.value)
  if (before?.last.hash === look.hash) return
  const value: Looks = { last: look, before: before?.last ?? null }
  if (row)
    await req.payload.update({ ...ownPreferences(req), id: row.id, data: { value }, select: { key: true } })
  else await req.payload.create({ ...ownPreferences(req), data: preferenceOf(req, articleId, value) })
}

/**
 * The revision of the text that the person of this request looked at before the one whose hash is given; null
 * where there was none.
 */
export async function revisionSeenBefore(
  req: PayloadRequest,
  articleId: string,
  hash: string,
): Promise<number | null> {
  const looks = looksOf((await looksRow(req, articleId))?.value)
  const look = looks?.last.hash === hash ? looks.before : looks?.last
  return look?.revision ?? null
}

/** Whether a colleague looked at just this revision: then it is kept as it is. */
export async function isSeenByOthers(
  req: PayloadRequest,
  articleId: string,
  revision: number,
): Promise<boolean> {
  const { docs } = await req.payload.find({
    collection: 'payload-preferences',
    where: { key: { equals: keyOf(articleId) } },
    depth: 0,
    pagination: false,
    overrideAccess: true, // whose looks they are is not told
    req,
  })
  const own = staffOf(req.user)?.id
  return docs.some(({ user, value }) => {
    const { value: reader } = user as { value: unknown }
    return reader !== own && looksOf(value)?.last.revision === revision
  })
}

async function looksRow(req: PayloadRequest, articleId: string) {
  const { docs } = await req.payload.find({
    ...ownPreferences(req),
    where: {
      and: [
        { key: { equals: keyOf(articleId) } },
        { 'user.value': { equals: staffOf(req.user)?.id } },
        { 'user.relationTo': { equals: 'staff' } },
      ],
    },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
  })
  return docs[0] ?? null
}

function ownPreferences(req: PayloadRequest) {
  return {
    collection: 'payload-preferences',
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  } as const
}

function preferenceOf(req: PayloadRequest, articleId: string, value: Looks) {
  const id = staffOf(req.user)?.id ?? ''
  return { key: keyOf(articleId), user: { relationTo: 'staff' as const, value: id }, value }
}

function keyOf(articleId: string): string {
  return `looked-at:${articleId}`
}

/** A preference may be written by its owner: what is no look says nothing. */
function looksOf(value: unknown): Looks | null {
  const { last, before } = (value ?? {}) as Partial<Record<keyof Looks, unknown>>
  if (!isLook(last)) return null
  return { last, before: isLook(before) ? before : null }
}

function isLook(value: unknown): value is Look {
  const { revision, hash } = (value ?? {}) as Partial<Record<keyof Look, unknown>>
  return Number.isSafeInteger(revision) && typeof hash === 'string'
}
