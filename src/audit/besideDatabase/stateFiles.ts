// The files in which a data folder keeps how the last server on each of its databases ended: `last-end.json`
// is of the one that was opened last, those of others wait aside.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { realFile } from '#src/database/index.ts'
import { BESIDE_DATABASE } from './backupEnd.ts'

const schema = z.object({
  state: z.enum(['serving', 'ended']),
  at: z.string(),
  /** The database file that was served. */
  database: z.string(),
  /** Something had been written to the log, so that it must be there. */
  hasLog: z.boolean(),
  problem: BESIDE_DATABASE.problem,
  /** Null from before anybody may add to the record. An older Assay wrote none. */
  end: BESIDE_DATABASE.end.default(null),
  added: BESIDE_DATABASE.added.default(null),
})

/** How the last server on a database ended. */
export type ServingState = z.infer<typeof schema>

type Stored = { file: string; state: ServingState }

type States = { own: ServingState | null; others: ServingState[]; unreadable: string | null }

/**
 * What the folder says of this database, and of others that were opened with it. A file that cannot be read
 * says nothing, and is told of where none says anything of this database.
 */
export async function readStates(dataDir: string, database: string): Promise<States> {
  const { stored, unreadable } = await readAll(dataDir)
  const own = ownOf(stored, { dataDir, database })
  const others = stored.filter((each) => !own.includes(each)).map(({ state }) => state)
  return { own: own.at(-1)?.state ?? null, others, unreadable: own.length > 0 ? null : unreadable }
}

/** Writes what counts of this database from now on; what is there of another one goes aside. */
export async function writeState(dataDir: string, state: ServingState): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  const { stored } = await readAll(dataDir)
  const own = ownOf(stored, { dataDir, database: state.database })
  const last = stored.find(({ file }) => file === lastEndFile(dataDir))
  if (last && !own.includes(last)) await rename(last.file, asideFile(dataDir, last.state.database))
  const draft = `${lastEndFile(dataDir)}.${process.pid}`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(state)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, lastEndFile(dataDir))
  for (const { file } of own) if (file !== lastEndFile(dataDir)) await rm(file, { force: true })
}

/** A sentence for the log. */
export function unreadableText(file: string): string {
  return (
    `${file} cannot be read, so nobody can say whether the last server ended in order. It is ` +
    'written anew.'
  )
}

function lastEndFile(dataDir: string): string {
  return path.join(dataDir, 'last-end.json')
}

/** Where that of one database waits while another is opened with the same data folder. */
function asideFile(dataDir: string, database: string): string {
  const name = createHash('sha256').update(database).digest('hex').slice(0, 12)
  return path.join(dataDir, `last-end-${name}.json`)
}

/** Those of this database, the latest at the end. */
function ownOf(stored: readonly Stored[], place: { dataDir: string; database: string }): Stored[] {
  const same = stored.filter(({ state }) => realFile(state.database) === realFile(place.database))
  if (same.length > 0) return same.toSorted((one, other) => (one.state.at < other.state.at ? -1 : 1))
  return stored.filter(({ file, state }) => file === lastEndFile(place.dataDir) && isMoved(state, place))
}

/**
 * Whether a state is of this database at its former place, by its name: the whole folder may have been moved,
 * or copied from a machine that died, or copied beside the one that is there.
 */
function isMoved(
  { database: former }: ServingState,
  { dataDir, database }: { dataDir: string; database: string },
): boolean {
  const isWithin = (file: string) => path.dirname(realFile(file)) === realFile(dataDir)
  const isCopied = isWithin(database) && !isWithin(former)
  return path.basename(former) === path.basename(database) && (isCopied || !existsSync(former))
}

async function readAll(dataDir: string): Promise<{ stored: Stored[]; unreadable: string | null }> {
  const names = await readdir(dataDir).catch(() => [])
  const stored: Stored[] = []
  let unreadable: string | null = null
  for (const name of names.filter((each) => /^last-end(-[0-9a-f]{12})?\.json$/.test(each))) {
    const file = path.join(dataDir, name)
    try {
      stored.push({ file, state: schema.parse(JSON.parse(await readFile(file, 'utf8'))) })
    } catch (error) {
      const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT'
      if (!isGone && file === lastEndFile(dataDir)) unreadable = unreadableText(file)
    }
  }
  return { stored, unreadable }
}
