// Starts Assay once per process, inside Next's module graph: database and migrations, demo newsroom,
// scheduler.

import { getPayload, type Payload } from 'payload'
import { staffOf } from '#access/actors.ts'
import config from '#config'
import { endRecord, openRecord } from '#src/audit/besideDatabase/openRecord.ts'
import { letRecord } from '#src/audit/recording/recordEvent.ts'
import { bootChecks, closeDatabase, holdDatabase } from '#src/database/index.ts'
import { environment } from '#src/environment/index.ts'
import { mayOpenForm } from '#src/gateway/panel/panelRights.ts'
import { connectRedis, followPurges, onPurge } from '#src/invalidation/index.ts'
import { renewPictures } from '#src/publishing/pictures/renew.ts'
import { claimOldNames } from '#src/readers/index.ts'
import { startScheduler } from '#src/scheduler/index.ts'
import { ensureSearchIndex } from '#src/search/index.ts'
import { foldersOf, hasSpace } from './diskSpace.ts'
import { publicApps } from './publicApps.ts'
import { setRuntime, runtime } from './runtime.ts'

/** Milliseconds the database may take to answer before the process counts as not ready. */
const READY_WITHIN = 3_000

/**
 * Connects, migrates, loads the demo into an empty try-out, starts the tick, and tells the process how to
 * close all that.
 */
export async function bootstrap(): Promise<void> {
  await runtime()?.close() // a development server runs this again when it reloads
  const hold = await holdDatabase(environment().databaseUrl)
  const payload = await openRecord(environment(), async () => {
    const opened = await getPayload({ config })
    await refuseUnsoundDatabase(opened)
    return opened
  })
  await ensureSearchIndex(payload)
  await renewPictures({ payload, now: () => new Date() })
  if (environment().demo) await loadDemoNewsroom(payload)
  await claimOldNames(payload, new Date())

  // Asked by nobody.
  const { totalDocs: staff } = await payload.count({ collection: 'staff', overrideAccess: true })

  const { redisUrl } = environment()
  const redis = redisUrl ? connectRedis({ payload, url: redisUrl }) : null
  const following = followPurges({ payload })
  const scheduler = startScheduler(payload)
  setRuntime({
    isReady: () => answers(payload),
    isStaff: async (headers) =>
      staffOf((await payload.auth({ headers, canSetHeaders: false })).user) !== null,
    mayOpenForm: (headers, place) => mayOpenForm(payload, headers, place),
    hasStaff: staff > 0,
    hasSpace: () => hasSpace(foldersOf(environment())),
    sinceTick: scheduler.sinceTick,
    clockBehind: scheduler.behind,
    apps: publicApps(payload),
    onPurge,
    close: async () => {
      await scheduler.stop()
      await following.stop()
      await redis?.close()
      letRecord(payload, false) // a request that was cut may still be at work
      await endRecord(payload, environment())
      await closeDatabase(payload)
      hold.release()
    },
  })
}

/** A database that would lose or mix up writes is not served; the sentence says what to change. */
async function refuseUnsoundDatabase(payload: Payload): Promise<void> {
  const [first] = await bootChecks(payload, environment())
  if (first) throw new Error(`${first.problem} ${first.hint} (${first.id})`)
}

/** Does nothing where there is staff already. Imported on demand: a real site never reads it. */
async function loadDemoNewsroom(payload: Payload): Promise<void> {
  const { loadDemo } = await import('#src/demo/load.ts')
  await loadDemo(payload, { say: (line) => payload.logger.info(line) })
}

async function answers(payload: Payload): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_WITHIN)
  })
  const firstRead = payload.find({
    collection: 'topics',
    limit: 1,
    pagination: false,
    depth: 0,
    select: { slug: true },
    overrideAccess: true,
  }) // a question to the database, not for a person
  try {
    return await Promise.race([firstRead.then(() => true), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
