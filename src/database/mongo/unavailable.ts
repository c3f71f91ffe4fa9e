// A MongoDB that is away for a moment: who asks meanwhile is told so soon, instead of waiting as long as the
// driver would.

import { MongoClient, MongoNetworkError, MongoServerSelectionError, type TopologyDescription } from 'mongodb'
import type { BaseDatabaseAdapter } from 'payload'
import { DatabaseAwayError } from '../common/errors.ts'
import { WRITE_METHODS } from '../common/writes.ts'

/**
 * How long a question waits for a server, in milliseconds. The driver's own is 30,000: more than anybody
 * waits for a page.
 */
const SERVER_SELECTION_TIMEOUT_MS = 2_500

/**
 * For so long after a question has waited in vain the next ones are refused at once, or they would queue up
 * behind it. In milliseconds.
 */
const FAIL_FAST_MS = 1_000

const READ_METHODS = [
  'find',
  'findOne',
  'findDistinct',
  'findGlobal',
  'findGlobalVersions',
  'findVersions',
  'queryDrafts',
  'count',
  'countVersions',
  'countGlobalVersions',
] as const satisfies (keyof BaseDatabaseAdapter)[]

/** Whoever has set a patience in DATABASE_URL knows why. */
const isSet = (databaseUrl: string): boolean => /[?&]serverSelectionTimeoutMS=/i.test(databaseUrl)

/**
 * What the connection is opened with. Without mongoose's buffer, which would hold a question for 10 s before
 * the driver sees it.
 */
export const shortPatience = (databaseUrl: string) => ({
  bufferCommands: false,
  ...(isSet(databaseUrl) ? {} : { serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS }),
})

/**
 * A database error as the 503 it is where no server answers; any other as it came. One that another run may
 * cure is left to the retries.
 */
export const mongoAway = (error: unknown): unknown => {
  if (error instanceof MongoServerSelectionError) return new DatabaseAwayError({ cause: error })
  if (error instanceof MongoNetworkError && !error.hasErrorLabel('TransientTransactionError'))
    return new DatabaseAwayError({ cause: error })
  return error
}

/** All methods of an adapter seen alike, so that one function can wrap each. */
const methodsOf = (adapter: object) => adapter as Record<string, (args: unknown) => Promise<unknown>>

/**
 * Changes `adapter` in place: its questions end in a `DatabaseAwayError` where no server answers, and only
 * its first connection is patient.
 */
export const failFastWhenAway = (
  adapter: BaseDatabaseAdapter,
  { databaseUrl }: { databaseUrl: string },
): void => {
  const methods = methodsOf(adapter)
  for (const name of [...READ_METHODS, ...WRITE_METHODS]) {
    const method = methods[name]
    if (!method) continue
    methods[name] = function (this: unknown, args) {
      return method.call(this, args).catch((error: unknown) => {
        throw mongoAway(error)
      })
    }
  }

  const connect = adapter.connect
  adapter.connect = async function (...args) {
    if (!isSet(databaseUrl)) await untilThere(databaseUrl)
    return connect?.call(this, ...args)
  }
}

/**
 * The driver's search for a server, which each question begins with, whoever asks it. The driver's types keep
 * it to itself.
 */
type Topology = { description: TopologyDescription; selectServer: (...args: never[]) => Promise<unknown> }

/** Changes an open client in place: after a search in vain others are not begun for a moment. */
export const failFastAfterTimeout = (
  client: object,
  { clock = Date.now }: { clock?: () => number } = {},
): void => {
  const { topology } = client as { topology?: Topology }
  if (!topology) return
  const select = topology.selectServer.bind(topology)
  let refusedUntil = 0
  topology.selectServer = async (...args) => {
    if (clock() < refusedUntil)
      throw new MongoServerSelectionError('No server was found a moment ago', topology.description)
    try {
      return await select(...args)
    } catch (error) {
      if (error instanceof MongoServerSelectionError) refusedUntil = clock() + FAIL_FAST_MS
      throw error
    }
  }
}

/**
 * A database may be started together with Assay. Who does not find it then either says so better than this
 * does.
 */
const untilThere = async (databaseUrl: string): Promise<void> => {
  const client = new MongoClient(databaseUrl)
  await client.connect().catch(() => undefined)
  await client.close()
}
