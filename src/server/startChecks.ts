// What would keep a server from serving, found before anything slow begins: packages, the database, the port.

import { open } from 'node:fs/promises'
import { type Engine, engineOf } from '#src/database/common/engine.ts'
import { refuseUrlWithoutReplicaSet } from '#src/database/mongo/replicaSet.ts'
import { EnvironmentError, type Environment } from '#src/environment/index.ts'
import { fileOf } from '#src/environment/sqliteFile.ts'

/** The first bytes of every file of SQLite's. */
const SQLITE = 'SQLite format 3\0'
/**
 * Milliseconds that a server of MongoDB's gets to answer: before a build, and at the start, where it may have
 * been started at the same time.
 */
export const MONGODB_WITHIN = { build: 10_000, start: 30_000 }

type Place = Pick<Environment, 'databaseUrl'>

/** Packages with parts in the machine's own code, by the engine that needs them. */
const NATIVE: Record<Engine, Record<string, () => Promise<unknown>>> = {
  sqlite: { sharp: () => import('sharp'), libsql: () => import('@libsql/client') },
  mongodb: { sharp: () => import('sharp') },
}

/** @throws Error with one sentence where a package, or the database's file, cannot be used. */
export async function refuseUnusable({ databaseUrl }: Place): Promise<void> {
  for (const [name, load] of Object.entries(NATIVE[engineOf(databaseUrl)]))
    await load().catch(() => {
      throw new Error(
        `The package ${name} cannot be loaded on this machine (${process.platform} ${process.arch}, ` +
          `Node ${process.versions.node}): remove node_modules and run npm ci here, without ` +
          'leaving out optional packages.',
      )
    })
  const file = fileOf(databaseUrl)
  if (file && !(await isSqlite(file)))
    throw new EnvironmentError(
      'DATABASE_URL',
      `DATABASE_URL must name a database of SQLite, and ${file} is something else: choose another name.`,
    )
}

/**
 * Is there a MongoDB within so many milliseconds?
 * @throws EnvironmentError where the address cannot be used, or nobody answers there.
 */
export async function refuseAbsentDatabase({ databaseUrl }: Place, within: number): Promise<void> {
  if (engineOf(databaseUrl) !== 'mongodb') return
  refuseUrlWithoutReplicaSet(databaseUrl)
  const { MongoClient } = await import('mongodb')
  let client
  try {
    client = new MongoClient(databaseUrl, patience(databaseUrl, within))
  } catch {
    // The driver's own words may hold the password.
    throw new EnvironmentError(
      'DATABASE_URL',
      'DATABASE_URL must be an address that MongoDB’s driver can read, such as ' +
        'mongodb://user:password@host/assay?replicaSet=rs0, with @, :, /, ?, # and % in a name ' +
        'or a password as %40, %3A, %2F, %3F, %23 and %25.',
    )
  }
  try {
    await client.connect()
  } catch (error) {
    throw new EnvironmentError('DATABASE_URL', absence(error as Error))
  } finally {
    await client.close()
  }
}

function absence({ name, message }: Error): string {
  return /auth/i.test(`${name} ${message}`)
    ? 'DATABASE_URL must have a name and a password that the MongoDB there takes.'
    : 'DATABASE_URL must be the address of a MongoDB that runs: nobody answered there, or not ' +
        'for that replicaSet.'
}

function patience(databaseUrl: string, within: number) {
  return /[?&]serverSelectionTimeoutMS=/i.test(databaseUrl) ? {} : { serverSelectionTimeoutMS: within }
}

/**
 * Nothing, or a file that begins as one of SQLite's. Opened before SQLite has it open: see
 * environment/settingFolders.ts.
 */
async function isSqlite(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => null)
  if (!handle) return true
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0)
    return bytesRead === 0 || buffer.toString('latin1', 0, bytesRead) === SQLITE
  } finally {
    await handle.close()
  }
}
