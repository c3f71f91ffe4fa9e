// How the last server on this database ended: one word in a file beside it, so that a start after an end that
// was none can tell whether SQLite's log, which then holds what was stored last, is still there. MongoDB
// keeps its own.

import { mkdir, open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { LogProblem } from '#src/audit/events/record.ts'
import { fileOf, logProblem } from '#src/database/index.ts'

type Place = { dataDir: string; databaseUrl: string }

const kept = z.object({
  state: z.enum(['serving', 'ended']),
  at: z.string(),
  /** The database file that was served. */
  database: z.string(),
  /** Something had been written to the log, so that it must be there. */
  hasLog: z.boolean(),
  /** Found and not yet on the record. */
  problem: z.enum(['missing', 'damaged']).nullable(),
})
type Kept = z.infer<typeof kept>

type Last = { problem: LogProblem | null; unreadable: string | null }

/** The file that says how the last server ended. */
function lastEndFile(dataDir: string): string {
  return path.join(dataDir, 'last-end.json')
}

/**
 * Looks at how the last server ended. Call it while nobody has the database open, and while this process
 * holds it. A file that cannot be read says nothing, and is told of.
 */
export async function lastEnd({ dataDir, databaseUrl }: Place): Promise<Last> {
  const file = fileOf(databaseUrl)
  if (!file) return { problem: null, unreadable: null }
  const { last, unreadable } = await read(dataDir)
  // By its name: the whole folder may have been moved, or copied from a machine that died.
  if (!last || path.basename(last.database) !== path.basename(file)) return { problem: null, unreadable }
  const found = last.state === 'serving' && last.hasLog ? await logProblem(file) : null
  return { problem: last.problem ?? found, unreadable }
}

/**
 * Says that the database is being served, or that it is not any more, with what was found and is not yet on
 * the record.
 */
export async function keepState(
  { dataDir, databaseUrl }: Place,
  { state, hasLog = false, problem = null }: Pick<Kept, 'state'> & Partial<Pick<Kept, 'hasLog' | 'problem'>>,
): Promise<void> {
  const database = fileOf(databaseUrl)
  if (!database) return
  await mkdir(dataDir, { recursive: true })
  const draft = `${lastEndFile(dataDir)}.${process.pid}`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(
      `${JSON.stringify({ state, at: new Date().toISOString(), database, hasLog, problem } satisfies Kept)}\n`,
    )
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, lastEndFile(dataDir))
}

async function read(dataDir: string): Promise<{ last: Kept | null; unreadable: string | null }> {
  const file = lastEndFile(dataDir)
  try {
    return { last: kept.parse(JSON.parse(await readFile(file, 'utf8'))), unreadable: null }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { last: null, unreadable: null }
    return {
      last: null,
      unreadable: `${file} cannot be read, so nobody can say whether the last server ended in order. It is written anew.`,
    }
  }
}
