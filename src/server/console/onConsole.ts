// What the console commands share: they open the newsroom, do one thing, close it, and end with an exit code.

import type { Payload } from 'payload'
import type { WrittenAnchor } from '#src/auditEvents/anchored.ts'
import type { AddedEvents, LogProblem } from '#src/auditEvents/events/record.ts'
import { type Environment, environment, keepPrivate } from '#src/environment/index.ts'
import { onScreen } from '#src/plainText/onScreen.ts'

/** Ends the process with the code that `command` resolves with; with 1 and one sentence when it fails. */
export async function onConsole(command: () => Promise<number>): Promise<never> {
  try {
    process.exit(await command())
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    console.error(message.split('\n').map(onScreen).join('\n'))
    process.exit(1)
  }
}

/**
 * What a command does: one that writes needs the database that the anchors speak of, one that accepts needs
 * it to be nobody's.
 */
type Purpose = { for?: 'reading' | 'writing' | 'accepting' }

/**
 * What was found and is not on the record yet, of the log of a server that had not ended, and of events that
 * no Assay wrote; and the end of the record as the last server or command wrote it down.
 */
type Found = { problem: LogProblem | null; added: AddedEvents | null; end: WrittenAnchor | null }

/**
 * Opens the newsroom's database for `work`, safe beside a running server. Only errors are logged unless
 * LOG_LEVEL asks for more.
 * @throws OtherDatabaseError where there is no database, or another one, beside anchors; an Error where one
 * that accepts meets a running server.
 */
export async function withNewsroom<T>(
  work: (payload: Payload, found: Found) => Promise<T>,
  purpose: Purpose = {},
): Promise<T> {
  Object.assign(process.env, { NODE_ENV: 'production' })
  process.env.LOG_LEVEL ??= 'error'
  const place = environment() // a bad setting is said before anything opens
  const open = keepPrivate(place)
  if (open) console.error(open)
  const [
    { getPayload },
    { default: config },
    { closeDatabase },
    { newestOf, withEnd },
    { readAnchors },
    checks,
    { sinceLastEnd },
    { addingToRecord },
  ] = await Promise.all([
    import('payload'),
    import('#config'),
    import('#src/database/index.ts'),
    import('#src/auditEvents/anchored.ts'),
    import('#src/audit/besideDatabase/anchors.ts'),
    import('#src/audit/besideDatabase/startChecks.ts'),
    import('#src/audit/besideDatabase/addedEvents.ts'),
    import('#src/audit/besideDatabase/addingToRecord.ts'),
  ])
  const written = async () => (await readAnchors(place.dataDir)).anchors
  const isAccepting = purpose.for === 'accepting'
  if (!isAccepting) await checks.refuseMissingFile(place.databaseUrl, newestOf(await written()))
  const { problem, end, isServed, release } = await settleEnd(place, purpose)
  try {
    const payload = await getPayload({ config })
    try {
      const anchors = withEnd(await written(), end)
      if (purpose.for === 'writing') await checks.refuseOtherRecord(payload, newestOf(anchors))
      const since = isServed ? { end, added: null } : await sinceLastEnd(payload, place, anchors)
      const { added } = since
      const found = { problem, ...since }
      if (!isAdding(purpose)) return await work(payload, found)
      const adding = { payload, place, isServed, before: found, after: isAccepting ? {} : { problem, added } }
      return await addingToRecord(adding, () => work(payload, found))
    } finally {
      await closeDatabase(payload, { fold: !isServed })
    }
  } finally {
    release()
  }
}

/** One that adds to the record holds the database, so that its events are known before a server starts. */
function isAdding(purpose: Purpose): boolean {
  return purpose.for !== undefined && purpose.for !== 'reading'
}

/** Milliseconds to wait for another command that writes. */
const COMMAND_TIMEOUT_MS = 10_000

/**
 * Where no server runs, this command is the first to open what one may have left without ending: it looks at
 * the log before it is folded, and keeps what it found for the next start.
 */
async function settleEnd(
  place: Environment,
  purpose: Purpose,
): Promise<Pick<Found, 'problem' | 'end'> & { isServed: boolean; release: () => void }> {
  const [{ holdDatabase }, { isServing, keepState, lastEnd }] = await Promise.all([
    import('#src/database/index.ts'),
    import('#src/audit/besideDatabase/serving.ts'),
  ])
  const isAccepting = purpose.for === 'accepting'
  const timeoutMs = (await isServing(place)) ? 0 : COMMAND_TIMEOUT_MS
  const hold = await holdDatabase(place.databaseUrl, { timeoutMs }).catch((error: Error) => {
    if (error.name !== 'ServedAlreadyError') throw error
    if (isAccepting)
      throw new Error('A server uses this database. Stop it, then give this command again, then start it.')
    return null
  })
  if (!hold) return { problem: null, end: null, isServed: true, release: () => {} }
  const { problem, end, own } = await lastEnd(place)
  if (own) await keepState(place, { state: 'ended', ...own })
  if (isAdding(purpose)) return { problem, end, isServed: false, release: hold.release }
  hold.release()
  return { problem, end, isServed: false, release: () => {} }
}
