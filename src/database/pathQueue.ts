// Lets the writes to one document of this process go one after the other, so that they do not meet as conflicts.
// A courtesy, not a lock: other processes, other paths and waits over the limit go ahead and are caught by the retries.

/** After this a write goes ahead without its turn, in milliseconds. */
const LONGEST_WAIT_MS = 5000

export type PathQueue = <T>(path: string, work: () => Promise<T>) => Promise<T>

/** A queue for each path, first in first out; a path that nobody waits for costs nothing. */
export const createPathQueue = (longestWaitMs = LONGEST_WAIT_MS): PathQueue => {
  const tails = new Map<string, Promise<unknown>>()
  return async (path, work) => {
    const before = tails.get(path)
    const mine = (before ? atMost(before, longestWaitMs) : Promise.resolve()).then(work)
    const tail = mine.then(
      () => undefined,
      () => undefined,
    )
    tails.set(path, tail)
    try {
      return await mine
    } finally {
      if (tails.get(path) === tail) tails.delete(path)
    }
  }
}

const atMost = (promise: Promise<unknown>, milliseconds: number): Promise<unknown> => {
  let timer: NodeJS.Timeout
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer))
}

/**
 * The document that a request writes to, as `/api/<collection>/<id>`; null when it writes to none in particular.
 * `POST /api/<collection>/login` and its like name no document, and logins must not queue for one another.
 */
export const documentPath = (request: Request): string | null => {
  const segments = new URL(request.url).pathname.split('/').filter(Boolean)
  const fewest = request.method === 'POST' ? 4 : 3
  return segments.length >= fewest ? `/${segments.slice(0, 3).join('/')}` : null
}
