// The events about one article, each with the hashes that tie it to its neighbours in the record.

import type { AuditEvent } from '#src/auditEvents/events/event.ts'
import { readEvent } from '#src/auditEvents/events/index.ts'

type Link = { seq: number; hash: string }

/**
 * `before` is the event whose hash this one covers, `after` the one that covers this one's; null at the ends
 * of the record.
 */
export type LinkedEvent = {
  event: AuditEvent
  before: Link | null
  after: (Link & { previousHash: string }) | null
}

/** Walks the record once and keeps what is about this article. */
export async function eventsAbout(
  article: string,
  events: AsyncIterable<AuditEvent>,
): Promise<LinkedEvent[]> {
  const found: LinkedEvent[] = []
  let before: AuditEvent | null = null
  for await (const event of events) {
    const last = found.at(-1)
    if (last && last.event === before)
      last.after = { seq: event.seq, previousHash: event.previousHash, hash: event.hash }
    if (isAbout(article, event))
      found.push({ event, before: before && { seq: before.seq, hash: before.hash }, after: null })
    before = event
  }
  return found
}

/** Its own steps, what moderators decided under it, and releases together with others. */
function isAbout(article: string, event: AuditEvent): boolean {
  if (event.article === article) return true
  const recorded = readEvent(event)
  if (!recorded.known) return false
  switch (recorded.action) {
    case 'comment.approve':
    case 'comment.remove':
    case 'comment.restore':
    case 'comment.write':
    case 'comment.edit':
    case 'comment.withdraw':
      return recorded.data.article === article
    case 'bundle.release':
      return recorded.data.articles.includes(article)
    default:
      return false
  }
}
