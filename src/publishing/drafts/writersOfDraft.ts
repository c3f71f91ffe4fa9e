// Who wrote the newest draft of an article, by its versions and by what readers have of it.

import type { PayloadRequest } from 'payload'
import type { Article, Edition } from '#payload-types'
import { writersOfText } from '#src/workflow/textWriters.ts'
import { readByOthers } from '../editions/readByOthers.ts'
import { savedVersions, versionsOf } from './versions.ts'

/** The staff who wrote any of the article's own text since the edition that readers have now. */
export async function writersOfDraft({
  req,
  article,
  shown,
  now,
}: {
  req: PayloadRequest
  article: Pick<Article, 'id' | 'live' | 'goneAt'>
  /** The edition that readers saw last. */
  shown: Edition | null
  now: Date
}): Promise<string[]> {
  const [rows, edition] = await Promise.all([
    versionsOf(req, article.id),
    readByOthers({ req, article, shown, now }),
  ])
  return writersOfText(savedVersions(rows), edition?.revision ?? null)
}
