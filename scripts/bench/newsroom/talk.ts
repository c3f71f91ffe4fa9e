// Made comments: roots with visible replies, in the hours after their article.

import type { Chance } from './chance.ts'
import type { MadeArticle, MadeComment, Store } from './made.ts'
import type { Prose } from './prose.ts'
import { threadsUnder } from './sizes.ts'

const MINUTE_MS = 60_000

type Talk = {
  index: number
  article: MadeArticle
  readerIds: string[]
  prose: Prose
  chance: Chance
  store: Store
}

/** All comments under an article. */
export function talkUnder({ index, article, readerIds, prose, chance, store }: Talk): MadeComment[] {
  let at = Date.parse(article.document.publishedAt)
  const say = (root: string | null, replies: number): MadeComment => {
    at += Math.floor(MINUTE_MS / 2)
    const createdAt = new Date(at)
    const id = store.idAt(createdAt)
    return {
      id,
      article: article.document.id,
      author: readerIds[chance.below(readerIds.length)]!,
      root,
      body: prose.paragraph(1 + chance.below(3)),
      replies,
      createdAt,
      fingerprint: `made ${id}`,
    }
  }
  return threadsUnder(index).flatMap((replies) => {
    const root = say(null, replies)
    return [root, ...Array.from({ length: replies }, () => say(root.id, 0))]
  })
}
