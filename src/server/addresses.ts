// Who is calling: the address a limit may count by, which no visitor can choose.

import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { ADDRESS_HEADER } from '#src/throttle/address.ts'

type Call = { remote: string | undefined; forwardedFor: string | undefined; trustProxy: number }

/**
 * The client's address: the connection's own, or the entry of `X-Forwarded-For` that the outermost of `trustProxy`
 * proxies wrote. What stands further left was written by the visitor.
 */
export function clientAddress({ remote, forwardedFor, trustProxy }: Call): string {
  const connection = plainAddress(remote ?? '') ?? 'unknown'
  if (trustProxy === 0 || !forwardedFor) return connection
  const chain = [...forwardedFor.split(','), connection]
  return plainAddress(chain[Math.max(0, chain.length - 1 - trustProxy)] ?? '') ?? connection
}

/** Writes the true address into the request and takes out whatever the visitor claimed about the way here. */
export function markAddress(req: IncomingMessage, trustProxy: number): void {
  const forwardedFor = [req.headers['x-forwarded-for']].flat().join(',')
  for (const name of Object.keys(req.headers)) {
    if (
      name.startsWith('x-assay-') ||
      name.startsWith('x-forwarded-') ||
      name === 'forwarded' ||
      name === 'x-real-ip'
    )
      delete req.headers[name]
  }
  req.headers[ADDRESS_HEADER] = clientAddress({ remote: req.socket.remoteAddress, forwardedFor, trustProxy })
}

/** An IP address without port, brackets or the IPv4-in-IPv6 prefix; null when it is none. */
function plainAddress(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[(.+)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(bare) ? bare.toLowerCase() : null
}
