// Hooks for collections whose rows stand on many pages: whatever is changed in one, those pages are made
// anew.

import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, GlobalAfterChangeHook } from 'payload'
import type { Tag } from '#src/caching/tags.ts'
import { purge } from './purge.ts'

type Hooks = {
  afterChange: CollectionAfterChangeHook
  afterDelete: CollectionAfterDeleteHook
  afterGlobalChange: GlobalAfterChangeHook
}

/** Purges what carries `tag`, softly: it is only newer. */
export function purgeOn(tag: Tag): Hooks {
  const tell: CollectionAfterChangeHook & CollectionAfterDeleteHook & GlobalAfterChangeHook = async ({
    doc,
    req,
  }) => {
    await purge({ req, kind: 'soft', tags: [tag] })
    return doc
  }
  return { afterChange: tell, afterDelete: tell, afterGlobalChange: tell }
}
