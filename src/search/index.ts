// Search: one contract on both databases.

export { ensureSearchIndex } from './keepIndex.ts'
export {
  type Hit,
  type HitPage,
  isHitCursor,
  MAX_QUESTION_LENGTH,
  MAX_HITS,
  searchArticles,
} from './searchArticles.ts'
