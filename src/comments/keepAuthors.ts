// A reader who has commented is banned rather than deleted: the answers to their comments stand.

import { APIError, type CollectionBeforeDeleteHook } from 'payload'

/** 409 while there are comments by this reader. */
export const refuseWhileCommented: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { totalDocs } = await req.payload.count({
    collection: 'comments',
    where: { author: { equals: id } },
    overrideAccess: true,
    req,
  }) // whatever their state
  if (totalDocs > 0)
    throw new APIError(
      'This reader has commented. Ban the account instead of deleting it.',
      409,
      { code: 'readers.has_commented' },
      true,
    )
}
