// Guesses at API keys: wrong ones are counted by address, and past the limit no new key from there is looked
// up.

import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { addressOf } from './address.ts'
import { throttleOf } from './index.ts'

const LIMIT = 'wrong key by address'

/**
 * Keys that were right, each with the address it came from, as hashes: they are not held up by the guesses of
 * a neighbour.
 */
const known = new Set<string>()
const MAX_KNOWN = 1_000

type Tried = { payload: Payload; headers: Headers }

/**
 * Asks before the key of a request is looked up; call `wasRight` with the outcome. @throws ThrottledError
 * past the limit
 */
export async function throttleKey({
  payload,
  headers,
}: Tried): Promise<{ wasRight: (right: boolean) => Promise<void> }> {
  const sent = headers.get('authorization') ?? ''
  const address = addressOf(headers)
  if (!sent.startsWith('integrations API-Key ')) return { wasRight: async () => {} }
  const place = createHash('sha256').update(`${address} ${sent}`).digest('base64')
  if (!known.has(place)) await throttleOf(payload).check(LIMIT, address)
  return {
    wasRight: async (right) => {
      if (!right) {
        known.delete(place)
        await throttleOf(payload).take(LIMIT, address)
        return
      }
      if (known.size >= MAX_KNOWN) known.clear()
      known.add(place)
    },
  }
}
