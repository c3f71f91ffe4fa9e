// Keeps the commodity tree a tree: nothing may be its own ancestor.

import { ValidationError, type CollectionBeforeChangeHook } from 'payload'

const DEEPEST = 12

/** Refuses a parent that is the commodity itself or one of its descendants. */
export const refuseLoop: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const self: unknown = originalDoc?.id
  let parent: unknown = data.parent
  for (let depth = 0; parent && depth < DEEPEST; depth++) {
    if (parent === self) throw loop()
    const above = await req.payload.findByID({
      collection: 'commodities',
      id: String(parent),
      depth: 0,
      disableErrors: true,
      overrideAccess: true, // the tree is public
      req,
    })
    parent = above?.parent
  }
  if (parent) throw loop()
  return data
}

function loop(): ValidationError {
  return new ValidationError({
    collection: 'commodities',
    errors: [
      {
        path: 'parent',
        message: 'Choose another parent: this one lies below the commodity itself, or the tree is too deep.',
      },
    ],
  })
}
