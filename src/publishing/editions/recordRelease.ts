// What the record says of an edition that went out at its time.

import type { PayloadRequest } from 'payload'
import type { Edition } from '#payload-types'
import { recordEvent } from '#src/audit/index.ts'

/** Puts on the record that an edition went out at its time. */
export async function recordRelease(
  req: PayloadRequest,
  { edition, revision, now }: { edition: Edition; revision: number; now: Date },
): Promise<void> {
  await recordEvent(req, {
    action: 'release',
    at: now,
    channel: 'job',
    actor: null,
    article: edition.article,
    revision,
    contentHash: edition.contentHash,
    data: {
      from: 'scheduled',
      to: 'published',
      edition: edition.number,
      documentHash: edition.documentHash,
      goesOutAt: edition.goesOutAt,
      lateByMs: now.getTime() - new Date(edition.goesOutAt).getTime(),
      ...(edition.bundle ? { bundle: edition.bundle } : {}),
    },
  })
}
