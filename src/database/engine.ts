// Which database a URL speaks of.

import { DatabaseUrlError } from './errors.ts'

export type Engine = 'sqlite' | 'mongodb'

/** The engine behind a `DATABASE_URL`. Throws `DatabaseUrlError` for any scheme but file:, mongodb: and mongodb+srv:. */
export const engineOf = (databaseUrl: string): Engine => {
  const scheme = databaseUrl.slice(0, databaseUrl.indexOf(':') + 1).toLowerCase()
  if (scheme === 'file:') return 'sqlite'
  if (scheme === 'mongodb:' || scheme === 'mongodb+srv:') return 'mongodb'
  throw new DatabaseUrlError(
    'DATABASE_URL must start with file: (SQLite) or mongodb:// (MongoDB), for example file:./data/assay.db.',
  )
}
