// The try-out's secret: made once, kept in DATA_DIR, so that a restart does not log everybody out.

import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolders } from './folders.ts'

/** The secret kept in `dataDir/secret` (mode 600), made there if it is missing. */
export function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  return read(file) ?? make(file, dataDir)
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    throw new Error(
      `The secret in ${file} cannot be read (${code}): make it a file that Assay may read, or ` +
        'bring it back from a backup. Another secret would end every session and every API key.',
      { cause: error },
    )
  }
}

/**
 * Written beside and linked into place: of two processes that start at once, both end with the same secret.
 */
function make(file: string, dataDir: string): string {
  makeFolders(dataDir, 0o700)
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  const secret = read(file)
  if (!secret) throw new Error(`The secret in ${file} is empty; delete the file and start again.`)
  return secret
}
