// Nobody chooses the address they are counted by.

import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { clientAddress, markAddress } from '#src/server/addresses.ts'
import { ADDRESS_HEADER } from '#src/throttle/address.ts'

/** A request over this connection, with what its header says of the way here. */
const call = (remoteAddress: string | undefined, forwardedFor?: string) =>
  ({
    headers: forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor },
    socket: { remoteAddress },
  }) as unknown as IncomingMessage

describe('the address of a caller', () => {
  it('is the connection’s own when no proxy is trusted, whatever the caller claims', () => {
    expect(clientAddress(call('203.0.113.9', '10.0.0.1'), 0)).toBe('203.0.113.9')
  })

  it('is what our one proxy saw', () => {
    expect(clientAddress(call('10.0.0.2', '203.0.113.9'), 1)).toBe('203.0.113.9')
  })

  it('is not what the caller wrote before our proxy added its own', () => {
    expect(clientAddress(call('10.0.0.2', '1.2.3.4, 5.6.7.8, 203.0.113.9'), 1)).toBe('203.0.113.9')
    expect(clientAddress(call('10.0.0.2', '1.2.3.4, 203.0.113.9, 10.0.0.3'), 2)).toBe('203.0.113.9')
  })

  it('falls back to the connection when the proxy sent nothing usable', () => {
    expect(clientAddress(call('10.0.0.2', undefined), 1)).toBe('10.0.0.2')
    expect(clientAddress(call('10.0.0.2', '<script>'), 1)).toBe('10.0.0.2')
    expect(clientAddress(call(undefined, undefined), 0)).toBe('unknown')
  })

  it('reads the same for IPv4 in IPv6, in brackets and with a port', () => {
    expect(clientAddress(call('::ffff:203.0.113.9', undefined), 0)).toBe('203.0.113.9')
    expect(clientAddress(call('::1', '[2001:DB8::1]:443'), 1)).toBe('2001:db8::1')
    expect(clientAddress(call('::1', '203.0.113.9:5555'), 1)).toBe('203.0.113.9')
    expect(clientAddress(call('::ffff:cb00:7109'), 0)).toBe('203.0.113.9')
    expect(clientAddress(call('::1', '2001:0db8:0000::0042'), 1)).toBe('2001:db8::42')
  })

  it('cannot be forged by its own header', () => {
    const headers: Record<string, string> = {
      [ADDRESS_HEADER]: '10.0.0.1',
      'x-assay-anything': 'x',
      'x-forwarded-host': 'evil.example',
      forwarded: 'for=10.0.0.1',
      'x-real-ip': '10.0.0.1',
      accept: '*/*',
    }
    markAddress({ headers, socket: { remoteAddress: '203.0.113.9' } } as unknown as IncomingMessage, 0)
    expect(headers).toEqual({ accept: '*/*', [ADDRESS_HEADER]: '203.0.113.9' })
  })
})
