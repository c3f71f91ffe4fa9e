// What was written after a text was submitted: whoever approves it is told that it is not the text that was
// submitted.

import type { PayloadRequest } from 'payload'
import { EVERY_VERSION, versionLines } from './versionLines.ts'

/** Who wrote, and when last (ISO 8601). */
export type ChangedSince = { by: string[]; at: string }

/** Null where nobody has written since. A text that was sent back and submitted again is the text of then. */
export async function changedSinceSubmission(
  req: PayloadRequest,
  articleId: string,
): Promise<ChangedSince | null> {
  const { lines } = await versionLines({ req, articleId, limit: EVERY_VERSION })
  const submitted = lines.findIndex(({ step }) => step === 'submit')
  if (submitted < 0) return null
  const written = lines.slice(0, submitted).filter(({ isWritten }) => isWritten)
  const [newest] = written
  return newest ? { by: [...new Set(written.map(({ by }) => by))], at: newest.savedAt } : null
}
