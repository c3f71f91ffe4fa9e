// Which text of an article somebody on the desk has looked at last, and which before that one: what has
// changed since is what they still have to read. Kept as a preference of theirs; it is part of no article.

import type { PayloadRequest } from 'payload'
import { staffOf } from '#access/actors.ts'
import { inTransaction } from '#src/commands/transaction.ts'

/** A text that was looked at: its revision, and the hash of its content. */
type Look = { revision: number; hash: string }

/** The newest text that was looked at, and the other text that was looked at before it. */
type Looks = { last: Look; before: Look | null }

/** Most times that a text is read again which a save has written over meanwhile. */
const MAX_READS = 5

/**
 * What `read` gives, a text that the person of this request looks at now. Where they have not seen it yet, it
 * is read in one transaction with the look, so that no save of the author's writes over it: what was seen
 * stays a version. On MongoDB, where a save may come in between all the same, it is read again.
 */
export async function lookAt<Read extends Look>(
  req: PayloadRequest,
  articleId: string,
  read: (req: PayloadRequest) => Promise<Read>,
): Promise<Read> {
  const seen = await read(req)
  const known = looksOf((await looksRow(req, articleId))?.value)?.last
  if (known?.hash === seen.hash && known.revision === seen.revision) return seen
  let lost: Look | null = null
  for (let reads = 1; ; reads += 1) {
    const again: Read = await inTransaction(req.payload, req.user, async (own) => {
      const shown = await read(own)
      await rememberLook(own, articleId, { look: { revision: shown.revision, hash: shown.hash }, lost })
      return shown
    })
    if (reads === MAX_READS || (await isVersion(req, articleId, again.revision))) return again
    lost = again
  }
}

async function isVersion(req: PayloadRequest, articleId: string, revision: number): Promise<boolean> {
  const { totalDocs } = await req.payload.countVersions({
    collection: 'articles',
    where: { and: [{ parent: { equals: articleId } }, { 'version.revision': { equals: revision } }] },
    overrideAccess: false,
    user: req.user,
    req,
  })
  return totalDocs > 0
}

/** A look that was lost stands for nothing: the new one comes in its place. */
async function rememberLook(
  req: PayloadRequest,
  articleId: string,
  { look, lost }: { look: Look; lost: Look | null },
): Promise<void> {
  const row = await looksRow(req, articleId)
  const known = looksOf(row?.value)
  const isReplaced =
    known !== null && (known.last.hash === look.hash || known.last.revision === lost?.revision)
  const value: Looks = { last: look, before: (isReplaced ? known.before : known?.last) ?? null }
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

/** The hash of a revision as the person of this request saw it last; null where they did not. */
export async function hashSeen(
  req: PayloadRequest,
  articleId: string,
  revision: number,
): Promise<string | null> {
  const looks = looksOf((await looksRow(req, articleId))?.value)
  const look = [looks?.last, looks?.before].find((one) => one?.revision === revision)
  return look?.hash ?? null
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
