// Names that are not a reader's to take: those of staff, of the site, and of roles.

import { nameKey, wordKeys } from './nameKey.ts'

/** What a reader may not say of themselves, as a word of their name. */
const ROLE_WORDS = [
  'admin',
  'administrator',
  'author',
  'compliance',
  'editor',
  'editorial',
  'editors',
  'moderator',
  'moderators',
  'newsroom',
  'official',
  'staff',
]

const ROLES = new Set(ROLE_WORDS.map(nameKey))

/** A word that tells a reader from a member of staff of the same name. */
const READER = nameKey('reader')

export type Reserved = { staff: readonly string[]; siteName: string }

/** Whose name it is, or null where it is nobody's but the reader's own. */
export function reservedFor(name: string, { staff, siteName }: Reserved): 'role' | 'site' | 'staff' | null {
  const words = wordKeys(name)
  if (words.some((word) => ROLES.has(word))) return 'role'
  const says = (other: string) => hasRun(words, wordKeys(other)) || nameKey(other) === nameKey(name)
  if (says(siteName)) return 'site'
  return !words.includes(READER) && staff.some(says) ? 'staff' : null
}

/** Whether the words of one name stand in another, one after the other. */
function hasRun(words: readonly string[], run: readonly string[]): boolean {
  if (run.length === 0) return false
  return words.some((_, start) => run.every((word, index) => words[start + index] === word))
}
