// The names of readers from before names were compared: claimed once, at the first start that compares them.

import { commitTransaction, createLocalReq, initTransaction, killTransaction, type Payload } from 'payload'
import { publicError } from '#access/sameError.ts'
import type { Reader } from '#payload-types'
import { withRetries } from '#src/database/index.ts'
import { nameHash, reservedNames } from './claims.ts'
import type { NameFlag } from './namesToCheck.ts'
import { reservedFor, type Reserved } from './reserved.ts'

type Tally = { claimed: number; flagged: number }
type OldReader = Pick<Reader, 'id' | 'displayName'>

/** Readers of one transaction. */
const PAGE = 500

/** How often a page is tried where another process, or a reader who has just come, takes a name of it. */
const TRIES = 5

const DONE = 'readers.oldNamesClaimed'

/**
 * At a start: claims old names where that was not done yet. Whoever registers or is renamed claims a name by
 * that.
 */
export async function claimOldNames(payload: Payload, now: Date): Promise<void> {
  if (await payload.kv.has(DONE)) return
  await claimAllNames(payload)
  await payload.kv.set(DONE, now.toISOString())
}

/**
 * Claims the names of all readers who have none yet, the oldest first. The second of two twins keeps its
 * name, as does who has one that nobody could take now; both are flagged for moderators. Safe to run again,
 * and from several processes at once.
 */
export async function claimAllNames(payload: Payload): Promise<Tally> {
  const tally: Tally = { claimed: 0, flagged: 0 }
  const reserved = await reservedNames({ payload })
  for (let page = 1; ; page += 1) {
    const { docs, hasNextPage } = await payload.find({
      collection: 'readers',
      select: { displayName: true },
      sort: ['createdAt', 'id'],
      depth: 0,
      limit: PAGE,
      page,
      overrideAccess: true, // the server's own start
    })
    const { claimed, flagged } = await claimPage(payload, docs, reserved)
    tally.claimed += claimed
    tally.flagged += flagged
    if (!hasNextPage) return tally
  }
}

async function claimPage(
  payload: Payload,
  readers: readonly OldReader[],
  reserved: Reserved,
): Promise<Tally> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await withRetries(() => claimInOne(payload, readers, reserved))
    } catch (error) {
      if (publicError(error)?.status !== 400 || tried === TRIES) throw error
    }
  }
}

/** All of a page or nothing of it. */
async function claimInOne(
  payload: Payload,
  readers: readonly OldReader[],
  reserved: Reserved,
): Promise<Tally> {
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    const have = await among(
      payload,
      'reader',
      readers.map(({ id }) => id),
    )
    const without = readers
      .filter(({ id }) => !have.has(id))
      .map((reader) => ({ ...reader, key: nameHash(payload.secret, reader.displayName) }))
    const taken = await among(
      payload,
      'key',
      without.map(({ key }) => key),
    )
    const tally: Tally = { claimed: 0, flagged: 0 }
    for (const { id, displayName, key } of without) {
      const isTwin = taken.has(key)
      const flag: NameFlag | null = reservedFor(displayName, reserved) ?? (isTwin ? 'twin' : null)
      const data = { key: isTwin ? `twin ${id}` : key, reader: id, flag }
      await payload.db.create({ collection: 'readerNames', data, req, returning: false })
      taken.add(key)
      tally[flag ? 'flagged' : 'claimed'] += 1
    }
    await commitTransaction(req)
    return tally
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

/** Those of these values that a claim has. */
async function among(payload: Payload, field: 'key' | 'reader', values: string[]): Promise<Set<string>> {
  const { docs } = await payload.find({
    collection: 'readerNames',
    where: { [field]: { in: values } },
    select: { [field]: true },
    depth: 0,
    pagination: false,
    overrideAccess: true, // the server's own start
  })
  return new Set(docs.map((row) => row[field]))
}
