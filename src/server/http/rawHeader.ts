// One header of a request as it came. Node makes an object of all of them when one is asked for, at a tenth
// of the price of a kept answer.

import type { IncomingMessage } from 'node:http'

/**
 * The value of the header with this name in lower case; several are joined, as in a list (RFC 9110, section
 * 5.3).
 */
export function rawHeader(
  { rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>,
  name: string,
): string | undefined {
  let value: string | undefined
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const found = rawHeaders[at]!
    if (found.length !== name.length || (found !== name && found.toLowerCase() !== name)) continue
    value = value === undefined ? rawHeaders[at + 1]! : `${value}, ${rawHeaders[at + 1]!}`
  }
  return value
}
