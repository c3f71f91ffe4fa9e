// The end of the process: open requests are finished, the database is closed, nothing is cut in the middle.

import type { Server } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'

/** Milliseconds open requests get to finish. */
const REQUESTS_TIMEOUT_MS = 10_000
/** Milliseconds Assay gets to close: its running tick, then the database. */
const CLOSING_TIMEOUT_MS = 5_000
/**
 * npm passes Ctrl-C on to a process that the terminal has told already: two signals this close together are
 * one.
 */
const SAME_SIGNAL = 500
/**
 * Milliseconds without a request after which a connection is idle: one opened just now has its request on the
 * way.
 */
const IDLE_AFTER = 1_000

type Options = {
  server: Server
  /** Closes what is behind the server. */
  close: () => Promise<void>
  say: (line: string) => void
  exit?: (code: number) => void
  patience?: number
}

/**
 * Closes everything in order on SIGTERM and SIGINT; a second signal exits at once. Returns whether closing
 * has begun.
 */
export function closeOnSignal({
  server,
  close,
  say,
  exit = (code) => process.exit(code),
  patience = REQUESTS_TIMEOUT_MS,
}: Options): () => boolean {
  const connections = followConnections(server)
  let began: number | null = null

  const onSignal = () => {
    if (began !== null) {
      if (performance.now() - began > SAME_SIGNAL) exit(1)
      return
    }
    began = performance.now()
    say('Closing: finishing open requests …')
    void closeAll({ server, connections, close, patience, say }).then(exit)
  }

  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  return () => began !== null
}

/** Resolves with the exit code: 0 when everything was closed in order. */
async function closeAll({
  server,
  connections,
  close,
  patience,
  say,
}: Required<Omit<Options, 'exit'>> & { connections: Connections }): Promise<number> {
  try {
    await stopServing({ server, connections, patience })
    await within(close(), CLOSING_TIMEOUT_MS, 'the database did not close in time.')
    say('Closed.')
    return 0
  } catch (error) {
    say(`Closed with an error: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
}

function stopServing({
  server,
  connections,
  patience,
}: {
  server: Server
  connections: Connections
  patience: number
}): Promise<void> {
  return new Promise((resolve) => {
    // A connection kept alive becomes idle when its request has ended: it is looked for again and again.
    const sweep = setInterval(() => connections.closeIdle(), 50)
    const cut = setTimeout(() => server.closeAllConnections(), patience)
    // Not http's own close: that cuts what is idle at this instant, and with it a request that is on the way
    // there.
    NetServer.prototype.close.call(server, () => {
      clearInterval(sweep)
      clearTimeout(cut)
      resolve()
    })
    connections.closeIdle()
  })
}

type Connections = { closeIdle: () => void }

/**
 * Counts the open requests of each connection. Node's own `closeIdleConnections` passes over those that have
 * not asked for anything yet, and browsers open such ahead of need.
 */
function followConnections(server: Server): Connections {
  const open = new Map<Socket, { requests: number; since: number }>()
  const count = (socket: Socket, change: number) => {
    const connection = open.get(socket)
    if (connection) open.set(socket, { requests: connection.requests + change, since: performance.now() })
  }
  server.on('connection', (socket: Socket) => {
    open.set(socket, { requests: 0, since: performance.now() })
    socket.once('close', () => open.delete(socket))
  })
  server.on('request', ({ socket }, res) => {
    count(socket, 1)
    res.once('close', () => count(socket, -1))
  })
  return {
    closeIdle: () => {
      for (const [socket, { requests, since }] of open)
        if (requests === 0 && performance.now() - since > IDLE_AFTER) socket.destroy()
    },
  }
}

async function within(work: Promise<void>, ms: number, sentence: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(sentence)), ms)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
