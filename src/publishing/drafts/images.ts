// What an uploaded picture must be: an image by its content, under a name of our own, never replaced.

import { randomUUID } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { APIError, type CollectionBeforeOperationHook, type PayloadRequest } from 'payload'
import sharp from 'sharp'
import { hasRole } from '#access/actors.ts'
import { WRITES } from '#access/roles.ts'

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
}
const LARGEST_BYTES = 20 * 1024 * 1024
const MOST_PIXELS = 50_000_000

/** What Payload makes of a file; whoever sends it wants another file, or one from another address. */
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

/** 400: the file is not one of the images that we take. */
class NotAnImageError extends APIError<object> {
  constructor(message: string) {
    super(message, 400, {}, true)
    this.name = 'NotAnImage'
  }
}

type UploadArgs = { data?: Record<string, unknown> }

/**
 * Before a picture is stored: looks at its bytes, not at its name, and gives it a random name with the right ending. A
 * file is never replaced or cropped, since a public page may show it: Payload would do so before any later hook could
 * refuse. Nor is one ever fetched from another address.
 */
export const takeImage: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const asked = wantsEdits(req)
  dropEdits(req)
  if (operation === 'update' && (req.file || asked))
    throw new NotAnImageError(
      'A picture is never replaced. Upload the new one beside it and choose that in the article.',
    )
  if (operation === 'create') await sniff(req)
  const upload = args as UploadArgs
  const data = Object.fromEntries(
    Object.entries(upload.data ?? {}).filter(([name]) => !MADE_BY_UPLOAD.includes(name)),
  )
  return { ...args, data } as typeof args
}

async function sniff(req: PayloadRequest): Promise<void> {
  const file = req.file
  // Without a file Payload would fetch one from the address in the data. Who may not upload at all is told so by the access rule.
  if (!file && hasRole(req.user, ...WRITES)) throw new NotAnImageError('Choose a picture to upload.')
  if (!file) return
  if (file.size > LARGEST_BYTES)
    throw new NotAnImageError('The file is larger than 20 MB. Save a smaller version and upload that.')
  const sniffed = await fileTypeFromBuffer(file.data)
  const extension = sniffed && EXTENSIONS[sniffed.mime]
  if (!sniffed || !extension)
    throw new NotAnImageError(
      'The file is no JPEG, PNG, WebP or AVIF image, whatever its name says. Save it as one of these and upload that.',
    )
  const { width = 0, height = 0 } = await sharp(file.data)
    .metadata()
    .catch(() => ({}) as { width?: number; height?: number })
  if (width * height === 0) throw new NotAnImageError('The picture cannot be read; the file may be damaged.')
  if (width * height > MOST_PIXELS)
    throw new NotAnImageError(
      'The picture has more than 50 million pixels. Save a smaller version and upload that.',
    )
  file.mimetype = sniffed.mime
  file.name = `${randomUUID()}.${extension}`
}

function wantsEdits(req: PayloadRequest): boolean {
  return Object.keys(req.query ?? {}).some((name) => name.startsWith('uploadEdits'))
}

function dropEdits(req: PayloadRequest): void {
  for (const name of Object.keys(req.query ?? {})) if (name.startsWith('uploadEdits')) delete req.query[name]
}
