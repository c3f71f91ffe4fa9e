// Who is calling: the address a limit may count by, which no visitor can choose.

import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import proxyAddr from 'proxy-addr'
import { ADDRESS_HEADER, isAddress } from '#src/throttle/address.ts'

/**
 * The client's address: the connection's own, or the entry of `X-Forwarded-For` that the outermost of
 * `trustProxy` proxies wrote. What stands further left was written by the visitor.
 */
export function clientAddress(req: IncomingMessage, trustProxy: number): string {
  const connection = plainAddress(req.socket.remoteAddress) ?? 'unknown'
  return plainAddress(proxyAddr(req, (_, hop) => hop < trustProxy)) ?? connection
}

/** Writes the true address into the request and takes out whatever the visitor claimed about the way here. */
export function markAddress(req: IncomingMessage, trustProxy: number): void {
  const address = clientAddress(req, trustProxy)
  for (const name of Object.keys(req.headers)) {
    if (
      name.startsWith('x-assay-') ||
      name.startsWith('x-forwarded-') ||
      name === 'forwarded' ||
      name === 'x-real-ip'
    )
      delete req.headers[name]
  }
  req.headers[ADDRESS_HEADER] = address
}

/** An IP address without port, brackets or the IPv4-in-IPv6 prefix; null when it is none. */
function plainAddress(text = ''): string | null {
  const bare = text
    .trim()
    .replace(/^\[(.+)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  if (!isAddress(bare)) return null
  return ipaddr.process(bare).toString()
}
