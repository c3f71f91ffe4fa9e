// The texts between two states of an article, each with whoever saved it.

import type { PayloadRequest } from 'payload'
import type { ArticleContent } from '#src/articles/content.ts'
import { inBatches } from '#src/eventLoop/yielding.ts'
import type { VersionLine } from './versionLines.ts'
import { versionText } from './versionText.ts'

/** What somebody had written by then. */
export type WrittenText = { by: string; content: ArticleContent }

/** Most versions that are read, the newest ones. */
const MAX_TEXTS = 20

/** The versions with other words than the one before, oldest first. `lines` stand newest first. */
export async function writtenTexts(
  req: PayloadRequest,
  articleId: string,
  lines: readonly VersionLine[],
): Promise<WrittenText[]> {
  const written = lines.filter(({ isWritten }) => isWritten).slice(0, MAX_TEXTS)
  return inBatches(written.toReversed(), 1, async ({ by, revision }) => ({
    by,
    content: await versionText(req, articleId, revision),
  }))
}
