// The indexes MongoDB should have by the config, and those it has.

import type { Connection, Model } from 'mongoose'

/** One index that the config asks for. */
export type WantedIndex = { collection: string; fields: string[]; unique: boolean }

/** Each of its own document type, which does not matter here and which mongoose cannot say of all at once. */
const models = (connection: Connection): Model<unknown>[] =>
  Object.values(connection.models) as unknown as Model<unknown>[]

/**
 * Waits until the indexes are built, so that no unique rule comes too late for the first write; one that
 * exists takes no time. Those that cannot be built (old data that breaks a unique rule) are returned with the
 * server's reason.
 */
export const waitForIndexes = async (
  connection: Connection,
): Promise<{ collection: string; reason: string }[]> => {
  const built = await Promise.allSettled(models(connection).map((model) => model.init()))
  return built.flatMap((result, i) =>
    result.status === 'fulfilled'
      ? []
      : [
          {
            collection: models(connection)[i]?.collection.collectionName ?? '?',
            reason: String(result.reason?.message ?? result.reason),
          },
        ],
  )
}

/** The unique indexes of the config that the server does not have. */
export const missingUniqueIndexes = async (connection: Connection): Promise<WantedIndex[]> => {
  const missing: WantedIndex[] = []
  for (const model of models(connection)) {
    const existing = await model.collection.indexes().catch(() => [])
    const have = new Set(
      existing.filter(({ unique }) => unique === true).map(({ key }) => Object.keys(key).join(' ')),
    )
    for (const [key, options] of model.schema.indexes()) {
      if (options?.unique !== true) continue
      const fields = Object.keys(key)
      if (!have.has(fields.join(' ')))
        missing.push({ collection: model.collection.collectionName, fields, unique: true })
    }
  }
  return missing
}
