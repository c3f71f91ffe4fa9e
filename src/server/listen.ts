// Takes the port before anything slow starts, so that a second server stops at once with one sentence.

import type { Server } from 'node:http'

/** The port belongs to somebody else. */
export class PortInUseError extends Error {
  readonly code = 'server.portInUse'

  constructor(port: number) {
    super(
      `Port ${port} is in use: stop the other program, or choose another port, such as PORT=${port + 1} npm start.`,
    )
    this.name = 'PortInUseError'
  }
}

/** Resolves once the server listens on every address of this machine. @throws PortInUseError */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(port) : error),
    )
    server.listen(port, () => resolve())
  })
}
