// The seal of what readers get: its text is the one that its hash was made of, and its time has come. Asked at every
// reading, so that a change made straight in the database hides an article instead of changing it.

import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { PublicArticle } from '../content/publicArticle.ts'
import { documentHashOf } from '../content/documentHash.ts'

/** Letters of text whose documents are kept parsed and known to be whole; in memory they take about four times as much. */
const LETTERS_KEPT = 16_000_000

/** By the hash of the very text that was read and the hash it must have: another text, were it one letter, is another key. */
const whole = new LRUCache<string, PublicArticle>({ maxSize: LETTERS_KEPT, maxEntrySize: LETTERS_KEPT / 16 })

type Sealed = { /** A document, or its text as the database keeps it. */ document: unknown; documentHash: string }

/**
 * The document if it is the one of which `documentHash` is the hash, and goes out at `now` or before: `updatedAt` is the
 * instant of its edition, and is part of what was hashed. Null for any other. It is shared
 * by all who read it, and frozen.
 */
export function sealedDocument({ document, documentHash }: Sealed, now: Date): PublicArticle | null {
  const found = wholeDocument(typeof document === 'string' ? document : JSON.stringify(document ?? null), documentHash)
  return found?.updatedAt && Date.parse(found.updatedAt) <= now.getTime() ? found : null
}

/** Reading and canonical JSON of a long article take most of a millisecond, so both are done once for a text. */
function wholeDocument(text: string, documentHash: string): PublicArticle | null {
  const key = keyOf(text, documentHash)
  const known = whole.get(key)
  if (known) return known
  const document = parsed(text)
  if (!document || documentHashOf(document) !== documentHash) return null
  whole.set(key, frozen(document), { size: text.length })
  return document
}

function keyOf(text: string, documentHash: string): string {
  return `${documentHash} ${createHash('sha256').update(text).digest('base64')}`
}

/** A text that is no JSON is nobody's document. */
function parsed(text: string): PublicArticle | null {
  try {
    return JSON.parse(text) as PublicArticle | null
  } catch {
    return null
  }
}

/** What is handed to many must not be changed by one. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}
