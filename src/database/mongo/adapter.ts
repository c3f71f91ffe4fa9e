// MongoDB, for newsrooms that outgrow one machine: always with transactions, never without a replica set.
import { mongooseAdapter } from '@payloadcms/db-mongodb'
import type { DatabaseAdapterObj } from 'payload'

import type { DatabaseOptions } from '../adapter.ts'

/** The MongoDB adapter. Ids are the hex text of ObjectIds, strings as on SQLite. */
export const mongoDatabase = ({ databaseUrl }: DatabaseOptions): DatabaseAdapterObj =>
  mongooseAdapter({
    url: databaseUrl,
    useJoinAggregations: false,
    transactionOptions: {},
  })
