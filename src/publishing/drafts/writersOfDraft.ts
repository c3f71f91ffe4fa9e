// Who wrote the newest draft of an article, by its versions and by what readers have of it.

import type { PayloadRequest } from 'payload'
import { writersOfText } from '#src/workflow/textWriters.ts'
import { savedVersions, versionsOf } from './versions.ts'

/** The staff who wrote any of the article's own text since the edition that readers have on the word of others; null for none. */
export async function writersOfDraft({
  req,
  articleId,
  readersHave,
}: {
  req: PayloadRequest
  articleId: string
  readersHave: { revision: number } | null
}): Promise<string[]> {
  const rows = await versionsOf(req, articleId)
  return writersOfText(savedVersions(rows), readersHave?.revision ?? null)
}
