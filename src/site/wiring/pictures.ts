// The site's reads of pictures, answered by publishing.

import type { Payload } from 'payload'
import { findPublicPicture } from '#src/publishing/reading/publicPicture.ts'
import type { PictureReads } from '../ports/pictures.ts'

/** `PictureReads` over a running Payload. */
export function pictureReads(payload: Payload): PictureReads {
  return { file: ({ name }) => findPublicPicture({ payload, name }) }
}
