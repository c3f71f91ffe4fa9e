// What is made: the same for both databases, which write it down each in their way.

import type { PublicArticle } from '#src/articles/publicArticle.ts'

/** `model` is the demo's article that it was made after. */
export type MadeArticle = {
  copyId: string
  model: string
  document: PublicArticle
  documentHash: string
  searchText: string
}
export type MadeReader = {
  id: string
  sessionId: string
  displayName: string
  email: string
  createdAt: Date
}
export type MadeComment = {
  id: string
  article: string
  author: string
  root: string | null
  body: string
  replies: number
  createdAt: Date
  fingerprint: string
}

/** Where it is written down, many rows at a time. */
export type Store = {
  /** An id for a row of this instant, as this database likes them. */
  idAt(at: Date): string
  articles(made: MadeArticle[]): Promise<void>
  readers(made: MadeReader[]): Promise<void>
  comments(made: MadeComment[]): Promise<void>
  /** Once everything is there. */
  settle(): Promise<void>
}
