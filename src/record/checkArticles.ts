// Is every article that was ever published still at the desk, with the texts that were saved?

import { readRows } from '#src/database/index.ts'
import { slices } from '#src/turns/batches.ts'
import type { On } from './inParts.ts'

/** Articles that are asked for at once. */
const AT_ONCE = 100

/** Looks for those that are gone, and for those whose versions are. */
export async function checkArticles({ payload, ledger, found }: On): Promise<void> {
  for (const ids of slices([...ledger.articles()], AT_ONCE)) {
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
      else if (!(await hasVersions(id))) tell(id, `All that was saved of article ${id} on the way is gone.`)
    }
  }

  async function hasVersions(id: string): Promise<boolean> {
    const { docs } = await payload.db.findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
      select: { parent: true },
      limit: 1,
      pagination: false,
    })
    return docs.length > 0
  }

  function tell(id: string, message: string): void {
    found({ about: 'articles', id, article: id, message })
  }
}
