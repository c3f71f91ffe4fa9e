// Purging: what changed, told to whoever keeps copies of it.
export { followPurges } from './follow.ts'
export { announce, onPurge } from './purge.ts'
export { purge } from './purge.ts'
export { cachedQuery } from './cachedQuery.ts'
export { purgeOn } from './purgeHooks.ts'
export { connectRedis } from './redis.ts'
