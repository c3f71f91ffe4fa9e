// What an uploaded picture must be: an image by its content, under a name of our own, never replaced.

import { randomUUID } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeOperationHook } from 'payload'

const EXTENSIONS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/avif': 'avif' }
const LARGEST_BYTES = 20 * 1024 * 1024

/** 400: the file is not one of the images that we take. */
export class NotAnImageError extends APIError {
  constructor(message: string) {
    super(message, 400, undefined, true)
    this.name = 'NotAnImage'
  }
}

/** Looks at the bytes, not at the name: sets the true type, and a random name with the right ending. */
export const nameAndSniffImage: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if ((operation !== 'create' && operation !== 'update') || !req.file) return args
  const file = req.file
  if (file.size > LARGEST_BYTES) throw new NotAnImageError('The file is larger than 20 MB. Save a smaller version and upload that.')
  const sniffed = await fileTypeFromBuffer(file.data)
  const extension = sniffed && EXTENSIONS[sniffed.mime]
  if (!sniffed || !extension) throw new NotAnImageError('The file is no JPEG, PNG, WebP or AVIF image, whatever its name says. Save it as one of these and upload that.')
  file.mimetype = sniffed.mime
  file.name = `${randomUUID()}.${extension}`
  return args
}

/** A file is never replaced, since a public page may show it: a new picture is a new upload. */
export const keepFile: CollectionBeforeChangeHook = ({ data, operation, req }) => {
  if (operation === 'update' && req.file) throw new NotAnImageError('A picture is never replaced. Upload the new one beside it and choose that in the article.')
  return data
}
