// The digest by which the record knows a file.

import { createHash } from 'node:crypto'

/** SHA-256 of the bytes of a file, as 64 hexadecimal digits. */
export function digestOfBytes(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
