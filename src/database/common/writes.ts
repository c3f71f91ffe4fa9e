// The methods of a Payload database adapter that write, and the little we need to know of their arguments.

import type { BaseDatabaseAdapter } from 'payload'

/** Every adapter method that changes stored data. */
export const WRITE_METHODS = [
  'create',
  'createVersion',
  'createGlobal',
  'createGlobalVersion',
  'updateOne',
  'updateMany',
  'updateVersion',
  'updateGlobal',
  'updateGlobalVersion',
  'deleteOne',
  'deleteMany',
  'deleteVersions',
  'upsert',
  'updateJobs',
] as const satisfies (keyof BaseDatabaseAdapter)[]

export type WriteMethod = (typeof WRITE_METHODS)[number]

export type TransactionId = number | string

/** A request as far as a database method looks at it. */
export type WriteRequest = {
  transactionID?: TransactionId | Promise<TransactionId | null> | null
}

/** What all write methods have in common. */
export type WriteArgs = {
  id?: TransactionId
  collection?: string
  collectionSlug?: string
  global?: string
  slug?: string
  globalSlug?: string
  data?: Record<string, unknown>
  options?: { atomic?: boolean }
  req?: WriteRequest
  returning?: boolean
  where?: unknown
}

export type Write = (args: WriteArgs) => Promise<unknown>

/** The write methods of an adapter, seen all alike so that one function can wrap each. */
export type Writes = Record<WriteMethod, Write>

/**
 * The write methods of an adapter. Payload types each on its own; what they share is all that is used here.
 */
export const writesOf = (adapter: object): Writes => adapter as Writes

/** `updateOne articles`: how a write is named to people and in logs. */
export const nameOfWrite = (method: WriteMethod, args: WriteArgs): string =>
  `${method} ${args.collection ?? args.global ?? args.collectionSlug ?? args.globalSlug ?? args.slug ?? ''}`.trim()

/** The transaction a write belongs to, once it has begun; null when it belongs to none. */
export const transactionOf = async (args: WriteArgs): Promise<TransactionId | null> =>
  (await args?.req?.transactionID) ?? null
