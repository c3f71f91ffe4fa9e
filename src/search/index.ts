// The search room: one contract on both databases.

export { ensureSearchIndex } from './keepIndex.ts'
export { isHitCursor, MAX_QUESTION_LENGTH, MOST_HITS, searchArticles } from './searchArticles.ts'
