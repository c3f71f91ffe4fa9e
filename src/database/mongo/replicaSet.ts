// Without a replica set Payload drops transactions in silence (db-mongodb/dist/connect.js), so we do not
// start without one.

import type { Connection } from 'mongoose'
import { DatabaseUrlError } from '../common/errors.ts'

const noReplicaSet = () =>
  new DatabaseUrlError(
    'DATABASE_URL must name MongoDB’s replica set, for example ' +
      'mongodb://host/assay?replicaSet=rs0: without one nothing is stored all or nothing.',
  )

/**
 * Throws `DatabaseUrlError` for a `mongodb:` URL without `replicaSet`; for `mongodb+srv:` DNS may supply it,
 * so that is seen on connecting.
 */
export const refuseUrlWithoutReplicaSet = (databaseUrl: string): void => {
  if (databaseUrl.startsWith('mongodb:') && !/[?&]replicaSet=[^&]/.test(databaseUrl)) throw noReplicaSet()
}

/**
 * Throws `DatabaseUrlError` unless the connection knows its replica set and the server is a member of one.
 */
export const refuseWithoutReplicaSet = async (connection: Connection): Promise<void> => {
  if (!connection.getClient().options.replicaSet) throw noReplicaSet()
  const hello = await connection.db?.admin().command({ hello: 1 })
  if (!hello?.setName) {
    throw new DatabaseUrlError(
      'The MongoDB server in DATABASE_URL is not a replica set; start it with --replSet (a set ' +
        'of one will do).',
    )
  }
}
