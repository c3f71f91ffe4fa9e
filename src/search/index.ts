// The search room: one contract on both databases.

export { ensureSearchIndex, indexCopy } from './keepIndex.ts'
export { type Hit, type HitPage, isHitCursor, MOST_HITS, searchArticles } from './searchArticles.ts'
export { questionWords } from './words.ts'
