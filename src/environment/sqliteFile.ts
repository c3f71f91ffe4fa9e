// The file behind an address of SQLite's. libsql reads the address as a URL: what means something in one is
// escaped in it.

import { realpathSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The address of a file by its path: `file:/srv/no%231/assay.db` for `/srv/no#1/assay.db`. */
export function urlOfFile(file: string): string {
  return `file:${file.replace(/[%#?]/g, encodeURIComponent)}`
}

/** The path behind an address; null for a database in memory, and for an address of another engine. */
export function fileOf(databaseUrl: string): string | null {
  if (!databaseUrl.startsWith('file:') || databaseUrl.includes(':memory:')) return null
  return databaseUrl.startsWith('file://')
    ? fileURLToPath(databaseUrl)
    : decodeURIComponent(databaseUrl.slice('file:'.length).replace(/[?#].*$/s, ''))
}

/** The path of a file by whatever links it is reached; as it is given where there is none. */
export function realFile(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return path.resolve(file)
  }
}
