// Where a request came from, as the server in front of us saw it.

import ipaddr from 'ipaddr.js'

/** The header that our own server sets, and strips from what clients send. */
export const ADDRESS_HEADER = 'x-assay-address'

/**
 * Whether a text is an IP address in its usual spelling. Only one kind is asked, by its signs: of the other
 * ipaddr.js tells by an error that it throws, which costs a request a tenth of a millisecond.
 */
export function isAddress(text: string): boolean {
  return text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text)
}

/** Requests without the header share one bucket: tests, and a server that forgot to set it. */
const UNKNOWN = 'unknown'

/**
 * The client's address as a throttle counts it. An IPv6 customer owns a whole /64 (RFC 6177), so its first
 * half counts; an IPv4 address written as IPv6 counts as IPv4.
 */
export function addressOf(headers: { get(name: string): string | null }): string {
  const text = headers.get(ADDRESS_HEADER)?.trim() ?? ''
  if (!isAddress(text)) return UNKNOWN
  const address = ipaddr.process(text)
  if (address instanceof ipaddr.IPv4) return address.toString()
  const network = address.parts.slice(0, 4).map((part) => part.toString(16))
  return `${network.join(':')}::/64`
}
