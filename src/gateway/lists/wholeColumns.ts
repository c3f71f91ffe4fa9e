// The columns that hold a whole text, up to 400 kB each, and how many rows a list may give with them.

import type { CollectionSlug } from 'payload'

/** Rows that a list may give with their whole texts. */
type Most = { staff: number; key: number }

/** Each is read node by node, without a pause: ten of the longest take 0.15 s, and a key has 0.1 s. */
export const MOST_BODIES: Most = { staff: 10, key: 5 }
export const MOST_DOCUMENTS: Most = { staff: 10, key: 10 }

export type Whole = {
  /** The columns that hold a whole text. */
  texts: readonly string[]
  most: Most
  /** What a text is checked by where it is read (`src/publishing/reading/verifiedRow.ts`). */
  checkedBy?: readonly string[]
}

const CHECKED_BY = ['article', 'documentHash']

/** By collection. */
export const WHOLE_TEXTS: Partial<Record<CollectionSlug, Whole>> = {
  articles: { texts: ['body'], most: MOST_BODIES },
  editions: { texts: ['content', 'document'], most: MOST_DOCUMENTS, checkedBy: CHECKED_BY },
  publicCopies: { texts: ['document'], most: MOST_DOCUMENTS, checkedBy: CHECKED_BY },
}

/** Their names, of whatever collection. */
export const WHOLE_COLUMNS: readonly string[] = Object.values(WHOLE_TEXTS).flatMap(({ texts }) => texts)
