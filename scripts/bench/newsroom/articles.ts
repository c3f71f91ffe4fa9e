// Made articles: a demo article with words of its own, sealed as the publish command seals them.

import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { searchText } from '#src/articles/publicDocument.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { countWords, plainText, readingMinutes } from '#src/richtext/body/plain.ts'
import type { RichText } from '#src/richtext/types.ts'
import type { MadeArticle, Store } from './made.ts'
import { capital, type Prose } from './prose.ts'

const MINUTES_BETWEEN = 20
const MINUTE_MS = 60_000

/** When the article with this index went out; 0 is the newest. */
function wentOutAt(index: number, now: Date): Date {
  return new Date(now.getTime() - (60 + index * MINUTES_BETWEEN) * MINUTE_MS)
}

/** The article with this index, after a model. */
export function madeArticle({
  index,
  model,
  prose,
  store,
  now,
}: {
  index: number
  model: PublicArticle
  prose: Prose
  store: Store
  now: Date
}): MadeArticle {
  const at = wentOutAt(index, now)
  const title = prose.words(6)
  const body = withParagraphs(
    model.body,
    Array.from({ length: 3 }, () => prose.paragraph(4)),
  )
  const words = countWords(plainText(body))
  const document: PublicArticle = {
    ...model,
    id: store.idAt(at),
    slug: `${title.replaceAll(' ', '-')}-${index}`,
    headline: capital(title),
    standfirst: prose.sentence(),
    body,
    commenting: { mode: 'open', closesAt: null },
    seo: { title: null, description: null },
    publishedAt: at.toISOString(),
    updatedAt: at.toISOString(),
    edition: 1,
    notes: [],
    end: null,
    words,
    readingMinutes: readingMinutes(words),
  }
  return {
    copyId: store.idAt(at),
    model: model.id,
    document,
    documentHash: digestOf(document),
    searchText: searchText(document),
  }
}

type Node = { type: string; children?: Node[]; text?: string }

/** The body with paragraphs of these texts at its end, in the form of its own first plain one. */
function withParagraphs(body: RichText, texts: string[]): RichText {
  const { root } = body as unknown as { root: { children: Node[] } }
  const plain = root.children.find(
    ({ type, children }) => type === 'paragraph' && children?.[0]?.type === 'text',
  )
  const first = plain?.children?.[0]
  if (!plain || !first) throw new Error('A demo article has no plain paragraph to make others after.')
  const added = texts.map((text) => ({ ...plain, children: [{ ...first, text }] }))
  return { ...body, root: { ...root, children: [...root.children, ...added] } } as unknown as RichText
}
