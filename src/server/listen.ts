// Takes the port before anything slow starts, so that a second server stops at once with one sentence.

import type { Server } from 'node:http'

/** The port belongs to somebody else. */
export class PortInUseError extends Error {
  readonly code = 'server.portInUse'

  constructor(port: number) {
    super(
      `Port ${port} is in use: stop the other program, or choose another port, such as PORT=${port < 65_535 ? port + 1 : 3000} ` +
        'npm start.',
    )
    this.name = 'PortInUseError'
  }
}

/** The port is one of those that the system keeps for its administrator. */
class PortForbiddenError extends Error {
  readonly code = 'server.portForbidden'

  constructor(port: number) {
    super(
      `PORT must be one that this user may listen on, and ${port} is not: choose one from 1024 ` +
        'on, such as PORT=3000 npm start, with a proxy in front.',
    )
    this.name = 'PortForbiddenError'
  }
}

/**
 * Resolves once the server listens on every address of this machine. @throws PortInUseError,
 * PortForbiddenError
 */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusalOf(error, port)))
    server.listen(port, () => resolve())
  })
}

function refusalOf(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new PortInUseError(port)
  return error.code === 'EACCES' ? new PortForbiddenError(port) : error
}
