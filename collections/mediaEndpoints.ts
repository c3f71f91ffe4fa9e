// The files of pictures: what readers get where the page cache has none, and the original, which is the
// desk's alone.

import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { pictureTypeOf } from '#src/pictures/examine.ts'
import { readPicture } from '#src/pictures/pictureStore.ts'
import { PICTURE_SIZES } from '#src/pictures/sizes.ts'
import { staffBehind } from './requests.ts'

/**
 * In the place of Payload's own file address, which makes a 500 of a query it does not know and of a file
 * that is gone.
 */
export const mediaEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/file/:filename', method: 'get', handler: sendFile },
  { path: '/file/:filename', method: 'head', handler: sendFile },
  { path: '/:id/original', method: 'get', handler: sendOriginal },
]

/** The file of this name, to whom the access rule gives its picture; to all others it is not there. */
async function sendFile(req: PayloadRequest): Promise<Response> {
  const name = String(req.routeParams?.filename)
  const { docs } = await req.payload.find({
    collection: 'media',
    where: {
      or: [
        { filename: { equals: name } },
        ...PICTURE_SIZES.map((size) => ({ [`sizes.${size.name}.filename`]: { equals: name } })),
      ],
    },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const bytes = docs[0] ? await readPicture('media', name) : null
  // By its bytes: a type that is stored beside them may have been changed in the database into that of a
  // page.
  const type = bytes && (await pictureTypeOf(bytes))
  return answer(req, type ? bytes : null, {
    'content-type': type ?? '',
    'cache-control': 'private, max-age=3600',
  })
}

/** It may say where it was taken, and by whom. */
async function sendOriginal(req: PayloadRequest): Promise<Response> {
  staffBehind(req)
  const media = await req.payload.findByID({
    collection: 'media',
    id: String(req.routeParams?.id),
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  const name = media?.filename ?? ''
  return answer(req, name ? await readPicture('originals', name) : null, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
  })
}

function answer({ method }: PayloadRequest, bytes: Buffer | null, headers: Record<string, string>): Response {
  if (!bytes) throw new APIError('There is no such file.', 404, undefined, true)
  return new Response(method === 'HEAD' ? null : new Uint8Array(bytes), {
    headers: {
      ...headers,
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
