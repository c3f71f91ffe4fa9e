// A body that waits outside: Next parses what a server action sends before anybody has asked who sends it.

import type { IncomingMessage } from 'node:http'

export type HeldBody = {
  /** Reads the body to its end; null where its sender went away before. */
  whole: () => Promise<Buffer | null>
  /** Gives the body that was read to whoever reads the request next. */
  release: () => void
}

/**
 * Keeps what arrives from the reader of the request, and takes no more than a packet or two until `whole` is
 * called. To be called in the same turn in which the request came, and before `countBody`, which then counts
 * what is kept here.
 */
export function holdBody(req: IncomingMessage): HeldBody {
  const push = req.push.bind(req)
  const pieces: Buffer[] = []
  let isTaken = false
  let end!: (isWhole: boolean) => void
  const ended = new Promise<boolean>((resolve) => {
    end = resolve
  })
  req.push = (piece: Buffer | null) => {
    if (piece) pieces.push(piece)
    else end(true)
    return isTaken
  }
  req.once('close', () => end(false))
  return {
    whole: async () => {
      isTaken = true
      req._read(0) // Node stopped reading the connection when it was told to wait
      return (await ended) ? Buffer.concat(pieces) : null
    },
    release: () => {
      for (const piece of pieces) push(piece)
      push(null)
    },
  }
}
