// A MongoDB that is away for a moment: who asks meanwhile is told so soon, instead of waiting as long as the driver would.
import { MongoClient, MongoNetworkError, MongoServerSelectionError } from 'mongodb'
import type { BaseDatabaseAdapter } from 'payload'

import { DatabaseAwayError } from '../errors.ts'
import { WRITE_METHODS } from '../writes.ts'

/** How long a question waits for a server, in milliseconds. The driver's own is 30,000: more than anybody waits for a page. */
const PATIENCE = 2_500

/** For so long after a question has waited in vain the next ones are refused at once, or they would queue up behind it. In milliseconds. */
const NOT_ASKED_AGAIN = 1_000

const READ_METHODS = ['find', 'findOne', 'findDistinct', 'findGlobal', 'findGlobalVersions', 'findVersions', 'queryDrafts', 'count', 'countVersions', 'countGlobalVersions'] as const satisfies (keyof BaseDatabaseAdapter)[]

/** Whoever has set a patience in DATABASE_URL knows why. */
const isSet = (databaseUrl: string): boolean => /[?&]serverSelectionTimeoutMS=/i.test(databaseUrl)

/** What the connection is opened with. Without mongoose's buffer, which would hold a question for 10 s before the driver sees it. */
export const shortPatience = (databaseUrl: string) => ({ bufferCommands: false, ...(isSet(databaseUrl) ? {} : { serverSelectionTimeoutMS: PATIENCE }) })

/** A database error as the 503 it is where no server answers; any other as it came. One that another run may cure is left to the retries. */
export const asAway = (error: unknown): unknown => {
  if (error instanceof MongoServerSelectionError) return new DatabaseAwayError({ cause: error })
  if (error instanceof MongoNetworkError && !error.hasErrorLabel('TransientTransactionError')) return new DatabaseAwayError({ cause: error })
  return error
}

/** Changes `adapter` in place: its questions end in a `DatabaseAwayError` where no server answers, and only its first connection is patient. */
export const guardAbsence = (adapter: BaseDatabaseAdapter, { databaseUrl, clock = Date.now }: { databaseUrl: string; clock?: () => number }): void => {
  let refusedUntil = 0
  const methods = adapter as unknown as Record<string, (args: unknown) => Promise<unknown>>
  for (const name of [...READ_METHODS, ...WRITE_METHODS]) {
    const ask = methods[name]
    if (!ask) continue
    methods[name] = async function (this: unknown, args) {
      if (clock() < refusedUntil) throw new DatabaseAwayError()
      try {
        return await ask.call(this, args)
      } catch (error) {
        if (error instanceof MongoServerSelectionError) refusedUntil = clock() + NOT_ASKED_AGAIN
        throw asAway(error)
      }
    }
  }

  const connect = adapter.connect
  adapter.connect = async function (...args) {
    if (!isSet(databaseUrl)) await untilThere(databaseUrl)
    return connect?.call(this, ...args)
  }
}

/** A database may be started together with the house. Who does not find it then either says so better than this does. */
const untilThere = async (databaseUrl: string): Promise<void> => {
  const client = new MongoClient(databaseUrl)
  await client.connect().catch(() => undefined)
  await client.close()
}
