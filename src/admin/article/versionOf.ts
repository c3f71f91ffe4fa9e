// One version of an article as the desk reads it: what differs from the one before, and the whole text.

import type { PayloadRequest } from 'payload'
import type { Staff } from '#payload-types'
import { differencesToReaders, type PartDifference } from '#src/articles/compare/differences.ts'
import { nameOfPart } from '#src/articles/compare/partNames.ts'
import { publicLines } from '#src/articles/compare/publicLines.ts'
import { PART_NAMES } from '#src/articles/parts.ts'
import { contentOfVersion } from '#src/publishing/compare/versionText.ts'

export type VersionText = {
  revision: number
  /** ISO 8601 */
  savedAt: string
  /** The revision of the version before, and what readers would see changed since; null for the first. */
  since: { revision: number; differences: PartDifference[] } | null
  parts: { part: string; lines: string[] }[]
}

type VersionQuery = { req: PayloadRequest; staff: Staff; articleId: string; versionId: string }

/**
 * A version as this person may read it; null where the article has none of that id. Figures and pictures are
 * shown as they are now.
 */
export async function versionOf({
  req,
  staff,
  articleId,
  versionId,
}: VersionQuery): Promise<VersionText | null> {
  const options = {
    collection: 'articles',
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: false,
    user: { ...staff, collection: 'staff' },
    req,
  } as const
  const {
    docs: [here],
  } = await req.payload.findVersions({
    ...options,
    where: { and: [{ id: { equals: versionId } }, { parent: { equals: articleId } }] },
  })
  if (!here) return null
  const { revision } = here.version
  const {
    docs: [before],
  } = await req.payload.findVersions({
    ...options,
    where: { and: [{ parent: { equals: articleId } }, { 'version.revision': { less_than: revision } }] },
    sort: '-version.revision',
  })
  const contentOf = ({ version }: typeof here) => contentOfVersion(req, articleId, version)
  const content = await contentOf(here)
  return {
    revision,
    savedAt: here.updatedAt,
    since: before
      ? {
          revision: before.version.revision,
          differences: await differencesToReaders(await contentOf(before), content),
        }
      : null,
    parts: PART_NAMES.map((name) => ({
      part: nameOfPart(name),
      lines: publicLines(name, content, 'all').map(({ text }) => text),
    })).filter(({ lines }) => lines.length > 0),
  }
}
