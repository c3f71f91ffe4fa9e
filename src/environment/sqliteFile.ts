// The file behind an address of SQLite's. libsql reads the address as a URL: what means something in one is
// escaped in it.

import { fileURLToPath } from 'node:url'

/** The address of a file by its path: `file:/srv/no%231/assay.db` for `/srv/no#1/assay.db`. */
export function urlOfFile(path: string): string {
  return `file:${path.replace(/[%#?]/g, encodeURIComponent)}`
}

/** The path behind an address; null for a database in memory, and for an address of another engine. */
export function fileOf(databaseUrl: string): string | null {
  if (!databaseUrl.startsWith('file:') || databaseUrl.includes(':memory:')) return null
  return databaseUrl.startsWith('file://')
    ? fileURLToPath(databaseUrl)
    : decodeURIComponent(databaseUrl.slice('file:'.length).replace(/[?#].*$/s, ''))
}
