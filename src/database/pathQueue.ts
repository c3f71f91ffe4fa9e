// Lets the writes to one document of this process go one after the other, so that they do not meet as
// conflicts. A courtesy, not a lock: other processes, other paths and whoever follows a turn that takes too
// long go ahead, and are caught by the retries.

import { Mutex } from 'async-mutex'

/** After this the next write goes ahead beside the one that is still busy, in milliseconds. */
const MAX_TURN_MS = 5000

export type PathQueue = <T>(path: string, work: () => Promise<T>) => Promise<T>

/** A queue for each path, first in first out; a path that nobody waits for costs nothing. */
export const createPathQueue = (longestTurnMs = MAX_TURN_MS): PathQueue => {
  const turns = new Map<string, Mutex>()
  return async (path, work) => {
    const turn = turns.get(path) ?? new Mutex()
    turns.set(path, turn)
    const end = await turn.acquire()
    const limit = setTimeout(end, longestTurnMs)
    try {
      return await work()
    } finally {
      clearTimeout(limit)
      end()
      if (turns.get(path) === turn && !turn.isLocked()) turns.delete(path)
    }
  }
}

/**
 * The document that a request writes to, as `/api/<collection>/<id>`; null when it writes to none in
 * particular. `POST /api/<collection>/login` and its like name no document, and logins must not queue for one
 * another.
 */
export const documentPath = (request: Request): string | null => {
  const segments = new URL(request.url).pathname.split('/').filter(Boolean)
  const fewest = request.method === 'POST' ? 4 : 3
  return segments.length >= fewest ? `/${segments.slice(0, 3).join('/')}` : null
}
