// The document that readers get, made of approved content.

import { countWords, plainText, readingMinutes } from '#src/richtext/body/plain.ts'
import type { ChangeNote } from './changes.ts'
import { MAX_COMMENTING_DAYS, type ArticleContent, type Commenting } from './content.ts'
import { partOf, PUBLIC_PARTS, type PublicPart } from './parts.ts'
import type { PublicArticle, PublicCommenting } from './publicArticle.ts'

const DAY_MS = 86_400_000

type Issue = {
  articleId: string
  content: ArticleContent
  /** ISO 8601 instants. */
  publishedAt: string
  updatedAt: string
  edition: number
  notes: ChangeNote[]
}

/** The public document of an edition. */
export function publicDocument({
  articleId,
  content,
  publishedAt,
  updatedAt,
  edition,
  notes,
}: Issue): PublicArticle {
  const words = countWords(plainText(content.body))
  return {
    ...publicParts((name) => content[name]),
    id: articleId,
    commenting: publicCommenting(content.commenting, publishedAt),
    publishedAt,
    updatedAt,
    edition,
    notes,
    withdrawal: null,
    words,
    readingMinutes: readingMinutes(words),
  }
}

/** What is left of a withdrawn article: the parts that the table keeps, and the note that says why. */
export function withdrawnDocument(
  document: PublicArticle,
  { note, at, edition }: { note: string; at: string; edition: number },
): PublicArticle {
  return {
    ...publicParts((name) => {
      const { withdrawn } = partOf(name)
      return withdrawn ? withdrawn.becomes : document[name]
    }),
    id: document.id,
    commenting: { mode: 'closed', closesAt: null },
    publishedAt: document.publishedAt,
    updatedAt: at,
    edition,
    notes: document.notes,
    withdrawal: { at, note },
    words: 0,
    readingMinutes: 1,
  }
}

/** All the words of a document, for search. */
export function searchText(document: PublicArticle): string {
  return PUBLIC_PARTS.flatMap((name) => wordsOf(name, document)).join('\n')
}

function wordsOf<Name extends PublicPart>(
  name: Name,
  document: Pick<ArticleContent, Name>,
): readonly string[] {
  return partOf(name).words?.(document[name]) ?? []
}

function publicParts(valueOf: (name: PublicPart) => unknown): Pick<ArticleContent, PublicPart> {
  const parts = PUBLIC_PARTS.map((name) => [name, valueOf(name)] as const)
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined)) as Pick<
    ArticleContent,
    PublicPart
  >
}

function publicCommenting({ mode, days }: Commenting, publishedAt: string): PublicCommenting {
  // A draft may say more days than are allowed, and its preview must not fail over it.
  const isTimed = mode === 'closes_after' && days && days <= MAX_COMMENTING_DAYS
  const closesAt = isTimed ? new Date(new Date(publishedAt).getTime() + days * DAY_MS).toISOString() : null
  return { mode, closesAt }
}
