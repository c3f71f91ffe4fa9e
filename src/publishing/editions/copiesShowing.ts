// Which public copies show a thing, be it now or with the edition that waits behind them.

import type { PayloadRequest, Where } from 'payload'
import type { PublicCopy } from '#payload-types'
import { idsOf, type Reference } from '#src/articles/ids.ts'
import type { ShownCollection } from '#src/articles/shown.ts'
import { collectReferences } from '#src/richtext/body/references.ts'
import { nextOf } from './copyStore.ts'

type Thing = {
  collection: ShownCollection
  id: string
  /** The states of the copies that count. */ states: PublicCopy['state'][]
}

type Row = Partial<PublicCopy>

/** A way to ask the database for copies that may show a thing, and to tell whether one does. */
type Search = { where: Where; shows: (row: Row) => boolean }

const BATCH_SIZE = 200

/** The copies in these states that show a thing, or will once their waiting edition is out. */
export async function copiesShowing(
  req: PayloadRequest,
  thing: Thing,
): Promise<Pick<PublicCopy, 'article' | 'headline'>[]> {
  const { where, shows } = await searchFor(req, thing)
  const found: Pick<PublicCopy, 'article' | 'headline'>[] = []
  for (let after = '', isLast = false; !isLast;) {
    const { docs } = await req.payload.find({
      collection: 'publicCopies',
      where: {
        and: [
          { state: { in: thing.states } },
          { or: [where, { nextAt: { exists: true } }] },
          ...(after ? [{ id: { greater_than: after } }] : []),
        ],
      },
      sort: 'id',
      depth: 0,
      limit: BATCH_SIZE,
      pagination: false,
      overrideAccess: true, // shown is shown, whatever its release time
      req,
    })
    found.push(...docs.filter((copy) => shows(copy) || shows(nextOf(copy)?.row ?? {})))
    isLast = docs.length < BATCH_SIZE
    after = docs.at(-1)?.id ?? ''
  }
  return found
}

async function searchFor(req: PayloadRequest, { collection, id }: Thing): Promise<Search> {
  const named = (field: 'figures' | 'images' | 'commodities' | 'topics' | 'authors', ids = [id]): Search => ({
    where: { [field]: { in: ids } },
    shows: (row) => idsOf(row[field] as Reference[] | null | undefined).some((one) => ids.includes(one)),
  })
  switch (collection) {
    case 'figures':
    case 'topics':
      return named(collection)
    case 'media':
      return named('images')
    case 'commodities': {
      const figures = await figuresOf(req, id)
      return figures.length > 0
        ? either(named('commodities'), named('figures', figures))
        : named('commodities')
    }
    case 'staff':
      return {
        where: { id: { exists: true } },
        shows: (row) => named('authors').shows(row) || analystsOf(row).includes(id),
      }
  }
}

function either(one: Search, other: Search): Search {
  return { where: { or: [one.where, other.where] }, shows: (row) => one.shows(row) || other.shows(row) }
}

/** A figure shows the name of its commodity. */
async function figuresOf(req: PayloadRequest, commodity: string): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: 'figures',
    where: { commodity: { equals: commodity } },
    select: { label: true },
    depth: 0,
    pagination: false,
    overrideAccess: true, // whoever renames a commodity
    req,
  })
  return docs.map(({ id }) => id)
}

/** The analysts of commentary blocks stand in the text alone. */
function analystsOf({ document }: Row): string[] {
  return collectReferences((document as { body?: unknown } | undefined)?.body).staff
}
