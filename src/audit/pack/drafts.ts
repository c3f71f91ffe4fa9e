// Every version of an article, in the order of its revisions, with who saved it and which step made it.

import type { Payload } from 'payload'
import { numbered, type PackFile, readable } from './files.ts'

const PAGE = 25

/** One file a version: `drafts/0001-revision-3.json`. */
export async function* draftFiles(payload: Payload, articleId: string): AsyncGenerator<PackFile> {
  const names = new Map<string, string | null>()
  for (let page = 1, number = 0; ; page += 1) {
    const { docs, hasNextPage } = await payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: articleId } },
      sort: ['version.revision', 'createdAt', 'id'],
      limit: PAGE,
      page,
      depth: 0,
      overrideAccess: true, // the console stands above roles
    })
    for (const { id, createdAt, updatedAt, version } of docs) {
      number += 1
      const by = typeof version.revisedBy === 'string' ? version.revisedBy : (version.revisedBy?.id ?? null)
      if (by && !names.has(by)) names.set(by, await nameOf(payload, by))
      yield readable(`drafts/${numbered(number, 4)}-revision-${version.revision}.json`, {
        version: id,
        revision: version.revision,
        savedAt: createdAt,
        ...(updatedAt === createdAt ? {} : { savedAgainAt: updatedAt }),
        step: version.step ?? null,
        ...(version.restoredFrom ? { restoredFrom: version.restoredFrom } : {}),
        savedBy: by ? { id: by, name: names.get(by) ?? null } : null,
        state: version.state,
        article: version,
      })
    }
    if (!hasNextPage) return
  }
}

async function nameOf(payload: Payload, id: string): Promise<string | null> {
  const person = await payload.findByID({
    collection: 'staff',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
  }) // only the name is used
  return person?.name ?? null
}
