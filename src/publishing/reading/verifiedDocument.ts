// The document that readers get: its text is the one that its hash was made of, and its time has come. A text
// that was changed straight in the database is never shown: whoever has found the true one before goes on
// with it, all others hide the article.

import { LRUCache } from 'lru-cache'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { environment } from '#src/environment/index.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { sidesGeneration, withShownPictures } from '#src/pictures/shownPictures.ts'

/**
 * Documents that were found to be whole, by their hash: to read a long article, and to make its canonical
 * JSON, takes longer than everything else of an answer, and what is made of a document can be kept with it.
 */
const whole = new LRUCache<string, PublicArticle>({ max: 5_000, maxSize: 48 * 1024 * 1024 })

/** The table of sides (`shownPictures.ts`) by which what is kept was made. */
let generation = sidesGeneration()

/**
 * A document as a row has it: its text, or what Payload makes of that, or none where it is known; and its
 * hash.
 */
export type StoredDocument = { document?: unknown; documentHash: string }

/** The document of this hash, so that its text need not be read; null where it is not at hand. */
export function cachedDocument(documentHash: string): PublicArticle | null {
  if (generation !== sidesGeneration()) whole.clear()
  generation = sidesGeneration()
  return whole.get(documentHash) ?? null
}

/**
 * The document, found whole and kept: the same for the same hash, and nobody can change it. Null if its text
 * is another.
 */
function wholeDocument({ document, documentHash }: StoredDocument): PublicArticle | null {
  const known = cachedDocument(documentHash)
  if (known) return known
  const text = typeof document === 'string' ? document : JSON.stringify(document ?? null)
  const stored = parsed(text)
  if (stored === null || digestOf(stored) !== documentHash) return null
  const article = frozen(withShownPictures(stored, text, environment().siteUrl))
  whole.set(documentHash, article, { size: Math.max(1, text.length * 4) })
  return article
}

/**
 * The document, if it is the one of which `documentHash` is the hash, and goes out at `now` or before:
 * `updatedAt` is the instant of its edition, and is part of what was hashed.
 */
export function verifiedDocument(filed: StoredDocument, now: Date): PublicArticle | null {
  const article = wholeDocument(filed)
  return article?.updatedAt && Date.parse(article.updatedAt) <= now.getTime() ? article : null
}

function parsed(text: string): PublicArticle | null {
  try {
    return JSON.parse(text) as PublicArticle | null
  } catch {
    return null
  }
}

function frozen<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part)
  return Object.freeze(value)
}
