// Who wrote the newest draft of an article, by its versions and by what readers have of it.

import type { PayloadRequest } from 'payload'
import { type EventAction, readEvent } from '#src/auditEvents/events/index.ts'
import { writersOfText } from '#src/workflow/textWriters.ts'
import { recordRows } from '../recordRows.ts'
import { savedVersions, versionsOf } from './versions.ts'

/**
 * The staff who wrote any of the article's own text since the edition that readers have on the word of
 * others; null for none.
 */
export async function writersOfDraft({
  req,
  articleId,
  readersHave,
}: {
  req: PayloadRequest
  articleId: string
  readersHave: { number: number } | null
}): Promise<string[]> {
  const rows = await versionsOf(req, articleId)
  const since = readersHave && (await publishedAt(req, articleId, readersHave.number))
  return writersOfText(savedVersions(rows), since)
}

/** The revision as which an edition was published, by the record; null where it does not say. */
async function publishedAt(req: PayloadRequest, articleId: string, number: number): Promise<number | null> {
  const rows = await recordRows(req, [
    { article: { equals: articleId } },
    { action: { in: ['publish', 'override'] satisfies EventAction[] } },
  ])
  const row = rows.find((one) => {
    const event = readEvent(one)
    return (
      event.known &&
      (event.action === 'publish' || event.action === 'override') &&
      event.data.edition === number
    )
  })
  return row?.revision ?? null
}
