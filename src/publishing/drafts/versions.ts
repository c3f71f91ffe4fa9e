// The versions of an article as rows: what each says of who saved and wrote it, without its text.

import type { PayloadRequest, Where } from 'payload'
import { idOf, type Reference } from '#src/articles/ids.ts'
import type { MoveAction } from '#src/auditEvents/events/moves.ts'
import type { SavedVersion } from '#src/workflow/textWriters.ts'

/** What made a version: somebody saved, brought an older one back, or moved the article. */
export type VersionStep = 'save' | 'restore' | MoveAction

/** A version without its text. `step` is missing in rows that an older Assay wrote. */
export type VersionRow = {
  id: string
  /** ISO 8601: when the row was begun, and when it was last saved. */
  createdAt: string
  updatedAt: string
  autosave?: boolean | null
  version: {
    revision: number
    revisedBy?: Reference
    writers?: string[] | null
    step?: VersionStep | null
    restoredFrom?: number | null
  }
}

const ROW_FIELDS = { revision: true, revisedBy: true, writers: true, step: true, restoredFrom: true } as const

/** Every version of an article, oldest revision first. */
export async function versionsOf(req: PayloadRequest, articleId: string): Promise<VersionRow[]> {
  const rows = await findVersions(req, { where: { parent: { equals: articleId } }, limit: 0 })
  return rows.toSorted((one, other) => one.version.revision - other.version.revision)
}

/** The newest version of an article, as Payload looks for the one that it would write over; or null. */
export async function newestVersion(req: PayloadRequest, articleId: string): Promise<VersionRow | null> {
  const [newest] = await findVersions(req, {
    where: { parent: { equals: articleId } },
    sort: '-updatedAt',
    limit: 1,
  })
  return newest ?? null
}

/** The revision of a version, or null where there is no such version. */
export async function revisionOf(req: PayloadRequest, versionId: string): Promise<number | null> {
  const [row] = await findVersions(req, { where: { id: { equals: versionId } }, limit: 1 })
  return row?.version.revision ?? null
}

async function findVersions(
  req: PayloadRequest,
  query: { where: Where; sort?: string; limit: number },
): Promise<VersionRow[]> {
  const { docs } = await req.payload.db.findVersions<VersionRow['version']>({
    collection: 'articles',
    select: { createdAt: true, updatedAt: true, autosave: true, version: ROW_FIELDS },
    pagination: false,
    req,
    ...query,
  })
  return docs
}

/** What rows say of their writers. */
export function savedVersions(rows: readonly VersionRow[]): SavedVersion[] {
  return rows.map((row, at) => (row.version.step ? savedVersionOf(row) : saidOfOld(row, rows[at - 1])))
}

function savedVersionOf({ version: { revision, writers, restoredFrom } }: VersionRow): SavedVersion {
  return { revision, writers: writers ?? [], restoredFrom: restoredFrom ?? null }
}

/**
 * A row of an older Assay lists all writers since the last publication. Its predecessor may have been
 * overwritten, and then its saver counts; of a text that was brought back (Payload dates such a row by the
 * article, not by the hour) nobody knows from where.
 */
function saidOfOld(row: VersionRow, before: VersionRow | undefined): SavedVersion {
  const { revision, writers, revisedBy } = row.version
  const saver = idOf(revisedBy)
  const isGap = (before?.version.revision ?? 0) !== revision - 1
  const isRestored = before !== undefined && row.createdAt < before.createdAt
  return {
    revision,
    writers: [...(writers ?? []), ...(saver && (isGap || isRestored) ? [saver] : [])],
    restoredFrom: isRestored ? Infinity : null,
  }
}
