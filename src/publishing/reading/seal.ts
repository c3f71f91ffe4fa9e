// The seal of what readers get: its text is the one that its hash was made of, and its time has come. Asked at every
// reading, so that a change made straight in the database hides an article instead of changing it.

import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { documentHashOf } from '../content/documentHash.ts'
import type { PublicArticle } from '../content/publicArticle.ts'

/**
 * Documents whose text was found to be whole, by that very text and its hash: canonical JSON of a long article takes half a
 * millisecond, and what is made of a document can be kept with it. A text that differs in one letter is another key.
 */
const whole = new LRUCache<string, PublicArticle>({ max: 5_000, maxSize: 48 * 1024 * 1024 })

/** A document as a row has it: its text, or what Payload makes of that; and the hash beside it. */
export type Filed = { document: unknown; documentHash: string }

/**
 * The document, if it is the one of which `documentHash` is the hash, and goes out at `now` or before: `updatedAt` is the
 * instant of its edition, and is part of what was hashed. The same text gives the same object, which nobody can change.
 */
export function sealed({ document, documentHash }: Filed, now: Date): PublicArticle | null {
  const article = wholeDocument(typeof document === 'string' ? document : JSON.stringify(document ?? null), documentHash)
  return article?.updatedAt && Date.parse(article.updatedAt) <= now.getTime() ? article : null
}

function wholeDocument(text: string, documentHash: string): PublicArticle | null {
  const key = `${documentHash} ${createHash('sha256').update(text).digest('base64')}`
  const known = whole.get(key)
  if (known) return known
  const document = parsed(text)
  if (document === null || documentHashOf(document) !== documentHash) return null
  whole.set(key, frozen(document), { size: Math.max(1, text.length * 3) })
  return document
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
