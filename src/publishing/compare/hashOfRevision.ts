// What a revision of an article was when somebody took a step with it, or looked at it.

import type { PayloadRequest } from 'payload'
import { hashSeen } from '../drafts/lastLook.ts'
import { recordRows } from '../recordRows.ts'

/**
 * The hash of its content at that time, figures, pictures and names included; null where neither the record
 * nor the person of this request has one.
 */
export async function hashOfRevision(
  req: PayloadRequest,
  articleId: string,
  revision: number,
): Promise<string | null> {
  const rows = await recordRows(req, [{ article: { equals: articleId } }, { revision: { equals: revision } }])
  return rows.at(-1)?.contentHash ?? (await hashSeen(req, articleId, revision))
}
