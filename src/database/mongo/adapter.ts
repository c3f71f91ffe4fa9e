// MongoDB, for newsrooms that outgrow one machine: always with transactions, never without a replica set.

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import type { DatabaseAdapterObj } from 'payload'
import { forwardOnly } from '../common/forwardOnly.ts'
import type { DatabaseOptions } from '../common/options.ts'
import { mergeSessionWrites } from '../sessions/sessionWrites.ts'
import { waitForIndexes } from './indexes.ts'
import { prepareNotices } from './notices.ts'
import { refuseUrlWithoutReplicaSet, refuseWithoutReplicaSet } from './replicaSet.ts'
import { guardTransactions } from './transactions.ts'
import { failFastWhenAway, failFastAfterTimeout, shortPatience } from './unavailable.ts'

/** The MongoDB adapter. Ids are the hex text of ObjectIds, strings as on SQLite. */
export const mongoDatabase = ({ databaseUrl }: DatabaseOptions): DatabaseAdapterObj => {
  refuseUrlWithoutReplicaSet(databaseUrl)
  const unguarded = mongooseAdapter({
    url: databaseUrl,
    useJoinAggregations: false,
    transactionOptions: { writeConcern: { w: 'majority', j: true } },
    connectOptions: shortPatience(databaseUrl),
    afterOpenConnection: async ({ connection, payload }) => {
      failFastAfterTimeout(connection.getClient())
      await refuseWithoutReplicaSet(connection)
      await prepareNotices(connection)
      for (const index of await waitForIndexes(connection))
        payload.logger.error({ ...index, msg: 'MongoDB could not build an index.' })
    },
  })
  return {
    ...unguarded,
    init: (args) => {
      const adapter = unguarded.init(args)
      failFastWhenAway(adapter, { databaseUrl })
      const { restart } = guardTransactions(adapter)
      return mergeSessionWrites(forwardOnly(adapter), { restart })
    },
  }
}
