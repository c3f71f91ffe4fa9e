// Is every article that was ever published still at the desk, with the texts that were saved?

import { readRows } from '#src/database/index.ts'
import { slices } from '#src/eventLoop/yielding.ts'
import { andList } from '#src/plainText/lists.ts'
import type { On } from '../reading/inParts.ts'

/** Articles that are asked for at once. */
const BATCH_SIZE = 100

/** Looks for those that are gone, and for those whose versions are. */
export async function checkArticles({ payload, ledger, found }: On): Promise<void> {
  for (const ids of slices([...ledger.articles()], BATCH_SIZE)) {
    const rows = await readRows<{ id: string }>({
      payload,
      collection: 'articles',
      where: { id: { in: ids } },
      fields: [],
    })
    const there = new Set(rows.map(({ id }) => id))
    for (const id of ids) {
      if (!there.has(id))
        tell(id, `Article ${id}, of which the record knows editions, is gone from the desk.`)
      else await checkVersions(id)
    }
  }

  async function checkVersions(id: string): Promise<void> {
    const revisions = await savedRevisions(id)
    if (revisions.size === 0) return tell(id, `All that was saved of article ${id} on the way is gone.`)
    const gone = [...ledger.revisionsOf(id)].filter((revision) => !revisions.has(revision))
    if (gone.length > 0)
      tell(id, `Of what was saved of article ${id}, revision ${andList(gone.map(String))} is gone.`)
  }

  async function savedRevisions(id: string): Promise<Set<number>> {
    const { docs } = await payload.db.findVersions<{ revision: number }>({
      collection: 'articles',
      where: { parent: { equals: id } },
      select: { version: { revision: true } },
      limit: 0,
      pagination: false,
    })
    return new Set(docs.map(({ version }) => version.revision))
  }

  function tell(id: string, message: string): void {
    found({ about: 'articles', id, article: id, message })
  }
}
