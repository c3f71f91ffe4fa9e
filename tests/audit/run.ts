// Runs a command of the console on a data folder and a database.

import { execFile } from 'node:child_process'
import path from 'node:path'
import { bundled } from '../support/bundled.ts'

export type Said = { code: number | null; said: string }

/** In a process of its own: gives its exit code, and all that it said. */
export async function run(name: string, dataDir: string, args: string[], database: string): Promise<Said> {
  const command = await bundled(path.resolve(`src/server/console/${name}.ts`))
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    LOG_LEVEL: 'error',
    DATA_DIR: dataDir,
    DATABASE_URL: `file:${database}`,
  }
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--conditions=production', command, ...args],
      { env },
      (_, out, err) => resolve({ code: child.exitCode, said: out + err }),
    )
  })
}
