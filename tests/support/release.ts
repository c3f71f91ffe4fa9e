// What goes out at a time, for tests: what readers get at an instant, what the record and the post say of it.

import type { Payload } from 'payload'
import type { Audit, Edition, Outbox, PublicCopy } from '#payload-types'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { findPublicArticles, findPublicArticlesByIds } from '#src/public/articles.ts'

const asTheHouse = { depth: 0, pagination: false, overrideAccess: true } as const

/** The article as readers get it at an instant; null while there is no page. */
export async function articleAt(payload: Payload, id: string, now: Date): Promise<PublicArticle | null> {
  return (await findPublicArticlesByIds({ payload, ids: [id], now })).get(id) ?? null
}

/** The standfirst that readers get of an article at an instant; null while there is no page. */
export async function readAt(payload: Payload, id: string, now: Date): Promise<string | null> {
  return (await articleAt(payload, id, now))?.standfirst ?? null
}

/** Whether the article stands in the list of all that is out. */
export async function isListedAt(payload: Payload, id: string, now: Date): Promise<boolean> {
  return (await findPublicArticles({ payload, now, limit: 200 })).articles.some(
    (article) => article.id === id,
  )
}

/** The public copy of an article, whatever its time. */
export async function copyOf(payload: Payload, id: string): Promise<PublicCopy> {
  return (
    await payload.find({ collection: 'publicCopies', where: { article: { equals: id } }, ...asTheHouse })
  ).docs[0]!
}

/** The editions of an article, the first first. */
export async function editionsOf(payload: Payload, id: string): Promise<Edition[]> {
  return (
    await payload.find({
      collection: 'editions',
      where: { article: { equals: id } },
      sort: 'number',
      ...asTheHouse,
    })
  ).docs
}

/** What the record says of an article, the oldest first. */
export async function eventsOf(payload: Payload, id: string): Promise<Audit[]> {
  return (
    await payload.find({
      collection: 'audit',
      where: { article: { equals: id } },
      sort: 'seq',
      ...asTheHouse,
    })
  ).docs
}

/** The mails of one kind that say this. */
export async function mailsOf(payload: Payload, kind: string, saying = ''): Promise<Outbox[]> {
  const { docs } = await payload.find({
    collection: 'outbox',
    where: { kind: { equals: kind } },
    showHiddenFields: true,
    sort: 'to',
    ...asTheHouse,
  })
  return docs.filter(({ subject, text }) => `${subject}\n${text}`.includes(saying))
}

/** What the check of the whole record finds: the chain unbroken, every page as it says. */
export async function soundness(payload: Payload): Promise<{ broken: unknown; findings: string[] }> {
  const { chain, findings } = await verifyRecord({ payload })
  return { broken: chain.broken, findings: findings.map(({ message }) => message) }
}
