// Where a request came from, as the server in front of us saw it.

import { isIPv4, isIPv6 } from 'node:net'

/** The header that our own server sets, and strips from what clients send. */
export const ADDRESS_HEADER = 'x-assay-address'

/** Requests without the header share one bucket: tests, and a server that forgot to set it. */
const UNKNOWN = 'unknown'

/**
 * The client's address as a throttle counts it. An IPv6 customer owns a whole /64 (RFC 6177), so its first half counts;
 * an IPv4 address written as IPv6 counts as IPv4.
 */
export function addressOf(headers: { get(name: string): string | null }): string {
  const text = headers.get(ADDRESS_HEADER)?.trim().toLowerCase() ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1]
  const address = mapped ?? text
  if (isIPv4(address)) return address
  return isIPv6(address) ? `${firstHalf(address)}::/64` : UNKNOWN
}

function firstHalf(address: string): string {
  const [head = '', tail] = address.split('%')[0]!.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array.from({ length: gap }, () => '0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
