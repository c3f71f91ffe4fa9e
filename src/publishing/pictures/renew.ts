// Pictures from before there were copies for readers: each gets one under its own address, at the first start
// that finds it.

import { type Payload, type PayloadRequest } from 'payload'
import type { Media } from '#payload-types'
import { recordEvent } from '#src/audit/index.ts'
import { digestsOf, recordedFilesOf } from '#src/audit/recording/pictureDigests.ts'
import { pictureTag } from '#src/caching/tags.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { compareAndSet } from '#src/database/index.ts'
import { purge } from '#src/invalidation/index.ts'
import { digestOfBytes } from '#src/pictures/digest.ts'
import { NotAnImageError } from '#src/pictures/errors.ts'
import { readPicture, writePicture } from '#src/pictures/pictureStore.ts'
import { makeBareCopy } from '#src/pictures/publicCopy.ts'
import { loadShownSides } from '#src/pictures/shownPictures.ts'
import { inOwnPictureTurn } from '#src/pictures/turn.ts'

export type Renewed = { made: number; unreadable: string[]; missing: string[] }

type Old = Pick<Media, 'id' | 'filename' | 'width' | 'height' | 'sizes'>

/**
 * Makes what is missing, the newest picture first, and reads what is to be known of older ones. Until a
 * picture has its copy nobody but staff gets its file. Each is done by itself, so a start that is ended in
 * the middle is carried on by the next.
 * @throws where the disk or the database does not answer.
 */
export async function renewPictures({
  payload,
  now,
}: {
  payload: Payload
  now: () => Date
}): Promise<Renewed> {
  const done: Renewed = { made: 0, unreadable: [], missing: [] }
  const old = await withoutCopy(payload)
  if (old.length > 0) payload.logger.info(`${old.length} pictures are made anew, without what cameras wrote.`)
  for (const picture of old) {
    const outcome = await inOwnPictureTurn(() => renew(payload, picture, now))
    if (outcome === 'made') done.made += 1
    else if (outcome) done[outcome].push(picture.id)
  }
  report(payload, done)
  await loadShownSides(payload)
  return done
}

async function withoutCopy(payload: Payload): Promise<Old[]> {
  const { docs } = await payload.find({
    collection: 'media',
    where: { fileDigest: { exists: false } },
    select: { filename: true, width: true, height: true, sizes: true },
    sort: '-createdAt',
    pagination: false,
    depth: 0,
    overrideAccess: true, // the process itself
  })
  return docs
}

/**
 * The original is put away first and read from there ever after: whatever was done before the process ended
 * is done again alike.
 */
async function renew(payload: Payload, picture: Old, now: () => Date): Promise<keyof Renewed | null> {
  const { filename } = picture
  const kept = filename ? await readPicture('originals', filename) : null
  const original = kept ?? (filename ? await readPicture('media', filename) : null)
  if (!filename || !original) return 'missing'
  const before = digestOfBytes(original)
  const copy = await makeBareCopy(original).catch((error: unknown) => {
    if (error instanceof NotAnImageError) return null
    throw error
  })
  if (!copy) {
    await recordUnreadable(payload, picture, { before, now })
    return 'unreadable'
  }
  if (!kept) await writePicture('originals', filename, original)
  await writePicture('media', filename, copy.bytes)
  const after = digestOfBytes(copy.bytes)
  const files = await digestsOf(payload, recordedFilesOf(picture))
  const isTurned = copy.width !== picture.width || copy.height !== picture.height
  const sides = isTurned ? { shownWidth: copy.width, shownHeight: copy.height } : {}
  const isOurs = await inTransaction(payload, null, async (req) => {
    const won = await compareAndSet({
      payload,
      req,
      collection: 'media',
      id: picture.id,
      where: { fileDigest: { exists: false } },
      data: { fileDigest: after, filesize: copy.bytes.length, ...sides },
    })
    if (!won) return false // another process on this database was faster
    await purge({ req, kind: 'hard', tags: [pictureTag(picture.id)] })
    await recordEvent(req, {
      action: 'picture.files',
      data: { name: null, files, replaced: { [filename]: before } },
      ...byTheProcess(picture, now),
    })
    return true
  })
  return isOurs ? 'made' : null
}

async function recordUnreadable(
  payload: Payload,
  picture: Old,
  { before, now }: { before: string; now: () => Date },
): Promise<void> {
  await inTransaction(payload, null, async (req) => {
    if (await isRecorded(req, picture)) return
    await purge({ req, kind: 'hard', tags: [pictureTag(picture.id)] })
    await recordEvent(req, { action: 'picture.unreadable', data: { before }, ...byTheProcess(picture, now) })
  })
}

/** Each start tries it again, and says it once. */
async function isRecorded(req: PayloadRequest, { id }: Old): Promise<boolean> {
  const { totalDocs } = await req.payload.count({
    collection: 'audit',
    where: { and: [{ action: { equals: 'picture.unreadable' } }, { subject: { equals: `media/${id}` } }] },
    overrideAccess: true, // the process itself
    req,
  })
  return totalDocs > 0
}

function byTheProcess({ id }: Old, now: () => Date) {
  return { at: now(), channel: 'job', actor: null, subject: `media/${id}` } as const
}

function report({ logger }: Payload, { made, unreadable, missing }: Renewed): void {
  if (made > 0)
    logger.info(
      `${made} pictures have new files. Empty the caches in front of Assay: they may keep the old ones.`,
    )
  if (unreadable.length > 0)
    logger.warn(
      'These pictures cannot be decoded and are no longer shown to readers; upload others in ' +
        `their place: ${unreadable.join(', ')}.`,
    )
  if (missing.length > 0)
    logger.warn(
      `The files of these pictures are gone; put them back from a backup and start again: ${missing.join(', ')}.`,
    )
}
