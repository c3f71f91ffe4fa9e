// A change as those who keep copies are told of it.

import type { Tag } from './tags.ts'

/**
 * `hard`: what was there must not be seen again, so the next who asks waits for the new. `soft`: something is
 * only newer, so for a moment the old is good enough.
 */
export type PurgeKind = 'hard' | 'soft'

export type Purge = { kind: PurgeKind; tags: readonly Tag[] }
