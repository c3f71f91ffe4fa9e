// The way of an uploaded picture: looked at, copied as readers get it, and stored with its original, all of
// it or nothing.

import { randomUUID } from 'node:crypto'
import {
  type CollectionAfterChangeHook,
  type CollectionAfterDeleteHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  initTransaction,
  killTransaction,
  type PayloadRequest,
} from 'payload'
import { hasRole } from '#access/actors.ts'
import { keepOnRequest } from '#access/onRequest.ts'
import { WRITES } from '#access/roleGroups.ts'
import type { Media } from '#payload-types'
import { afterCommit, afterRollback } from '#src/database/index.ts'
import { digestOfBytes } from './digest.ts'
import { NotAnImageError, PictureNotStoredError } from './errors.ts'
import { type Folder, removePictures, writePicture } from './pictureStore.ts'
import { type MadeFile, makePublicCopy, type PublicCopy } from './publicCopy.ts'
import { PICTURE_SIZES } from './sizes.ts'
import { inPictureTurn } from './turn.ts'

/** What we make of a file; whoever sends it wants another file, or one from another address. */
const MADE_BY_UPLOAD = [
  'url',
  'filename',
  'thumbnailURL',
  'mimeType',
  'filesize',
  'width',
  'height',
  'focalX',
  'focalY',
  'sizes',
  'uploadEdits',
  'prefix',
]

/** A picture on its way: its name without its ending, what was uploaded, and what readers will get. */
type Taken = { name: string; original: Buffer; copy: PublicCopy }

const TAKEN = Symbol.for('assay.pictures.taken')

type Carrier = { [TAKEN]?: Taken | null }

type UploadArgs = { data?: Record<string, unknown>; overrideAccess?: boolean }

/**
 * Before a picture is stored: looks at its bytes, not at its name, and makes of it what readers get. A file
 * is never replaced or cropped, since a public page may show it: Payload would do so before any later hook
 * could refuse. Nor is one ever fetched from another address.
 */
export const takePicture: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const isEdited = wantsEdits(req)
  dropEdits(req)
  if (operation === 'update' && (req.file || isEdited))
    throw new NotAnImageError(
      'A picture is never replaced. Upload the new one beside it and choose that in the article.',
    )
  const upload = args as UploadArgs
  // Who may not upload at all is told so by the access rule, before anything is decoded.
  if (operation === 'create' && (upload.overrideAccess || hasRole(req.user, ...WRITES))) await take(req)
  const data = Object.fromEntries(
    Object.entries(upload.data ?? {}).filter(([name]) => !MADE_BY_UPLOAD.includes(name)),
  )
  return { ...args, data } as typeof args
}

async function take(req: PayloadRequest): Promise<void> {
  const { file } = req
  // Without a file Payload would fetch one from the address in the data.
  if (!file) throw new NotAnImageError('Choose a picture to upload.')
  const original = file.data
  const copy = await outsideTransaction(req, () => inPictureTurn(() => makePublicCopy(original)))
  const name = randomUUID()
  keepOnRequest(req.context, TAKEN, { name, original, copy } satisfies Taken)
  req.file = {
    ...file,
    data: copy.bytes,
    size: copy.bytes.length,
    mimetype: copy.type,
    name: `${name}.${copy.extension}`,
  }
}

/**
 * A request's transaction has written nothing yet, and would keep every other writer waiting while the
 * picture is decoded.
 */
async function outsideTransaction<T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> {
  const isOwn = req.payloadAPI !== 'local' && (await req.transactionID)
  if (!isOwn) return work()
  await killTransaction(req)
  const made = await work()
  await initTransaction(req)
  return made
}

/** The row of a new picture says what its files are. */
export const describeFiles: CollectionBeforeChangeHook<Media> = ({ data, operation, req }) => {
  const taken = operation === 'create' ? (req.context as Carrier)[TAKEN] : null
  if (!taken) return data
  const { copy, name } = taken
  return {
    ...data,
    filename: `${name}.${copy.extension}`,
    mimeType: copy.type,
    filesize: copy.bytes.length,
    width: copy.width,
    height: copy.height,
    fileDigest: digestOfBytes(copy.bytes),
    sizes: Object.fromEntries(
      PICTURE_SIZES.map((size) => [size.name, rowOf(name, copy.sizes[size.name] ?? null)]),
    ),
  } as typeof data
}

/** Writes the files of a new picture once its row is stored; where either fails, neither is kept. */
export const writeFiles: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const context = req.context as Carrier
  const taken = operation === 'create' ? context[TAKEN] : null
  if (!taken) return doc
  context[TAKEN] = null // a request may store several
  const files = filesOf(taken)
  const remove = async () => {
    for (const [folder, name] of files)
      await removePictures(folder, [name]).catch((err: unknown) => left(req, err))
  }
  await afterRollback(req, () => void remove())
  try {
    for (const [folder, name, bytes] of files) await writePicture(folder, name, bytes)
  } catch (error) {
    await remove()
    throw new PictureNotStoredError(error)
  }
  return doc
}

function left(req: PayloadRequest, err: unknown): void {
  req.payload.logger.warn({ err }, 'Files of a picture that was not stored could not be removed.')
}

/** Payload removes the public files; the original goes when it is certain that the row is gone. */
export const removeOriginal: CollectionAfterDeleteHook<Media> = async ({ doc, req }) => {
  const { filename } = doc
  if (filename)
    await afterCommit(
      req,
      () => void removePictures('originals', [filename]).catch((err: unknown) => left(req, err)),
    )
  return doc
}

function filesOf({ name, original, copy }: Taken): [Folder, string, Buffer][] {
  return [
    ['originals', `${name}.${copy.extension}`, original],
    ['media', `${name}.${copy.extension}`, copy.bytes],
    ...Object.values(copy.sizes).map((size): [Folder, string, Buffer] => [
      'media',
      sizeName(name, size),
      size.bytes,
    ]),
  ]
}

/** As Payload names sizes. */
function sizeName(name: string, { width, height, extension }: MadeFile): string {
  return `${name}-${width}x${height}.${extension}`
}

function rowOf(name: string, size: MadeFile | null) {
  if (!size) return { filename: null, filesize: null, height: null, mimeType: null, url: null, width: null }
  return {
    filename: sizeName(name, size),
    filesize: size.bytes.length,
    width: size.width,
    height: size.height,
    mimeType: size.type,
    url: null,
  }
}

function wantsEdits(req: PayloadRequest): boolean {
  return Object.keys(req.query ?? {}).some((name) => name.startsWith('uploadEdits'))
}

function dropEdits(req: PayloadRequest): void {
  for (const name of Object.keys(req.query ?? {})) if (name.startsWith('uploadEdits')) delete req.query[name]
}
