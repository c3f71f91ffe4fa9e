// The file behind an address of SQLite's.

import { fileURLToPath } from 'node:url'

/** Its path; null for a database in memory, and for an address of another engine. */
export function fileOf(databaseUrl: string): string | null {
  if (!databaseUrl.startsWith('file:') || databaseUrl.includes(':memory:')) return null
  return databaseUrl.startsWith('file://')
    ? fileURLToPath(databaseUrl)
    : databaseUrl.slice('file:'.length).replace(/\?.*$/, '')
}
